import 'server-only';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { Evaluation } from '@/lib/domain/assessments/evaluation';
import {
  choiceAllowed,
  choiceNeedsReason,
  choiceNeedsSupervisor,
  choiceReasonPrompt,
} from '@/lib/domain/assessments/human-choice';
import { formVersion } from '@/lib/domain/assessments/question';
import { withSwitchedOn } from '@/lib/domain/assessments/rules-1-0';
import { addCalendarDays, dateIn, fromCalendarDate } from '@/lib/domain/dates';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { activeRules } from '@/lib/server/assessments/active-rules';
import type { Prisma } from '@/lib/server/db/generated/client';
import { answerColumns, evaluationInputOf, inputHashOf } from '@/lib/server/requests/assessment-answers';
import { answersFromRequest } from '@/lib/server/requests/assessment-prefill';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { latestEvaluation, toProgramCode } from '@/lib/server/requests/facts';
import { assessmentOf, saveAnswers } from '@/lib/server/requests/save-answers';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import { toDraft } from '@/lib/server/requests/to-draft';
import { syncVerifyTasks } from '@/lib/server/requests/verify-tasks';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// What the steps of the needs assessment do besides moving the request.

/** Our own rule: the agency has two weeks from the start for its own part. */
export const selfPartDays = 14;

type Context = StepContext<RequestCase>;

const startAssessment = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { meetingOn, participants } = toInput(context, 'start_assessment');
  const today = dateIn(now, row.agency.timeZone);
  const { id } = await tx.assessment.create({
    data: {
      requestId: row.id,
      formVersion,
      startedById: personOf(context),
      meetingOn: fromCalendarDate(meetingOn),
      selfDueOn: fromCalendarDate(addCalendarDays(today, selfPartDays)),
      participants,
      createdAt: now,
    },
    select: { id: true },
  });
  const answeredById = row.attestedById ?? row.createdById ?? personOf(context);
  const answers = answersFromRequest(toDraft(row), row.agency.type, row.number);
  const rows = Object.entries(answers).map(([questionCode, answer]) => ({
    ...{ assessmentId: id, part: 'SELF' as const, questionCode, answeredById },
    ...answerColumns(answer),
  }));
  await tx.answer.createMany({ data: rows });
  await tx.answerRevision.createMany({ data: rows.map((one) => ({ ...one, answeredAt: now })) });
};

const change = ({ tx, row }: Context, data: Prisma.AssessmentUncheckedUpdateInput) =>
  tx.assessment.update({ where: { id: assessmentOf(row).id }, data });

const attestAssessment = async (context: Context): Promise<void> => {
  await change(context, { attestedById: personOf(context), attestedAt: context.now });
};

const recordAuthor = async (context: Context): Promise<void> => {
  await change(context, { authorId: personOf(context), completedAt: context.now });
};

// The author stays on record: whoever wrote a returned assessment still may not approve it. The next round writes anew.
const reopenAssessment = async (context: Context): Promise<void> => {
  await change(context, { completedAt: null });
};

const lockAssessment = async (context: Context): Promise<void> => {
  await change(context, { approvedById: personOf(context), lockedAt: context.now });
};

/** Evaluates the answers as they stand under the current rule table and keeps input, hash and whole result. */
const runEvaluation = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  assessmentOf(row);
  const programs = await tx.program.findMany({ where: { enabled: true }, select: { code: true } });
  const rules = withSwitchedOn(
    await activeRules(tx),
    programs.map(({ code }) => toProgramCode(code)),
  );
  const input = evaluationInputOf(row);
  const result = evaluate(input, rules);
  const { id } = await tx.evaluation.create({
    data: {
      requestId: row.id,
      ruleSetVersion: rules.version,
      inputHash: inputHashOf(input, result),
      input: toJson(input),
      result: toJson(result),
      ranById: personOf(context),
      createdAt: now,
    },
    select: { id: true },
  });
  await carryChoices(context, id, result);
  await syncVerifyTasks(context, result);
};

// A choice was made about one piece of advice. Where the advice is the same it stands; where it changed, choose anew.
const carryChoices = async ({ tx, row }: Context, evaluationId: string, result: Evaluation): Promise<void> => {
  const before = latestEvaluation(row)?.programs ?? [];
  const advice = (programs: Evaluation['programs'], code: string) => {
    const found = programs.find((program) => program.code === code);
    return found ? `${found.band} ${found.heldBy ?? ''}` : '';
  };
  const same = row.programChoices
    .map(({ programCode }) => programCode)
    .filter((code) => advice(before, code) === advice(result.programs, code));
  await tx.programChoice.deleteMany({ where: { requestId: row.id, programCode: { notIn: same } } });
  await tx.programChoice.updateMany({ where: { requestId: row.id }, data: { evaluationId } });
};

const toJson = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));

/** Keeps a person's choice beside the rules' advice. Choosing again replaces the choice; the timeline keeps both. */
const chooseProgram = async (context: Context): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { programCode, choice, overrideReason } = toInput(context, 'choose_program');
  const program = latestEvaluation(row)?.programs.find(({ code }) => code === programCode);
  const evaluationId = row.evaluations[0]?.id;
  if (!program || !evaluationId) return refuseField('programCode', 'Choose a program of the current evaluation.');
  const { band, heldBy } = program;
  if (!choiceAllowed(band, choice)) {
    return refuseField('choice', 'This program is not open to the agency now, so it cannot be offered.');
  }
  if (choiceNeedsSupervisor(choice, heldBy) && !actor.roles.includes('FIELD_SUPERVISOR')) {
    return refuseBlocked('Only a field supervisor can offer a program that ICE cannot supervise now (flag S6).');
  }
  if (choiceNeedsReason(band, choice, heldBy) && overrideReason === '') {
    return refuseField('overrideReason', choiceReasonPrompt(band, choice, heldBy) ?? 'Give the reason.');
  }
  const columns = { evaluationId, band, choice, overrideReason, chosenById: personOf(context), createdAt: now };
  const key = { requestId: row.id, programCode };
  await tx.programChoice.upsert({
    where: { requestId_programCode: key },
    create: { ...key, ...columns },
    update: columns,
  });
};

export const assessmentEffects = {
  start_assessment: startAssessment,
  save_answers: saveAnswers,
  attest_assessment: attestAssessment,
  record_author: recordAuthor,
  reopen_assessment: reopenAssessment,
  run_evaluation: runEvaluation,
  choose_program: chooseProgram,
  lock_assessment: lockAssessment,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
