import 'server-only';
import { addDays } from 'date-fns/addDays';
import { systemActor } from '@/lib/domain/access/actor';
import { toCalendarDate } from '@/lib/domain/dates';
import { reminderReached, reviewDue, reviewRule } from '@/lib/domain/people/access-review';
import { maySignIn } from '@/lib/server/auth/sign-in-allowed';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { reviewOwed } from '@/lib/server/people/access-review';
import { keepChange } from '@/lib/server/people/apply-change';
import { lastOfRole } from '@/lib/server/people/last-of-role';
import { lockAccounts } from '@/lib/server/people/looking-after';

// What time does in the access review: it reminds those who owe it, tells whose account is about to be closed, and closes
// what nobody has confirmed. The worker runs it every hour; each letter goes once.

const remindReviewers = async (): Promise<void> => {
  const reviewers = await db.user.findMany({
    where: { AND: [maySignIn(), { OR: [{ roles: { has: 'ADMIN' } }, { roles: { has: 'AGENCY_ADMIN' } }] }] },
    select: actorColumns,
  });
  for (const row of reviewers) {
    const owed = await reviewOwed(await toActor(row));
    const reached = owed && reminderReached(owed.due, now());
    if (!owed || !reached) continue;
    const day = toCalendarDate(owed.due);
    const letter = { letter: 'review-due' as const, id: row.id, userId: row.id, day };
    await db.$transaction((tx) => enqueue(tx, 'account_letter', `review-due:${row.id}:${day}:${reached}`, letter));
  }
};

const missedKey = (userId: string, due: Date): string => `review-missed:${userId}:${toCalendarDate(due)}`;

const lateBy = (days: number) => {
  const since = addDays(now(), -reviewRule.everyDays - days);
  return db.user.findMany({
    where: {
      active: true,
      OR: [{ accessReviewedAt: { lte: since } }, { accessReviewedAt: null, createdAt: { lte: since } }],
    },
    include: { office: { select: { name: true } } },
  });
};

const tellPeople = async (): Promise<void> => {
  for (const user of await lateBy(reviewRule.tellDays)) {
    const due = reviewDue(user);
    const letter = { letter: 'review-missed' as const, id: user.id, userId: user.id, day: toCalendarDate(due) };
    await db.$transaction((tx) => enqueue(tx, 'account_letter', missedKey(user.id, due), letter));
  }
};

const closingReason = `Nobody confirmed within ${reviewRule.closeDays} days after the term that the account is needed.`;

// Only somebody who was told a week before, and never the last one of a role that has to be held.
const closeMissed = async (): Promise<number> => {
  let closed = 0;
  for (const { id } of await lateBy(reviewRule.closeDays)) {
    const isClosed = await db.$transaction(async (tx) => {
      await lockAccounts(tx);
      const user = await tx.user.findUniqueOrThrow({ where: { id }, include: { office: { select: { name: true } } } });
      const due = reviewDue(user);
      if (!user.active || addDays(due, reviewRule.closeDays) > now()) return false;
      const told = await tx.outboxMessage.findFirst({
        where: { dedupeKey: missedKey(id, due), createdAt: { lte: addDays(now(), -reviewRule.tellDays) } },
      });
      if (!told || (await lastOfRole(tx, user, [])) !== null) return false;
      await keepChange({ tx, actor: systemActor, user }, { kind: 'CLOSE', reason: closingReason });
      return true;
    });
    if (isClosed) closed += 1;
  }
  return closed;
};

/**
 * Reminds, tells and closes what is due. A demonstration closes nothing: its people are there to be tried.
 * @returns how many accounts were closed
 */
export const watchAccess = async (): Promise<number> => {
  await remindReviewers();
  await tellPeople();
  return env.DEMO ? 0 : closeMissed();
};
