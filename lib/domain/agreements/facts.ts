// What a guard may know about an agreement: a plain object loaded beforehand, the same for the screen and for the act.
import type { DaysOff } from '@/lib/domain/agencies/days-off';
import type { AddOnFacts } from '@/lib/domain/agreements/add-on';
import type { AmendmentFacts } from '@/lib/domain/agreements/amendment-facts';
import type { OversightFacts } from '@/lib/domain/agreements/oversight-facts';
import type { PaperFacts } from '@/lib/domain/agreements/paper-facts';
import type { ReviewFacts } from '@/lib/domain/agreements/reviews';
import type { SigningTimeFacts } from '@/lib/domain/agreements/signing-time';
import type { AgreementStatus } from '@/lib/domain/agreements/status';
import type { NoticeMode } from '@/lib/domain/programs/program-code';
import type { SignatureRole } from '@/lib/domain/programs/signature-role';

export type SignatureFacts = {
  id: string;
  role: SignatureRole;
  position: number;
  /** Places of one group are signed in any order, and a group after the ones before it. */
  group: number;
  userId: string | null;
  status: 'PENDING' | 'SIGNED';
  versionSha256: string | null;
  /** What is missing for the named person to bind the agency today; null when nothing is, or nothing is needed. */
  authorityProblem: string | null;
  /** The person asked not to sign electronically. */
  consentRefused: boolean;
};

export type LocalApprovalFacts = {
  required: 'YES' | 'NO' | 'UNKNOWN';
  result: 'PENDING' | 'PASSED' | 'NOT_PASSED';
  hasCitation: boolean;
  hasResolution: boolean;
  hasDocument: boolean;
};

export type PenFacts = {
  side: 'AGENCY' | 'ICE';
  /** Calendar date since which the text lies with them. */
  since: string;
  /** Calendar date by which they were asked to hand it back. */
  dueOn: string | null;
};

/** A notice to end that stands. */
export type NoticeFacts = {
  side: 'AGENCY' | 'ICE';
  receivedOn: string;
  endsOn: string;
  /** The side that gave it has asked to take it back. */
  keepAsked: boolean;
};

export type AgreementFacts = {
  /** Null while the agreement does not exist yet. */
  status: AgreementStatus | null;
  agencyId: string;
  officeId: string;
  liaisonId: string | null;
  delegating: boolean;
  /** It came by an import: no request, text or seal of this portal stands behind it. */
  signedOutside: boolean;
  hasObjective: boolean;
  hasScope: boolean;
  hasContacts: boolean;
  hasSupervisorPosition: boolean;
  hasOfficerCap: boolean;
  noticeMode: NoticeMode;
  noticeDays: number;
  /** Conditions of the approval that hold the signature, in words. */
  openBlockingConditions: readonly string[];
  openComments: number;
  /** Proposals that wait for the answer of the other side, by the side that made them. */
  openProposals: { agency: number; ice: number };
  /** The side that may change the text now; null: both. */
  pen: PenFacts | null;
  /** The chain of reviews that the text needs, in order, each with the sections it has not cleared as they read now. */
  reviews: readonly ReviewFacts[];
  /** Whom the agency has asked to read the text as its own counsel. */
  counselId: string | null;
  /** Reviews of the agency's counsel that ICE cannot read. */
  heldRemarks: number;
  agencySettled: boolean;
  iceSettled: boolean;
  localApproval: LocalApprovalFacts | null;
  /** The current round of places to sign, in order. */
  signatures: readonly SignatureFacts[];
  /** The places that are signed on paper in this round. */
  papers: readonly PaperFacts[];
  signing: SigningTimeFacts;
  frozenSha256: string | null;
  sealed: boolean;
  checklistOpen: readonly string[];
  measures: number;
  readinessConfirmed: boolean;
  entryPublished: boolean;
  agencyReinstates: boolean;
  iceReinstates: boolean;
  /** Days since the suspension; null while the agreement is not suspended. */
  suspendedDays: number | null;
  effectiveOn: string | null;
  expiresOn: string | null;
  today: string;
  /** Days on which the office of the agency is closed; none unless said. */
  daysOff?: readonly DaysOff[] | undefined;
  /** Null while no notice stands. */
  notice: NoticeFacts | null;
  /** Duties that are not settled: to report and to review by each side, and late ones to tell of today. */
  duties: {
    agencyReports: number;
    iceReports: number;
    agencyReviews: number;
    iceReviews: number;
    escalate: Record<0 | 7 | 30, number>;
  };
  oversight: OversightFacts;
  /** Items of the checklist for the end: of each side, and those to be reminded of today. */
  windDown: { agency: number; ice: number; toRemind: number };
  /** The agreement that takes the place of this one, when there is one. */
  successorStatus: AgreementStatus | null;
  addOns: AddOnFacts;
  /** Null for an agreement that is no amendment of another. */
  amendment: AmendmentFacts | null;
  /** Minutes since the actor showed a second factor for signing the frozen text; null when never in this session. */
  secondFactorMinutes: number | null;
};

/** The places whose turn it is: the open ones of the first group that has any. None once all have signed. */
export const placesInTurn = <Place extends { status: string; group: number }>(places: readonly Place[]): Place[] => {
  const open = places.filter(({ status }) => status === 'PENDING');
  const group = Math.min(...open.map((place) => place.group));
  return open.filter((place) => place.group === group);
};

/** The place in which a person can sign now; null when it is not their turn. */
export const placeToSign = ({ signatures }: AgreementFacts, userId: string | null): SignatureFacts | null =>
  placesInTurn(signatures).find((place) => place.userId !== null && place.userId === userId) ?? null;

/** True when every place to sign carries a signature on the frozen text. */
export const allHaveSigned = (facts: AgreementFacts): boolean =>
  facts.signatures.length > 0 &&
  facts.signatures.every(({ status, versionSha256 }) => status === 'SIGNED' && versionSha256 === facts.frozenSha256);
