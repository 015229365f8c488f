import 'server-only';
import { dateIn, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { asksRound } from '@/lib/domain/requests/guards-questions';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// What the steps about question rounds write. The row of the request is locked, so that two rounds about one topic
// cannot open at once; the unique index behind it says the same to everything that does not come this way.

type Context = StepContext<RequestCase>;

const noSuchRound = 'This round of questions is not open any more. The page now shows how it stands.';

/** An open round of this request with its questions, or a refusal. */
const findRound = async ({ tx, row }: Context, where: { id: string } | { questionId: string }) => {
  const which = 'id' in where ? { id: where.id } : { questions: { some: { id: where.questionId } } };
  const found = await tx.questionRound.findFirst({
    where: { ...which, requestId: row.id, closedAt: null },
    include: { questions: { orderBy: { position: 'asc' } } },
  });
  return found ?? refuseBlocked(noSuchRound);
};

/** An open round that this person asked, or carries as the liaison. */
const findOwnRound = async (context: Context, where: Parameters<typeof findRound>[1]) => {
  const found = await findRound(context, where);
  if (asksRound(found, context.row, context.actor.id)) return found;
  return refuseBlocked('Somebody else asked these questions, and answers for the round.');
};

const today = ({ row, now }: Context): string => dateIn(now, row.agency.timeZone);

const refusePast = (context: Context, field: string, date: string): void => {
  if (date < today(context)) refuseField(field, 'Enter a date that is not in the past.');
};

const openRound = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { topic, dueOn, questions } = toInput(context, 'open_round');
  refusePast(context, 'dueOn', dueOn);
  const same = await tx.questionRound.findFirst({
    where: { requestId: row.id, closedAt: null, topic: { equals: topic, mode: 'insensitive' } },
  });
  if (same) {
    return refuseField(
      'topic',
      `Round ${same.n} about this topic is still open. Close it first, or name another topic.`,
    );
  }
  await refuseStrangers(context, questions);
  for (const [n, question] of questions.entries()) {
    if (question.dueOn !== null) refusePast(context, `questions.${n}.dueOn`, question.dueOn);
  }
  const before = await tx.questionRound.count({ where: { requestId: row.id } });
  await tx.questionRound.create({
    data: {
      ...{ requestId: row.id, n: before + 1, topic, dueOn: fromCalendarDate(dueOn) },
      ...{ openedById: personOf(context), openedAt: now },
      questions: {
        create: questions.map((question, n) => ({
          ...{ position: n + 1, text: question.text, ownerId: question.ownerId },
          dueOn: question.dueOn === null ? null : fromCalendarDate(question.dueOn),
        })),
      },
    },
  });
};

/** Only people of the agency who may answer can be asked for an answer. */
const refuseStrangers = async (
  { tx, row }: Context,
  questions: readonly { ownerId: string | null }[],
): Promise<void> => {
  const asked = questions.flatMap(({ ownerId }) => ownerId ?? []);
  const known = await tx.user.findMany({
    where: {
      id: { in: asked },
      agencyId: row.agencyId,
      active: true,
      roles: { hasSome: ['AGENCY_OFFICER', 'AGENCY_APPROVER'] },
    },
    select: { id: true },
  });
  const ids = new Set(known.map(({ id }) => id));
  const stranger = questions.findIndex(({ ownerId }) => ownerId !== null && !ids.has(ownerId));
  if (stranger >= 0) refuseField(`questions.${stranger}.ownerId`, 'Choose a person of the agency from the list.');
};

type Round = Awaited<ReturnType<typeof findRound>>;

/** Keeps what was typed as drafts. Answers that were sent stay as they are. */
const keepDrafts = async (context: Context, round: Round, answers: Record<string, string>): Promise<void> => {
  const open = new Map(round.questions.map((question) => [question.id, question]));
  for (const [id, draft] of Object.entries(answers)) {
    const question = open.get(id);
    if (!question) return refuseField(`answers.${id}`, 'This is not a question of the round. Open the page again.');
    if (question.answeredAt !== null || question.draft === draft) continue;
    await context.tx.roundQuestion.update({ where: { id }, data: { draft } });
  }
};

const saveRoundAnswers = async (context: Context): Promise<void> => {
  const { roundId, answers } = toInput(context, 'save_round_answers');
  await keepDrafts(context, await findRound(context, { id: roundId }), answers);
};

