// Findings about the duties that clauses carry: one that has to stand in a clause and stands in none, one that stands in
// two, and one that recurs without a first day.
import { type ObligationType, obligationTypeLabels, obligationTypes } from '@/lib/domain/programs/obligation-type';
import { mandatoryDuties } from './clause-duties';
import { type AgencyProfile, appliesTo } from './for-agency';
import { profileName, profilesOf } from './lint-coverage';
import { clauseName, type LintFault } from './lint-fault';
import { dutiesOf, type LibraryClause, type TemplateContent } from './template-content';

type Carrying = { type: ObligationType; carriers: readonly LibraryClause[]; profiles: readonly AgencyProfile[] };

const missing = ({ type, carriers, profiles }: Carrying, source: string | undefined): LintFault[] => {
  if (source === undefined) return [];
  const broken = profiles.filter((profile) => !carriers.some((clause) => appliesTo(clause, profile)));
  const [first] = broken;
  if (!first) return [];
  const who = profileName(first, profiles.length, broken.length);
  const message = `No clause for ${who} carries the duty “${obligationTypeLabels[type]}”, which ${source} asks for. Add it to the clause that speaks of it.`;
  return [{ rule: 'duty', clause: null, message }];
};

const twice = ({ type, carriers, profiles }: Carrying): LintFault[] => {
  const both = profiles
    .map((profile) => carriers.filter((clause) => appliesTo(clause, profile)))
    .find(({ length }) => length > 1);
  const [first, second] = both ?? [];
  if (!first || !second) return [];
  const message =
    first.id === second.id
      ? `The clause ${clauseName(first)} carries the duty “${obligationTypeLabels[type]}” twice. Keep one.`
      : `The clauses ${clauseName(first)} and ${clauseName(second)} both carry the duty “${obligationTypeLabels[type]}”. Keep it in one.`;
  return [{ rule: 'duty', clause: second.id, message }];
};

const withoutStart = (clauses: readonly LibraryClause[]): LintFault[] =>
  clauses.flatMap((clause) =>
    dutiesOf(clause)
      .filter(({ firstMonths, everyMonths }) => firstMonths === null && everyMonths !== null)
      .map(({ words }) => ({
        rule: 'duty' as const,
        clause: clause.id,
        message: `The duty “${words}” of the clause ${clauseName(clause)} recurs and never begins. Say after how many months it is due first.`,
      })),
  );

/** Everything wrong with the duties of a template. */
export const dutyFaults = (content: TemplateContent): LintFault[] => {
  const profiles = profilesOf(content.clauses);
  const mandatory = mandatoryDuties(content);
  const found = obligationTypes.flatMap((type) => {
    // A clause that names a duty twice counts twice.
    const carriers = content.clauses.flatMap((clause) =>
      dutiesOf(clause).flatMap((duty) => (duty.type === type ? [clause] : [])),
    );
    const carrying = { type, carriers, profiles };
    return [...missing(carrying, mandatory[type]), ...twice(carrying)];
  });
  return [...found, ...withoutStart(content.clauses)];
};
