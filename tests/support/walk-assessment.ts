import type { Actor } from '@/lib/domain/access/actor';
import type { Answer, AnswerSet, AnswerValue } from '@/lib/domain/assessments/answer';
import { choiceAllowed, choiceNeedsReason } from '@/lib/domain/assessments/human-choice';
import { type AssessmentPart, assessmentParts } from '@/lib/domain/assessments/question';
import { questionsFor } from '@/lib/domain/assessments/question-bank';
import { isDelegating } from '@/lib/domain/programs/catalog';
import { db } from '@/lib/server/db/client';
import { requestCaseInclude } from '@/lib/server/requests/case-row';
import { latestEvaluation, toProgramCode, toRequestFacts } from '@/lib/server/requests/facts';
import { harrowCounty } from './scenario-detention';
import { calderCounty } from './scenario-sheriffs';
import { type Part, type RequestWalk, take } from './take-step';

// The way of a request from its liaison to its decision, with the answers of the Calder scenario.

/** A stored answer as the form sends it: text everywhere. */
const toRaw = (value: AnswerValue): unknown => {
  if (typeof value === 'boolean') return value ? 'YES' : 'NO';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : textsOf(one)));
  return typeof value === 'object' && value !== null ? textsOf(value) : (value ?? '');
};

const textsOf = (record: object) => Object.fromEntries(Object.entries(record).map(([key, one]) => [key, String(one)]));

/** An answer of a scenario as the form of the assessment sends it. */
export const rawAnswer = ({ value, ...beside }: Answer) => ({ ...beside, value: toRaw(value) });

const stepOfPart = { SELF: 'answer_self', FIELD: 'answer_field', ICE: 'answer_capacity' } as const;

/** Answers every question of a part that the answer set has, section by section. */
export const answerPart = async (
  { id, cast, own }: RequestWalk,
  part: AssessmentPart,
  answers: AnswerSet = calderCounty.answers,
): Promise<void> => {
  const bySection = new Map<string, Record<string, unknown>>();
  for (const question of questionsFor(part, { answers })) {
    const given = answers[question.code];
    if (!given) continue;
    const section = 'section' in question ? question.section : question.program;
    bySection.set(section, { ...bySection.get(section), [question.code]: rawAnswer(given) });
  }
  for (const [section, given] of bySection) {
    await take(stepOfPart[part], id, part === 'SELF' ? own.officer : cast.liaison, { section, answers: given });
  }
};

const assessing: Part = async ({ id, cast }) => {
  await take('log_contact', id, cast.liaison, {
    kind: 'FIRST_CONTACT',
    happenedOn: '2026-11-20',
    participants: 'Sheriff; liaison',
    summary: 'Talked through the request.',
  });
  await take('start_assessment', id, cast.liaison, { meetingOn: '2026-12-08', participants: 'Sheriff; liaison' });
};

const answered =
  (answers: AnswerSet): Part =>
  async (walk) => {
    for (const part of assessmentParts) await answerPart(walk, part, answers);
    await take('attest_assessment', walk.id, walk.own.approver, { attest: 'on' });
    await take('submit_assessment', walk.id, walk.cast.liaison);
  };

const inReview = answered(calderCounty.answers);

/** Runs the rules and chooses about each program: as advised, and for delegated authority as told. */
const choosePrograms = async ({ id, cast }: RequestWalk, delegation: 'OFFER' | 'DO_NOT_OFFER'): Promise<void> => {
  await take('run_evaluation', id, cast.supervisor);
  const row = await db.request.findUniqueOrThrow({ where: { id }, include: requestCaseInclude });
  const evaluation = latestEvaluation(row);
  const open = new Set<string>(toRequestFacts(row).unchosenPrograms);
  for (const { code, band, heldBy } of evaluation?.programs ?? []) {
    const wanted = isDelegating(code) ? delegation : 'OFFER';
    if (!open.has(code) && wanted !== 'OFFER') continue;
    const choice = choiceAllowed(band, wanted) && open.has(code) ? wanted : 'DO_NOT_OFFER';
    await take('choose_program', id, cast.supervisor, {
      programCode: toProgramCode(code),
      choice,
      overrideReason: choiceNeedsReason(band, choice, heldBy) ? 'The visit showed that it fits.' : '',
    });
  }
};

const recommend =
  (delegation: 'OFFER' | 'DO_NOT_OFFER'): Part =>
  async (walk) => {
    await choosePrograms(walk, delegation);
    await take('approve_assessment', walk.id, walk.cast.supervisor);
  };

/** A plan that both sides can accept. */
export const aPlan = {
  summary: 'Fewer shootings along the corridor.',
  startOn: '2027-01-04',
  reviewEveryMonths: '6',
  objectives: [
    {
      concern: 'GANG',
      text: 'Reduce gang-related shootings',
      agencyRole: 'Two investigators of the gang unit.',
      iceRole: 'One agent and the gang database.',
      measures: [{ name: 'Gang-related shootings', baseline: '31', target: '20 or fewer', period: '12 months' }],
    },
  ],
} as const;

const agreePlan: Part = async ({ id, cast, own }) => {
  await take('save_plan', id, own.officer, aPlan);
  const { version } = await db.plan.findUniqueOrThrow({ where: { requestId: id }, select: { version: true } });
  const planVersion = String(version);
  await take('accept_plan_for_agency', id, own.approver, { planVersion });
  await take('accept_plan_for_ice', id, cast.liaison, { planVersion });
};

const reason = { reason: 'It was decided so in this test.' };
const toHeadquarters: Part = ({ id, cast }) => take('send_to_headquarters', id, cast.liaison);
/** Declares for each of these people that they have no interest of their own in the case. */
export const declareNone = async (id: string, ...people: readonly Actor[]): Promise<void> => {
  for (const person of people) await take('declare_interest', id, person, { interest: 'NONE', reason: '' });
};

const opinions: Part = async ({ id, cast }) => {
  await declareNone(id, cast.board, cast.legal, cast.programManager);
  await take('give_board_opinion', id, cast.board, { view: 'SUPPORT', text: 'It fits.' });
  await take('give_legal_note', id, cast.legal, { view: 'SUPPORT', text: 'Nothing stands against it.' });
};
const approveInField: Part = async ({ id, cast }) => {
  await declareNone(id, cast.supervisor);
  await take('approve_in_field', id, cast.supervisor, reason);
};
const decline: Part = ({ id, cast }) => take('decline', id, cast.programManager, { ...reason, code: 'NO_CAPACITY' });
const defer: Part = ({ id, cast }) => take('defer', id, cast.programManager, { ...reason, reviewOn: '2027-03-01' });

const inField: readonly Part[] = [assessing, inReview, recommend('DO_NOT_OFFER')];
// Headquarters decides where delegated authority is offered, which only the detention scenario allows.
const delegated: readonly Part[] = [assessing, answered(harrowCounty.answers), recommend('OFFER'), agreePlan];
const headquarters: readonly Part[] = [...delegated, toHeadquarters];

/** The parts from ASSIGNED on, by where they lead. */
export const walkFurther = {
  assessing,
  inReview,
  recommended: inField,
  planAgreed: [...inField, agreePlan],
  headquarters,
  deferred: [...headquarters, opinions, defer],
  declined: [...headquarters, opinions, decline],
  approved: [...inField, agreePlan, approveInField],
} as const;
