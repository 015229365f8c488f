import 'server-only';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// What the steps of the review at headquarters do.

type Context = StepContext<RequestCase>;

/** Keeps the latest declaration; earlier ones stay in the timeline with their words. */
const declareInterest = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { interest, reason } = toInput(context, 'declare_interest');
  const userId = personOf(context);
  const conflict = interest === 'CONFLICT';
  if (conflict && reason === '') return refuseField('reason', 'Say what the conflict is. Only ICE reads this.');
  const before = row.interests.find((one) => one.userId === userId);
  if (before?.conflict && !conflict && reason === '') {
    return refuseField('reason', 'You declared a conflict before. Say why it no longer stands.');
  }
  const data = { conflict, text: reason, declaredAt: now };
  await tx.interestDeclaration.upsert({
    where: { requestId_userId: { requestId: row.id, userId } },
    create: { requestId: row.id, userId, ...data },
    update: data,
  });
};

/** Seats everyone who is on the review board now; those seated before stay. */
const seatBoard = async ({ tx, row, now }: Context): Promise<void> => {
  const members = await tx.user.findMany({
    where: { active: true, roles: { has: 'REVIEW_BOARD' } },
    select: { id: true },
  });
  await tx.boardSeat.createMany({
    data: members.map(({ id }) => ({ requestId: row.id, userId: id, seatedAt: now })),
    skipDuplicates: true,
  });
};

/** A new round: opinions on an earlier plan, or before another look, count no longer. */
const beginOpinions = async ({ tx, row, now }: Context): Promise<void> => {
  await tx.request.update({ where: { id: row.id }, data: { opinionsFrom: now, opinionsClosedAt: null } });
};

const opinionKinds: Readonly<Record<string, 'BOARD' | 'LEGAL'>> = {
  give_board_opinion: 'BOARD',
  give_legal_note: 'LEGAL',
};

/** Adds an opinion. Earlier ones of the same person stay as history; the latest is the one that counts. */
const recordOpinion = async (context: Context): Promise<void> => {
  const kind = opinionKinds[context.step];
  if (!kind) throw new Error(`The step ${context.step} gives no opinion.`);
  const { view, text } = toInput(context, 'give_board_opinion');
  await context.tx.opinion.create({
    data: { requestId: context.row.id, kind, view, text, givenById: personOf(context), createdAt: context.now },
  });
};

const closeOpinions = async ({ tx, row, now }: Context): Promise<void> => {
  await tx.request.update({ where: { id: row.id }, data: { opinionsClosedAt: now } });
};

export const opinionEffects = {
  declare_interest: declareInterest,
  seat_board: seatBoard,
  begin_opinions: beginOpinions,
  record_opinion: recordOpinion,
  close_opinions: closeOpinions,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
