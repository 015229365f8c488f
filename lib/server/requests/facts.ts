import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import { bands, type Evaluation } from '@/lib/domain/assessments/evaluation';
import { choiceNeedsReason } from '@/lib/domain/assessments/human-choice';
import { dateIn, toCalendarDate } from '@/lib/domain/dates';
import { isDelegating, producesAgreement } from '@/lib/domain/programs/catalog';
import { type ProgramCode, programCodes } from '@/lib/domain/programs/program-code';
import { noDecision } from '@/lib/domain/requests/decision-facts';
import { incompleteSections, missingMatter, type RequestDraft } from '@/lib/domain/requests/draft';
import type { AssessmentFacts, ChoiceFacts, DraftingFacts, PlanFacts, RequestFacts } from '@/lib/domain/requests/facts';
import { type CorrectionFacts, noCorrection } from '@/lib/domain/requests/returned-facts';
import { toDaysOff } from '@/lib/server/agencies/days-off-row';
import { now } from '@/lib/server/clock';
import { env } from '@/lib/server/env';
import { evaluationInputOf, inputHashOf, missingCodes } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toDecisionFacts } from '@/lib/server/requests/decision-facts';
import { ownAttachments, toDraft } from '@/lib/server/requests/to-draft';
import { toEvaluation } from '@/lib/server/requests/to-evaluation';
import { blockingVerifyCodes, openVerifyCodes } from '@/lib/server/requests/verify-tasks';

// From database rows to the facts that guards read. The screen and the act use the same function.

const settled = new Set<string>([...inForceStatuses, 'EXPIRED', 'TERMINATED', 'SUPERSEDED', 'VOID']);

/** True while the form may be used: its approval under the Paperwork Reduction Act has not run out (44 USC 3507). */
export const isFormOpen = (today: string): boolean => !env.OMB_EXPIRES || env.OMB_EXPIRES >= today;

/** The facts of a request that exists. */
export const toRequestFacts = (row: RequestCase): RequestFacts => {
  const draft = toDraft(row);
  const today = dateIn(now(), row.agency.timeZone);
  const evaluation = latestEvaluation(row);
  return {
    status: row.status,
    requestType: row.requestType,
    agencyStatus: row.agency.status,
    agencyId: row.agencyId,
    officeId: row.officeId,
    liaisonId: row.liaisonId,
    claimedById: row.claimedById,
    incompleteSections: incompleteSections(draft),
    drafting: draftingFacts(row, draft),
    hasPrimaryContact: draft.contacts.some((contact) => contact.primary),
    readyForApproval: row.readyForApprovalAt !== null,
    formOpen: isFormOpen(today),
    unansweredItems: row.returnedItems.filter(({ answeredAt }) => answeredAt === null).length,
    corrections: correctionFacts(row),
    lastStep: row.events[0]?.step ?? null,
    files: {
      waiting: filesThatAre(row, 'PENDING'),
      harmful: filesThatAre(row, 'INFECTED'),
      held: heldFiles(row),
    },
    firstContactLogged: row.contactLog.length > 0,
    assessment: assessmentFacts(row, evaluation),
    evaluation: evaluation && {
      current: isCurrent(row, evaluation),
      flags: evaluation.flags.map(({ code }) => code),
    },
    unchosenPrograms: evaluation ? unchosen(row, evaluation) : [],
    choices: row.programChoices.map((choice) => choiceFacts(choice, evaluation)),
    plan: planFacts(row),
    decision: toDecisionFacts(row),
    legalCleared: row.opinions.find(({ kind }) => kind === 'LEGAL')?.view === 'SUPPORT',
    reviewOn: row.reviewOn ? toCalendarDate(row.reviewOn) : null,
    today,
    daysOff: toDaysOff(row.agency),
    agreements: row.agreements.map(({ status }) => ({
      begun: status !== 'DRAFT' && status !== 'VOID',
      settled: settled.has(status),
    })),
    ...sideFacts(row),
  };
};

const heldFiles = (row: RequestCase): string[] =>
  row.documents
    .filter(({ textSearch, visibility }) => textSearch === 'FOUND' && visibility === 'SHARED')
    .map(({ filename }) => filename);

const filesThatAre = (row: RequestCase, state: 'PENDING' | 'INFECTED'): string[] =>
  ownAttachments(row)
    .filter(({ scanStatus }) => scanStatus === state)
    .map(({ filename }) => filename);

/** The facts of a request that does not exist yet: only the agency is known. */
export const newRequestFacts = (
  agency: { id: string; status: RequestFacts['agencyStatus']; timeZone: string },
  _actor: Actor,
): RequestFacts => {
  const today = dateIn(now(), agency.timeZone);
  return {
    status: null,
    requestType: 'NEW_PARTNERSHIP',
    agencyStatus: agency.status,
    agencyId: agency.id,
    officeId: null,
    liaisonId: null,
    claimedById: null,
    incompleteSections: [],
    drafting: { missingMatter: null, ownerId: null, isShared: false, members: [], returnedSections: [] },
    hasPrimaryContact: false,
    readyForApproval: false,
    formOpen: isFormOpen(today),
    unansweredItems: 0,
    corrections: noCorrection,
    lastStep: null,
    files: { waiting: [], harmful: [], held: [] },
    firstContactLogged: false,
    assessment: null,
    evaluation: null,
    unchosenPrograms: [],
    choices: [],
    plan: null,
    decision: noDecision,
    legalCleared: false,
    reviewOn: null,
    today,
    agreements: [],
    meetings: [],
    rounds: [],
  };
};

