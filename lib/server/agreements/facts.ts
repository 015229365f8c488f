import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { authorityProblem } from '@/lib/domain/agreements/authority';
import type { AgreementFacts, LocalApprovalFacts, SignatureFacts } from '@/lib/domain/agreements/facts';
import { nothingOverseen } from '@/lib/domain/agreements/oversight-facts';
import { dateIn, daysBetween, toCalendarDate } from '@/lib/domain/dates';
import { isDelegating } from '@/lib/domain/programs/catalog';
import { type ProgramCode, programCodes } from '@/lib/domain/programs/program-code';
import { bindsAgency } from '@/lib/domain/programs/signature-role';
import { toAuthority } from '@/lib/server/agencies/authority-row';
import { toDaysOff } from '@/lib/server/agencies/days-off-row';
import { toAddOnFacts } from '@/lib/server/agreements/add-on-row';
import { toAmendmentFacts } from '@/lib/server/agreements/amendment-row';
import { boundFactorMinutes } from '@/lib/server/agreements/bound-factor';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toDutyFacts } from '@/lib/server/agreements/obligation-row';
import { toOversightFacts } from '@/lib/server/agreements/oversight-row';
import { toPapers } from '@/lib/server/agreements/paper-path/paper-row';
import { heldRemarksOf, toReviewFacts } from '@/lib/server/agreements/review-row';
import { toSigningTime } from '@/lib/server/agreements/signing-time';
import { toNoticeFacts, toWindDownFacts } from '@/lib/server/agreements/termination-row';
import { now } from '@/lib/server/clock';

// From database rows to the facts that guards read. The screen and the act use the same function.

/** A stored code as a program code; the database's foreign key makes an unknown one impossible. */
export const toProgramCode = (text: string): ProgramCode => {
  const code = programCodes.find((one) => one === text);
  if (!code) throw new Error(`There is no program ${text} in the catalog.`);
  return code;
};

/** The calendar date at the agency now. */
export const todayOf = (row: { agency: { timeZone: string } }): string => dateIn(now(), row.agency.timeZone);

const dateOrNull = (value: Date | null): string | null => value && toCalendarDate(value);

/** The facts of an agreement that exists, for one actor: how fresh a second factor is differs from person to person. */
export const toAgreementFacts = (row: AgreementCase, actor: Actor): AgreementFacts => ({
  status: row.status,
  agencyId: row.agencyId,
  officeId: row.officeId,
  liaisonId: row.request?.liaisonId ?? null,
  delegating: isDelegating(toProgramCode(row.programCode)),
  signedOutside: row.outsideSigningId !== null,
  hasObjective: row.objective !== '',
  hasScope: row.scope !== '',
  hasContacts: row.agencyContact !== '' && row.iceContact !== '',
  hasSupervisorPosition: row.supervisorPosition !== '',
  hasOfficerCap: row.maxAuthorizedOfficers !== null,
  noticeMode: row.noticeMode,
  noticeDays: row.noticeDays,
  openBlockingConditions: (row.request?.conditions ?? []).map(({ text }) => text),
  openComments: row.sectionComments.length,
  openProposals: { agency: proposalsOf(row, 'AGENCY'), ice: proposalsOf(row, 'ICE') },
  pen: penFacts(row),
  reviews: toReviewFacts(row),
  counselId: row.counselId,
  heldRemarks: heldRemarksOf(row),
  agencySettled: row.agencySettledAt !== null,
  iceSettled: row.iceSettledAt !== null,
  localApproval: row.localApproval && approvalFacts(row.localApproval),
  signatures: row.signatures.map((place) => signatureFacts(row, place)),
  papers: toPapers(row),
  signing: toSigningTime(row),
  frozenSha256: row.frozenVersion?.sha256 ?? null,
  sealed: row.sealedDocumentId !== null && row.sealedAt !== null,
  checklistOpen: row.checklist.filter(({ doneAt }) => doneAt === null).map(({ label }) => label),
  measures: row.measures.length,
  readinessConfirmed: row.readinessConfirmedById !== null,
  entryPublished: row.publishedAt !== null,
  agencyReinstates: row.agencyReinstatesAt !== null,
  iceReinstates: row.iceReinstatesAt !== null,
  suspendedDays: suspendedDays(row),
  effectiveOn: dateOrNull(row.effectiveOn),
  expiresOn: dateOrNull(row.expiresOn),
  today: todayOf(row),
  daysOff: toDaysOff(row.agency),
  notice: toNoticeFacts(row),
  windDown: toWindDownFacts(row, todayOf(row)),
  duties: toDutyFacts(row, todayOf(row)),
  oversight: toOversightFacts(row, todayOf(row)),
  successorStatus: row.successor?.status ?? null,
  addOns: toAddOnFacts(row),
  amendment: toAmendmentFacts(row),
  secondFactorMinutes: boundFactorMinutes(row, actor),
});

