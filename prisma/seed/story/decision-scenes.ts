import { choiceAllowed, choiceNeedsReason } from '@/lib/domain/assessments/human-choice';
import { assessmentParts } from '@/lib/domain/assessments/question';
import { questionsFor } from '@/lib/domain/assessments/question-bank';
import { concernLabels } from '@/lib/domain/concerns';
import { addCalendarDays, dateIn } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import { requestCaseInclude } from '@/lib/server/requests/case-row';
import { latestEvaluation, toRequestFacts } from '@/lib/server/requests/facts';
import { headquarters } from '@/prisma/seed/story/cast';
import { firstCall, toAssigned } from '@/prisma/seed/story/intake-scenes';
import { approveWithConditions, sendLetter } from '@/prisma/seed/story/letter-scenes';
import type { Scene, Telling } from '@/prisma/seed/story/request-story';
import { onRequest } from '@/prisma/seed/story/stage';
import { visitAgency } from '@/prisma/seed/story/visit-scene';
import { rawAnswer } from '@/tests/support/walk-assessment';

// From the liaison's first call to the decision.

const today = () => dateIn(now(), 'America/New_York');

const startAssessment = ({ stage, office, id }: Telling) =>
  onRequest(stage, 'start_assessment', id, office.liaison, {
    meetingOn: addCalendarDays(today(), 10),
    participants: 'Head of agency; liaison; supervisor',
  });

const stepOfPart = { SELF: 'answer_self', FIELD: 'answer_field', ICE: 'answer_capacity' } as const;

const answerAll = async ({ stage, agency, office, id }: Telling): Promise<void> => {
  const { answers } = agency.scenario;
  for (const part of assessmentParts.filter((one) => one !== 'FIELD')) {
    const sections = new Map<string, Record<string, unknown>>();
    for (const question of questionsFor(part, { answers })) {
      const given = answers[question.code];
      const section = 'section' in question ? question.section : question.program;
      if (given) sections.set(section, { ...sections.get(section), [question.code]: rawAnswer(given) });
    }
    const by = part === 'SELF' ? agency.officer : office.liaison;
    for (const [section, raw] of sections) {
      await onRequest(stage, stepOfPart[part], id, by, { section, answers: raw });
    }
  }
  await onRequest(stage, 'attest_assessment', id, agency.approver, { attest: 'yes' });
};

const sendForReview = async (telling: Telling): Promise<void> => {
  await answerAll(telling);
  await visitAgency(telling);
  await onRequest(telling.stage, 'submit_assessment', telling.id, telling.office.liaison);
};

const choosePrograms = async ({ stage, story, office, id }: Telling): Promise<void> => {
  await onRequest(stage, 'run_evaluation', id, office.supervisor);
  const row = await stage.db.request.findUniqueOrThrow({ where: { id }, include: requestCaseInclude });
  const open = new Set(toRequestFacts(row).unchosenPrograms);
  for (const { code, band, heldBy } of latestEvaluation(row)?.programs ?? []) {
    const wanted = story.offers?.includes(code) && choiceAllowed(band, 'OFFER') ? 'OFFER' : 'DO_NOT_OFFER';
    if (!open.has(code) && wanted === 'DO_NOT_OFFER') continue;
    await onRequest(stage, 'choose_program', id, office.supervisor, {
      programCode: code,
      choice: wanted,
      overrideReason: choiceNeedsReason(band, wanted, heldBy)
        ? 'Agreed with the agency at the visit: one step after the other, with a review in a year.'
        : '',
    });
  }
};

const recommend = async (telling: Telling): Promise<void> => {
  await choosePrograms(telling);
  await onRequest(telling.stage, 'approve_assessment', telling.id, telling.office.supervisor);
};

