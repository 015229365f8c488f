// What the pages show of an ending: plain data, already worded.
import type { AgreementDue, AgreementHead } from '@/lib/domain/agreements/agreement-view';
import type { StepChoice } from '@/lib/domain/workflow/step-field';

/** A notice that stands, or by which the agreement ended. */
export type NoticeView = {
  /** "Ends on Jan 23, 2027" */
  heading: string;
  /** "Notice given by the agency by certified mail, received on Nov 24, 2026." */
  sentence: string;
  /** "Resources or priorities have changed (Section 17, Term, suspension and termination)." Empty when not recorded. */
  ground: string;
  reason: string;
  /** What the side that gave it says on taking it back; empty while nobody has asked. */
  keepReason: string;
};

export type WindDownView = {
  id: string;
  label: string;
  kind: 'YES' | 'NUMBER';
  owner: string;
  due: AgreementDue | null;
  done: boolean;
  /** "Done by Maria Delgado: 4. Sent by mail." */
  result: string;
  /** True when the reader's side completes it, and the reader may. */
  mine: boolean;
};

/** The page on which a side gives notice: first the day of receipt, then what follows from it. */
export type NoticePage = AgreementHead & {
  reasons: readonly string[];
  today: string;
  earliest: string | null;
  rule: string;
  clause: { heading: string; body: string } | null;
  asked: { receivedOn: string; mode: string };
  fault: string | null;
  preview: {
    receivedOn: string;
    mode: string;
    endsOn: string;
    sentence: string;
    /** What happens from now on, one sentence each. */
    follows: readonly string[];
    grounds: readonly StepChoice[];
  } | null;
};