/** Sends the answers that are written. What is empty stays open, and the round says so. */
const sendRoundAnswers = async (context: Context): Promise<void> => {
  const { tx, now } = context;
  const { roundId, answers } = toInput(context, 'send_round_answers');
  await keepDrafts(context, await findRound(context, { id: roundId }), answers);
  const { questions } = await findRound(context, { id: roundId });
  const open = questions.filter(({ answeredAt }) => answeredAt === null);
  const written = open.filter(({ draft }) => draft !== '');
  const [first] = open;
  if (written.length === 0 && first) {
    return refuseField(`answers.${first.id}`, 'Write at least one answer before you send.');
  }
  for (const { id, draft } of written) {
    await tx.roundQuestion.update({
      where: { id },
      data: { answer: draft, draft: '', answeredAt: now, answeredById: personOf(context), reopenNote: '' },
    });
    await tx.document.updateMany({ where: { roundQuestionId: id, removedAt: null }, data: { visibility: 'SHARED' } });
  }
  if (written.length === open.length) {
    await tx.questionRound.update({ where: { id: roundId }, data: { answeredAt: now, ...noMoreTime } });
  }
};

const noMoreTime = { moreTimeOn: null, moreTimeReason: '' } as const;

/** The file stays within the agency until the answer it belongs to is sent. */
const attachAnswerDocument = async (context: Context): Promise<void> => {
  const { tx, row } = context;
  const { questionId, documentId } = toInput(context, 'attach_answer_document');
  const { questions } = await findRound(context, { questionId });
  if (questions.some(({ id, answeredAt }) => id === questionId && answeredAt !== null)) {
    return refuseBlocked('This answer was sent already. A file can be added when it is asked again.');
  }
  const { count } = await tx.document.updateMany({
    where: { id: documentId, requestId: row.id, uploadedById: personOf(context), roundQuestionId: questionId },
    data: { removedAt: null },
  });
  if (count === 0) refuseField('documentId', 'Choose a file that you attached to this question.');
};

const askMoreTime = async (context: Context): Promise<void> => {
  const { roundId, dueOn, reason } = toInput(context, 'ask_more_time');
  const round = await findRound(context, { id: roundId });
  if (dueOn <= toCalendarDate(round.dueOn) || dueOn < today(context)) {
    return refuseField('dueOn', 'Enter a date later than the one that is set.');
  }
  await context.tx.questionRound.update({
    where: { id: roundId },
    data: { moreTimeOn: fromCalendarDate(dueOn), moreTimeReason: reason },
  });
};

const grantMoreTime = async (context: Context): Promise<void> => {
  const { tx } = context;
  const { roundId, dueOn } = toInput(context, 'grant_more_time');
  const round = await findOwnRound(context, { id: roundId });
  if (dueOn <= toCalendarDate(round.dueOn) || dueOn < today(context)) {
    return refuseField('dueOn', 'Enter a date later than the one that is set.');
  }
  const date = fromCalendarDate(dueOn);
  await tx.questionRound.update({ where: { id: roundId }, data: { dueOn: date, ...noMoreTime } });
  await tx.roundQuestion.updateMany({
    where: { roundId, answeredAt: null, dueOn: { lt: date } },
    data: { dueOn: null },
  });
};

/** The sent answer becomes the draft again, so that nothing has to be typed twice. */
const reopenQuestion = async (context: Context): Promise<void> => {
  const { tx } = context;
  const { questionId, reason } = toInput(context, 'reopen_question');
  const round = await findOwnRound(context, { questionId });
  const question = round.questions.find(({ id }) => id === questionId);
  if (!question || question.answer === null) return refuseBlocked('This question is open already.');
  await tx.roundQuestion.update({
    where: { id: questionId },
    data: { draft: question.answer, answer: null, answeredAt: null, answeredById: null, reopenNote: reason },
  });
  await tx.questionRound.update({ where: { id: round.id }, data: { answeredAt: null } });
};

const closeRound = async (context: Context): Promise<void> => {
  const { tx, now } = context;
  const { roundId, note } = toInput(context, 'close_round');
  const { questions } = await findOwnRound(context, { id: roundId });
  if (note === '' && questions.some(({ answeredAt }) => answeredAt === null)) {
    return refuseField('note', 'Some questions are not answered. Say why they need no answer any more.');
  }
  await tx.questionRound.update({
    where: { id: roundId },
    data: { closedAt: now, closedById: personOf(context), closedNote: note, ...noMoreTime },
  });
};

export const questionEffects = {
  open_round: openRound,
  save_round_answers: saveRoundAnswers,
  send_round_answers: sendRoundAnswers,
  attach_answer_document: attachAnswerDocument,
  ask_more_time: askMoreTime,
  grant_more_time: grantMoreTime,
  reopen_question: reopenQuestion,
  close_round: closeRound,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