const planOf = ({ agency }: Telling) => {
  const table = agency.scenario.answers.B?.value;
  const rows = Array.isArray(table) ? table.flatMap((row) => (typeof row === 'string' ? [] : [row])) : [];
  const worst = [...rows].sort((a, b) => b.severity - a.severity)[0]?.concern ?? 'GANG';
  return {
    summary: 'Work the most serious cases together, and look at the figures twice a year.',
    startOn: addCalendarDays(today(), 60),
    reviewEveryMonths: '6',
    objectives: [
      {
        concern: worst,
        text: `Reduce the harm from ${concernLabels[worst].toLowerCase()} in the area`,
        agencyRole: 'Assigns two investigators and shares its case figures.',
        iceRole: 'Assigns one agent and trains the investigators.',
        measures: [
          { name: 'Joint cases opened', baseline: '0 in 2025', target: '12 or more', period: '12 months' },
          { name: 'Incidents reported', baseline: '31 in 2025', target: '20 or fewer', period: '12 months' },
        ],
      },
    ],
  };
};

const agreePlan = async (telling: Telling): Promise<void> => {
  const { stage, agency, office, id } = telling;
  await onRequest(stage, 'save_plan', id, agency.officer, planOf(telling));
  const plan = await stage.db.plan.findUniqueOrThrow({ where: { requestId: id }, select: { version: true } });
  const planVersion = String(plan.version);
  await onRequest(stage, 'accept_plan_for_agency', id, agency.approver, { planVersion });
  await onRequest(stage, 'accept_plan_for_ice', id, office.liaison, { planVersion });
};

const declareNone = ({ stage, id }: Telling, email: string) =>
  onRequest(stage, 'declare_interest', id, email, { interest: 'NONE', reason: '' });

const approveInField = async (telling: Telling): Promise<void> => {
  const { stage, office, id } = telling;
  await declareNone(telling, office.supervisor);
  await onRequest(stage, 'approve_in_field', id, office.supervisor, {
    reason: 'The need is documented, both sides have people for it, and the plan has measures.',
  });
};

const sendToHeadquarters = ({ stage, office, id }: Telling) =>
  onRequest(stage, 'send_to_headquarters', id, office.liaison);

const giveOpinions = async (telling: Telling): Promise<void> => {
  const { stage, id } = telling;
  for (const email of [headquarters.board, headquarters.legal, headquarters.manager]) await declareNone(telling, email);
  await onRequest(stage, 'give_board_opinion', id, headquarters.board, {
    view: 'SUPPORT',
    text: 'The custody figures are counted, and the complaint route is public.',
  });
  await onRequest(stage, 'give_legal_note', id, headquarters.legal, {
    view: 'SUPPORT',
    text: 'The state limits that the agency cites leave room for this agreement.',
  });
};

const defer = async (telling: Telling): Promise<void> => {
  await giveOpinions(telling);
  await onRequest(telling.stage, 'defer', telling.id, headquarters.manager, {
    reason: 'There are no training seats before spring.',
    reviewOn: addCalendarDays(today(), 120),
  });
};

const decline = async (telling: Telling): Promise<void> => {
  await giveOpinions(telling);
  await onRequest(telling.stage, 'decline', telling.id, headquarters.manager, {
    code: 'NO_CAPACITY',
    reason: 'The field office cannot supervise another site this year. The access program stays open to you.',
  });
  await sendLetter(telling);
};

export const toPlanAgreed: readonly Scene[] = [
  ...toAssigned,
  { day: 11, leadsTo: 'ASSIGNED', play: firstCall },
  { day: 13, leadsTo: 'ASSESSING', play: startAssessment },
  { day: 26, leadsTo: 'ASSESSMENT_REVIEW', play: sendForReview },
  { day: 32, leadsTo: 'RECOMMENDED', play: recommend },
  { day: 43, leadsTo: 'PLAN_AGREED', play: agreePlan },
];

export const toApproved: readonly Scene[] = [...toPlanAgreed, { day: 48, leadsTo: 'APPROVED', play: approveInField }];

export const toApprovedWithConditions: readonly Scene[] = [
  ...toPlanAgreed,
  { day: 48, leadsTo: 'APPROVED', play: approveWithConditions },
];

const toHeadquarters: readonly Scene[] = [...toPlanAgreed, { day: 46, leadsTo: 'HQ_REVIEW', play: sendToHeadquarters }];

export const throughHeadquarters: readonly Scene[] = toHeadquarters;
export const toDeferred: readonly Scene[] = [...toHeadquarters, { day: 70, leadsTo: 'DEFERRED', play: defer }];
export const toDeclined: readonly Scene[] = [...toHeadquarters, { day: 74, leadsTo: 'DECLINED', play: decline }];