const draftingFacts = (row: RequestCase, draft: RequestDraft): DraftingFacts => ({
  missingMatter: missingMatter(draft),
  ownerId: row.members.find(({ role }) => role === 'OWNER')?.userId ?? row.createdById,
  isShared: row.members.some(({ role }) => role !== 'OWNER'),
  members: row.members.flatMap(({ userId, role, joinedAt }) =>
    userId === null || joinedAt === null ? [] : [{ userId, role }],
  ),
  returnedSections: row.returnedItems.map(({ section }) => section),
});

/** What is asked about a correction, and where a returned request came from: a liaison has it once it was assigned. */
const correctionFacts = (row: RequestCase): CorrectionFacts => ({
  asked:
    row.corrections.find(({ decidedAt, withdrawnAt }) => decidedAt === null && withdrawnAt === null)?.sections ?? null,
  cameFrom: row.assessment !== null ? 'ASSESSMENT' : row.liaisonId !== null ? 'FIRST_CONTACT' : 'INTAKE',
  respondBy: row.status === 'RETURNED' && row.respondBy ? toCalendarDate(row.respondBy) : null,
});

/** The newest run of the rules, or null. */
export const latestEvaluation = (row: Pick<RequestCase, 'evaluations'>): Evaluation | null => {
  const [newest] = row.evaluations;
  return newest ? toEvaluation(newest.result) : null;
};

const isCurrent = (row: RequestCase, evaluation: Evaluation): boolean =>
  row.evaluations[0]?.inputHash === inputHashOf(evaluationInputOf(row), evaluation);

// Programs the rules speak for have to be decided on by a person; a closed gate or a low score needs no choice.
const toBeChosen = new Set(['RECOMMENDED', 'CONSIDER', 'OFFERED', 'MANUAL']);

const unchosen = (row: RequestCase, evaluation: Evaluation): ProgramCode[] => {
  const chosen = new Set(row.programChoices.map(({ programCode }) => programCode));
  return evaluation.programs
    .filter(({ code, band }) => toBeChosen.has(band) && !chosen.has(code))
    .map(({ code }) => code);
};

const choiceFacts = (row: RequestCase['programChoices'][number], evaluation: Evaluation | null): ChoiceFacts => {
  const code = toProgramCode(row.programCode);
  const band = bands.find((one) => one === row.band) ?? 'NOT_INDICATED';
  const heldBy = evaluation?.programs.find((program) => program.code === code)?.heldBy ?? null;
  return {
    programCode: code,
    offered: row.choice === 'OFFER',
    needsReason: choiceNeedsReason(band, row.choice, heldBy),
    hasReason: row.overrideReason !== '',
    delegating: isDelegating(code),
    producesAgreement: producesAgreement(code),
    onboarded: row.onboardedAt !== null,
  };
};

/** A stored code as a program code; the database's foreign key makes an unknown one impossible. */
export const toProgramCode = (text: string): ProgramCode => {
  const code = programCodes.find((one) => one === text);
  if (!code) throw new Error(`There is no program ${text} in the catalog.`);
  return code;
};

const assessmentFacts = (row: RequestCase, evaluation: Evaluation | null): AssessmentFacts | null =>
  row.assessment && {
    startedById: row.assessment.startedById,
    authorId: row.assessment.authorId,
    attested: row.assessment.attestedAt !== null,
    missingSelf: missingCodes(row, 'SELF'),
    missingField: missingCodes(row, 'FIELD'),
    missingIce: missingCodes(row, 'ICE'),
    locked: row.assessment.lockedAt !== null,
    toVerify: openVerifyCodes(row),
    toVerifyForDelegation: blockingVerifyCodes(row, evaluation),
  };

/** Meetings and open rounds of questions. */
const sideFacts = (row: RequestCase): Pick<RequestFacts, 'meetings' | 'rounds'> => ({
  meetings: row.meetings,
  rounds: row.questionRounds.map(({ n, topic, dueOn, openedById, questions }) => ({
    n,
    topic,
    dueOn: toCalendarDate(dueOn),
    openedById,
    unanswered: questions.filter(({ answeredAt }) => answeredAt === null).length,
  })),
});

const planFacts = (row: RequestCase): PlanFacts | null =>
  row.plan && {
    version: row.plan.version,
    objectives: row.plan.objectives.length,
    objectivesWithoutMeasure: row.plan.objectives.filter(({ measures }) => measures.length === 0).length,
    turn: row.plan.turn,
    turnSince: row.plan.turnSince && dateIn(row.plan.turnSince, row.agency.timeZone),
    agencyAcceptedVersion: row.plan.agencyAcceptedVersion,
    iceAcceptedVersion: row.plan.iceAcceptedVersion,
  };