const suspendedDays = (row: AgreementCase): number | null =>
  row.status === 'SUSPENDED' ? daysBetween(dateIn(row.statusSince, row.agency.timeZone), todayOf(row)) : null;

const proposalsOf = ({ proposals }: AgreementCase, side: 'AGENCY' | 'ICE'): number =>
  proposals.filter((one) => one.side === side).length;

const penFacts = ({ penSide, penSince, penDueOn, agency }: AgreementCase): AgreementFacts['pen'] =>
  penSide && penSince && { side: penSide, since: dateIn(penSince, agency.timeZone), dueOn: dateOrNull(penDueOn) };

const approvalFacts = (row: NonNullable<AgreementCase['localApproval']>): LocalApprovalFacts => ({
  required: row.required,
  result: row.result,
  hasCitation: row.legalCitation !== '',
  hasResolution: row.resolutionNumber !== '',
  hasDocument: row.documentId !== null,
});

// Only places of the current round are loaded; a voided or declined one belongs to history.
const signatureFacts = (row: AgreementCase, place: AgreementCase['signatures'][number]): SignatureFacts => ({
  id: place.id,
  role: place.role,
  position: place.position,
  group: place.group,
  userId: place.userId,
  status: place.status === 'SIGNED' ? 'SIGNED' : 'PENDING',
  versionSha256: place.versionSha256,
  authorityProblem: missingAuthority(row, place),
  consentRefused: place.consentRefusedAt !== null,
});

/** What a named signer lacks to bind the agency today; null where nothing is missing, or another place is meant. */
export const missingAuthority = (row: AgreementCase, place: AgreementCase['signatures'][number]): string | null =>
  place.user && bindsAgency(place.role) && place.status === 'PENDING'
    ? authorityProblem(row.agency.authorities.map(toAuthority), place.user, row.agency.legalName, todayOf(row))
    : null;

/** The facts of an agreement that does not exist yet. */
export const newAgreementFacts = (request: {
  agencyId: string;
  officeId: string;
  liaisonId: string | null;
  agency: { timeZone: string };
}): AgreementFacts => ({
  status: null,
  agencyId: request.agencyId,
  officeId: request.officeId,
  liaisonId: request.liaisonId,
  delegating: false,
  signedOutside: false,
  hasObjective: false,
  hasScope: false,
  hasContacts: false,
  hasSupervisorPosition: false,
  hasOfficerCap: false,
  noticeMode: 'ON_RECEIPT',
  noticeDays: 0,
  openBlockingConditions: [],
  openComments: 0,
  openProposals: { agency: 0, ice: 0 },
  pen: null,
  reviews: [],
  counselId: null,
  heldRemarks: 0,
  agencySettled: false,
  iceSettled: false,
  localApproval: null,
  signatures: [],
  papers: [],
  signing: { until: null, lapseToldFor: null, toRemind: 0 },
  frozenSha256: null,
  sealed: false,
  checklistOpen: [],
  measures: 0,
  readinessConfirmed: false,
  entryPublished: false,
  agencyReinstates: false,
  iceReinstates: false,
  suspendedDays: null,
  effectiveOn: null,
  expiresOn: null,
  today: todayOf(request),
  notice: null,
  windDown: { agency: 0, ice: 0, toRemind: 0 },
  duties: { agencyReports: 0, iceReports: 0, agencyReviews: 0, iceReviews: 0, escalate: { 0: 0, 7: 0, 30: 0 } },
  oversight: nothingOverseen,
  successorStatus: null,
  addOns: { left: [], fit: false, joined: null },
  amendment: null,
  secondFactorMinutes: null,
});
