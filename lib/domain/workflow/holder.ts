// The words for who holds a case.
import type { StatusFacts } from '@/lib/domain/workflow/step';

type Holder = StatusFacts<string>['holder'];

const words: Record<NonNullable<Holder>, string> = {
  AGENCY: 'Agency',
  INTAKE: 'Intake office',
  LIAISON: 'Liaison',
  SUPERVISOR: 'Field supervisor',
  HEADQUARTERS: 'Headquarters',
  LEGAL: 'Reviewers of the text',
  BOTH: 'Agency and liaison',
  SIGNERS: 'Signers',
  PORTAL: 'Portal',
};

/** "Liaison", "Agency and liaison"; "Nobody: closed" once nothing more happens. */
export const holderText = (holder: Holder): string => (holder === null ? 'Nobody: closed' : words[holder]);
