import 'server-only';
import { z } from 'zod';
import { fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { newestSummaryDay, reportLetterText } from '@/lib/domain/reports/report-mail';
import { toRhythm } from '@/lib/domain/reports/report-rhythm';
import { reportsFor } from '@/lib/domain/reports/report-sets';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { env } from '@/lib/server/env';
import { sendMail } from '@/lib/server/mail/mailer';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { reportsPage } from '@/lib/server/reports/report-queries';

const atOnce = 500;

/**
 * Promises each summary that is due where its person is. A day that was missed is made up for once; two workers promise
 * the same one once. Returns how many were promised.
 */
export const promiseSummaries = async (): Promise<number> => {
  const at = now();
  let promised = 0;
  let after: string | null = null;
  do {
    const rows: { userId: string; every: string; timeZone: string; sentFor: Date }[] =
      await db.reportSubscription.findMany({
        where: { user: { active: true }, ...(after ? { userId: { gt: after } } : {}) },
        orderBy: { userId: 'asc' },
        take: atOnce,
      });
    for (const { userId, every, timeZone, sentFor } of rows) {
      const on = newestSummaryDay(toRhythm(every), timeZone, at);
      if (on > toCalendarDate(sentFor) && (await promise(userId, on))) promised += 1;
    }
    after = rows.length === atOnce ? (rows.at(-1)?.userId ?? null) : null;
  } while (after !== null);
  return promised;
};

const promise = (userId: string, on: string): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const day = fromCalendarDate(on);
    const { count } = await tx.reportSubscription.updateMany({
      where: { userId, sentFor: { lt: day } },
      data: { sentFor: day },
    });
    if (count > 0) await enqueue(tx, 'report_letter', `report:${userId}:${on}`, { userId, on });
    return count > 0;
  });

const payloadSchema = z.object({ userId: z.uuid(), on: z.iso.date().max(10) });

/**
 * Sends the summary of what the person may see at this moment, within their own scope. Nothing is sent to whoever has
 * stopped it or has no account any more. Throws when the mail was not taken, so that it is tried again.
 */
export const deliverSummary = async (outboxId: string, payload: unknown): Promise<void> => {
  const { userId, on } = payloadSchema.parse(payload);
  const subscription = await db.reportSubscription.findUnique({
    where: { userId },
    select: { every: true, user: { select: { ...actorColumns, workEmail: true } } },
  });
  if (!subscription?.user.active) return;
  const actor = await toActor(subscription.user);
  // Nothing is there for somebody whose roles were taken away.
  if (reportsFor(actor).length === 0) return;
  const { asOf, reports } = await runAs(scopeOf(actor), () => reportsPage(actor, {}));
  if (asOf === null) throw new Error('The figures were not counted yet.');
  const link = `${env.PUBLIC_ORIGIN}${paths.reports()}`;
  const letter = reportLetterText({ every: toRhythm(subscription.every), on, asOf, reports, link });
  await sendMail({ id: outboxId, to: subscription.user.workEmail, ...letter });
};
