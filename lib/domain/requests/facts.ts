// What a guard may know about a request: a plain object loaded beforehand, the same for the screen and for the act.
import type { DaysOff } from '@/lib/domain/agencies/days-off';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import type { DecisionFacts } from '@/lib/domain/requests/decision-facts';
import type { MeetingFacts } from '@/lib/domain/requests/guards-meetings';
import type { RoundFacts } from '@/lib/domain/requests/guards-questions';
import type { MemberRole } from '@/lib/domain/requests/member';
import type { RequestType } from '@/lib/domain/requests/request-type';
import type { CorrectionFacts } from '@/lib/domain/requests/returned-facts';
import type { RequestStatus } from '@/lib/domain/requests/status';

export type ChoiceFacts = {
  programCode: ProgramCode;
  offered: boolean;
  needsReason: boolean;
  hasReason: boolean;
  delegating: boolean;
  producesAgreement: boolean;
  onboarded: boolean;
};

export type AssessmentFacts = {
  startedById: string;
  authorId: string | null;
  attested: boolean;
  /** Codes of required questions without an answer (or a number without a basis), by part. */
  missingSelf: readonly string[];
  missingField: readonly string[];
  missingIce: readonly string[];
  locked: boolean;
  /** Codes of deciding figures that are not counted and nobody has verified yet. */
  toVerify: readonly string[];
  /** Those among them that an offered program with delegated authority rests on. */
  toVerifyForDelegation: readonly string[];
};

export type PlanFacts = {
  version: number;
  objectives: number;
  objectivesWithoutMeasure: number;
  /** Whose turn it is to write; null: whoever begins. */
  turn: 'AGENCY' | 'ICE' | null;
  /** Calendar date since which it is their turn. */
  turnSince: string | null;
  agencyAcceptedVersion: number | null;
  iceAcceptedVersion: number | null;
};

export type DraftingFacts = {
  /** What is missing for the request to say what it is about; null when nothing is. */
  missingMatter: string | null;
  /** The owner on the list of people, or whoever started the request. */
  ownerId: string | null;
  /** True once a colleague was added or invited: from then on only the people of the request write in it. */
  isShared: boolean;
  /** Colleagues who are here; open invitations are not among them. */
  members: readonly { userId: string; role: MemberRole }[];
  /** Sections named in the return that is open; empty otherwise. */
  returnedSections: readonly string[];
};

export type RequestFacts = {
  /** Null while the request does not exist yet. */
  status: RequestStatus | null;
  requestType: RequestType;
  agencyStatus: 'PENDING_VERIFICATION' | 'VERIFIED' | 'SUSPENDED';
  agencyId: string;
  officeId: string | null;
  liaisonId: string | null;
  claimedById: string | null;
  incompleteSections: readonly string[];
  drafting: DraftingFacts;
  hasPrimaryContact: boolean;
  readyForApproval: boolean;
  /** False when the form's approval under the Paperwork Reduction Act has run out. */
  formOpen: boolean;
  unansweredItems: number;
  corrections: CorrectionFacts;
  /** The latest step that counts (a comment does not): what may still be taken back. Null before the first one. */
  lastStep: string | null;
  /** Names of files that keep the request from being sent: not scanned yet, or found harmful. */
  files: { waiting: readonly string[]; harmful: readonly string[]; held: readonly string[] };
  firstContactLogged: boolean;
  assessment: AssessmentFacts | null;
  /** Null: never run. `current` is false when an answer has changed since. */
  evaluation: { current: boolean; flags: readonly string[] } | null;
  /** Programs the evaluation scored and nobody has chosen about yet. */
  unchosenPrograms: readonly ProgramCode[];
  choices: readonly ChoiceFacts[];
  plan: PlanFacts | null;
  decision: DecisionFacts;
  /** The latest legal note supports going on. */
  legalCleared: boolean;
  reviewOn: string | null;
  today: string;
  /** Days on which the office of the agency is closed; none unless said. */
  daysOff?: readonly DaysOff[] | undefined;
  /** Begun: has left its draft. Settled: in force, or ended in any way. */
  agreements: readonly { begun: boolean; settled: boolean }[];
  meetings: readonly MeetingFacts[];
  /** Rounds of questions that are not closed. */
  rounds: readonly RoundFacts[];
};

/** Flags that send a request to headquarters and need a legal note: open civil-rights case, state-law limits. */
export const legalFlags = ['S1', 'S3'] as const;

/** True when headquarters has to decide: a delegating program is offered, or a legal flag stands. */
export const needsHeadquarters = (facts: RequestFacts): boolean =>
  facts.choices.some((choice) => choice.offered && choice.delegating) || needsLegalNote(facts);

/** True when the legal office has to clear the case before approval. */
export const needsLegalNote = (facts: RequestFacts): boolean =>
  legalFlags.some((flag) => facts.evaluation?.flags.includes(flag));
