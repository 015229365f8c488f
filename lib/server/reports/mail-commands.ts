import 'server-only';
import type { z } from 'zod';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { roles } from '@/lib/domain/access/role';
import { fromCalendarDate } from '@/lib/domain/dates';
import { newestSummaryDay, type reportMailInput } from '@/lib/domain/reports/report-mail';
import { reportRhythmLabels } from '@/lib/domain/reports/report-rhythm';
import { done, type Outcome } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { personOf } from '@/lib/server/auth/person';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// A person asks for the summary of their own reports by mail, and stops it.

const roleOf = (actor: Actor) => roles.find((role) => hasRole(actor, role)) ?? ('NONE' as const);

/** Begins the mail, or changes how often it comes. The first one comes on the next of its days. */
export const subscribeToReports = async (
  actor: Actor,
  { every, timeZone }: z.output<typeof reportMailInput>,
): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  const wanted = { every, timeZone, sentFor: fromCalendarDate(newestSummaryDay(every, timeZone, now())) };
  await db.$transaction(async (tx) => {
    await tx.reportSubscription.upsert({
      where: { userId },
      create: { userId, ...wanted, createdAt: now() },
      update: wanted,
    });
    await appendAudit(tx, {
      ...{ actor, role: roleOf(actor), action: 'report_mail.wanted', outcome: 'done', facts: { every } },
      target: { type: 'user', id: userId },
    });
  });
  return done(null, `The summary comes by mail. ${reportRhythmLabels[every]}.`);
};

/** Ends the mail. */
export const unsubscribeFromReports = async (actor: Actor): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  await db.$transaction(async (tx) => {
    const { count } = await tx.reportSubscription.deleteMany({ where: { userId } });
    if (count === 0) return;
    await appendAudit(tx, {
      ...{ actor, role: roleOf(actor), action: 'report_mail.stopped', outcome: 'done' },
      target: { type: 'user', id: userId },
    });
  });
  return done(null, 'No summary is sent any more.');
};
