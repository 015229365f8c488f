import 'server-only';
import type { Evaluation } from '@/lib/domain/assessments/evaluation';
import { isDelegating } from '@/lib/domain/programs/catalog';
import { agreedAnswers } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import type { StepContext } from '@/lib/server/workflow/noun';

// Deciding figures that are not counted become tasks (flag S5). A task ends when the figure is counted, or when the
// liaison writes down how it was verified.

type Context = StepContext<RequestCase>;

const toVerify = ({ flags }: Evaluation): readonly string[] => flags.find(({ code }) => code === 'S5')?.questions ?? [];

const closeOpen = ({ tx, now }: Context, assessmentId: string, codes: readonly string[], note: string) =>
  tx.verifyTask.updateMany({
    where: { assessmentId, doneAt: null, questionCode: { in: [...codes] } },
    data: { doneAt: now, note },
  });

/** Opens a task for each figure that the evaluation flags, and ends those it no longer flags. Safe to repeat. */
export const syncVerifyTasks = async (context: Context, evaluation: Evaluation): Promise<void> => {
  const { tx, row, now } = context;
  if (!row.assessment) return;
  const { id, verifyTasks } = row.assessment;
  const flagged = toVerify(evaluation);
  for (const questionCode of flagged) {
    const key = { assessmentId: id, questionCode };
    await tx.verifyTask.upsert({
      where: { assessmentId_questionCode: key },
      create: { ...key, openedAt: now },
      update: {},
    });
  }
  // What ended by itself opens again when the figure is uncounted again; what a person verified stays verified.
  await tx.verifyTask.updateMany({
    where: { assessmentId: id, questionCode: { in: [...flagged] }, doneAt: { not: null }, doneById: null },
    data: { openedAt: now, doneAt: null, note: '' },
  });
  const gone = verifyTasks.map(({ questionCode }) => questionCode).filter((code) => !flagged.includes(code));
  await closeOpen(context, id, gone, 'No program rests on this figure any more.');
};

/** Ends the tasks whose figure has been counted with the answers that were just saved. */
export const closeCounted = async (context: Context): Promise<void> => {
  const { tx, row } = context;
  const open = (row.assessment?.verifyTasks ?? []).filter(({ doneAt }) => doneAt === null);
  if (!row.assessment || open.length === 0) return;
  const assessment = await tx.assessment.findUniqueOrThrow({
    where: { id: row.assessment.id },
    include: { answers: true },
  });
  const answers = agreedAnswers({ assessment });
  const counted = open.map(({ questionCode }) => questionCode).filter((code) => answers[code]?.basis === 'COUNTED');
  await closeOpen(context, assessment.id, counted, 'The figure is counted now.');
};

/** Codes of the figures that are still to be verified. */
export const openVerifyCodes = (row: Pick<RequestCase, 'assessment'>): string[] =>
  (row.assessment?.verifyTasks ?? []).filter(({ doneAt }) => doneAt === null).map(({ questionCode }) => questionCode);

/** Those among them that a delegating program rests on which is offered. */
export const blockingVerifyCodes = (
  row: Pick<RequestCase, 'assessment' | 'programChoices'>,
  evaluation: Evaluation | null,
): string[] => {
  const offered = new Set(row.programChoices.filter(({ choice }) => choice === 'OFFER').map((one) => one.programCode));
  const rests = (evaluation?.programs ?? [])
    .filter(({ code }) => isDelegating(code) && offered.has(code))
    .flatMap(({ lines }) => lines.flatMap(({ answers }) => answers.map(({ code }) => code)));
  return openVerifyCodes(row).filter((code) => rests.includes(code));
};
