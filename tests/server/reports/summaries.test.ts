import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { fromCalendarDate } from '@/lib/domain/dates';
import { db } from '@/lib/server/db/client';
import { carryOutMessage } from '@/lib/server/outbox/dispatch';
import { countFigures } from '@/lib/server/reports/keep-figures';
import { subscribeToReports, unsubscribeFromReports } from '@/lib/server/reports/mail-commands';
import { reportsPage } from '@/lib/server/reports/report-queries';
import { promiseSummaries } from '@/lib/server/reports/send-summaries';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { dataFolder } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';

// A Tuesday; the Monday after it is November 30.
const clock = fixedClock();
const mondayMorning = new Date('2026-11-30T11:30:00.000Z');

let cast: Cast;

const promised = () => db.outboxMessage.findMany({ where: { kind: 'report_letter' }, orderBy: { createdAt: 'asc' } });

const mailOf = (outboxId: string): { to: string; subject: string; text: string } =>
  JSON.parse(readFileSync(path.join(dataFolder, 'mail', `${outboxId}.json`), 'utf8'));

beforeAll(async () => {
  cast = await aCast();
  await aRequest(cast).in('SUBMITTED');
  for (const _each of [1, 2, 3]) await aRequest(cast).of(cast.amity).in('SUBMITTED');
  await countFigures(true);
});

test('a summary is promised once for its day, in the morning where its person is, and never for a day before the wish', async () => {
  await subscribeToReports(cast.calder.officer, { every: 'WEEK', timeZone: 'America/New_York' });
  await subscribeToReports(cast.intake, { every: 'WEEK', timeZone: 'Pacific/Honolulu' });
  await subscribeToReports(cast.supervisor, { every: 'MONTH', timeZone: 'America/New_York' });
  expect(await promiseSummaries()).toBe(0);
  clock.moveTo(mondayMorning);
  expect(await Promise.all([promiseSummaries(), promiseSummaries()])).toEqual(expect.arrayContaining([0, 1]));
  expect((await promised()).map(({ dedupeKey }) => dedupeKey)).toEqual([`report:${cast.calder.officer.id}:2026-11-30`]);
  clock.passMinutes(6 * 60);
  expect(await promiseSummaries()).toBe(1);
  // The days that were missed are made up for once.
  clock.moveTo(new Date('2026-12-16T15:00:00.000Z'));
  expect(await promiseSummaries()).toBe(3);
  expect(await promiseSummaries()).toBe(0);
  const { sentFor } = await db.reportSubscription.findUniqueOrThrow({ where: { userId: cast.supervisor.id ?? '' } });
  expect(sentFor).toEqual(fromCalendarDate('2026-12-01'));
});

test('it has the figures of the person’s own scope, names no case, and goes once', async () => {
  const [first] = await promised();
  await carryOutMessage(first?.id ?? '', handlers);
  const mail = mailOf(first?.id ?? '');
  expect(mail.subject).toBe('Your weekly summary of cases, Nov 30, 2026');
  expect(mail.text).toContain('- Intake: Up to 30 days 1, 31 to 90 days 0, 91 to 180 days 0, Over 180 days 0, All 1');
  expect(mail.text).toContain('/reports');
  expect(mail.text).not.toMatch(/ACC-\d{4}-\d{6}/u);
  const { workEmail } = await db.user.findUniqueOrThrow({ where: { id: cast.calder.officer.id ?? '' } });
  expect(mail.to).toBe(workEmail);
  const ofIntake = (await promised()).find(({ dedupeKey }) => dedupeKey.includes(cast.intake.id ?? '-'));
  await carryOutMessage(ofIntake?.id ?? '', handlers);
  expect(mailOf(ofIntake?.id ?? '').text).toContain('Intake: Up to 30 days 4');
});

test('whoever stopped it, or has no account any more, is sent nothing', async () => {
  await unsubscribeFromReports(cast.calder.officer);
  await db.user.update({ where: { id: cast.supervisor.id ?? '' }, data: { active: false } });
  const waiting = (await promised()).filter(({ doneAt }) => doneAt === null);
  const theirs = waiting.filter(({ dedupeKey }) => !dedupeKey.includes(cast.intake.id ?? '-'));
  expect(theirs).toHaveLength(2);
  for (const { id } of theirs) {
    await carryOutMessage(id, handlers);
    expect(() => mailOf(id)).toThrow();
  }
  clock.moveTo(new Date('2027-01-05T15:00:00.000Z'));
  expect(await promiseSummaries()).toBe(1);
  const page = await reportsPage(cast.calder.officer, {});
  expect(page.mail.every).toBeNull();
  const events = await db.auditEvent.findMany({ where: { action: { startsWith: 'report_mail.' } } });
  expect(events.map(({ action }) => action)).toEqual([
    ...['report_mail.wanted', 'report_mail.wanted', 'report_mail.wanted', 'report_mail.stopped'],
  ]);
});
