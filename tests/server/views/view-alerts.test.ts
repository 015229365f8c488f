import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { noticeSettingsInput } from '@/lib/domain/notices/notice-settings';
import type { SavedList, ViewSharing } from '@/lib/domain/saved-views';
import { ALERTS_MAX, VIEW_CASES_MAX } from '@/lib/domain/view-alerts';
import { askCorrection, decideCorrection } from '@/lib/server/agencies/fact-corrections';
import { db } from '@/lib/server/db/client';
import { chooseMail } from '@/lib/server/notices/choose-mail';
import { readNotice } from '@/lib/server/notices/notice-commands';
import { noticeCentre, toNoticeFilter } from '@/lib/server/notices/notice-queries';
import { noticeSettingsPage } from '@/lib/server/notices/notice-settings';
import { carryOutMessage } from '@/lib/server/outbox/dispatch';
import { releaseHeldMails } from '@/lib/server/outbox/held-mails';
import { tellOfView } from '@/lib/server/views/alert-commands';
import { lookAtViews } from '@/lib/server/views/look-at-views';
import { changeView, deleteView, replaceView, saveView } from '@/lib/server/views/view-commands';
import { opensWith, viewsPage } from '@/lib/server/views/view-queries';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { aRow, takenOver, triedImport } from '@/tests/support/imports';
import { startMailServer } from '@/tests/support/mail-server';
import { aPdf } from '@/tests/support/sample-files';
import { take } from '@/tests/support/take-step';

// "Tell me when a case enters this view", with real steps, a clock that moves, and a real mail server.

const clock = fixedClock();
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const server = await startMailServer();
process.env.SMTP_URL = server.url;
afterAll(() => server.stop());

let cast: Cast;
/** Cases that wait for somebody to claim them: a claim brings each into the views of what is reviewed at intake. */
const waiting: string[] = [];
beforeAll(async () => {
  cast = await aCast();
  for (let n = 0; n < 2; n += 1) waiting.push(await aRequest(cast).in('SUBMITTED'));
  await aRequest(cast).in('ASSIGNED');
});
beforeEach(async () => {
  clock.moveTo(testNow);
  const claimed = await db.request.findMany({ where: { status: 'INTAKE_REVIEW' }, select: { id: true } });
  for (const { id } of claimed) await take('release_claim', id, cast.intake);
  for (const table of ['view_alerts', 'saved_views', 'notice_choices', 'notice_settings']) {
    await db.$executeRawUnsafe(`DELETE FROM ${table}`);
  }
  await db.$executeRaw`UPDATE outbox_messages SET queued_at = now(), done_at = now() WHERE done_at IS NULL`;
  server.taken.length = 0;
});

const idOf = (actor: Actor): string => actor.id ?? '';
type Kept = { sharing?: ViewSharing; list?: SavedList; name?: string };

/** Saves a view; returns its id. */
const aView = async (actor: Actor, query: string, { sharing = 'OWN', list = 'REQUESTS', name = 'New' }: Kept = {}) => {
  expect(await saveView(actor, { list, query, name, sharing, makeDefault: false })).toMatchObject({ ok: true });
  return (await db.savedView.findFirstOrThrow({ where: { ownerId: idOf(actor), name, list } })).id;
};

const tell = (actor: Actor, viewId: string, wanted: 'ON' | 'OFF' = 'ON') => tellOfView(actor, { viewId, tell: wanted });

/** Saves a view of somebody's own and has them told of it. */
const watched = async (actor: Actor, query: string, kept: Kept = {}): Promise<string> => {
  const viewId = await aView(actor, query, kept);
  expect(await tell(actor, viewId)).toMatchObject({ ok: true });
  return viewId;
};

/** Carries out what is promised about views, each twice: the second time does nothing. */
const carryOut = async (): Promise<void> => {
  const open = await db.outboxMessage.findMany({ where: { doneAt: null, kind: { not: 'notice' } } });
  for (const { id } of [...open, ...open]) await carryOutMessage(id, handlers);
};

/** What somebody was told of views, oldest first. */
const toldOf = async (actor: Actor): Promise<string[]> => {
  const rows = await db.notice.findMany({
    where: { userId: idOf(actor), name: { startsWith: 'view-' } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ subject }) => subject);
};

/** Looks once, carries out, and gives what somebody was newly told. */
const news = async (actor: Actor): Promise<string[]> => {
  const before = (await toldOf(actor)).length;
  await lookAtViews();
  await carryOut();
  return (await toldOf(actor)).slice(before);
};

const one = 'View “New”: 1 request entered';
const reviewed = '?status=INTAKE_REVIEW';

/** Brings a case into what is reviewed; returns its id. */
const enter = async (n = 0): Promise<string> => {
  const id = waiting[n] ?? expect.unreachable();
  await take('claim', id, cast.intake);
  return id;
};

describe('a case that enters a view', () => {
  test('is told of once, by number alone; what was inside tells nothing', async () => {
    await enter(1);
    const viewId = await watched(cast.programManager, reviewed);
    expect(await news(cast.programManager)).toEqual([]);
    const id = await enter();
    const { number, title } = await db.request.findUniqueOrThrow({ where: { id } });
    expect(await news(cast.programManager)).toEqual([one]);
    expect(await news(cast.programManager)).toEqual([]);
    const notice = await db.notice.findFirstOrThrow({ where: { userId: idOf(cast.programManager), viewId } });
    expect(notice).toMatchObject({ mailState: 'SENT', requestId: null });
    const [mail, ...more] = server.taken;
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: one });
    expect(mail?.text).toContain(`/requests?saved=${viewId}`);
    for (const detail of [number, title, 'Calder']) expect(JSON.stringify([notice, mail])).not.toContain(detail);
    // In the portal it stands under its view, and leads to what the view keeps when it is opened.
    const { groups } = await noticeCentre(cast.programManager, toNoticeFilter({}));
    expect(groups[0]).toMatchObject({ heading: 'View “New”', href: `/requests?saved=${viewId}` });
    const opened = await readNotice(cast.programManager, { noticeId: notice.id });
    expect(opened).toMatchObject({ value: `/requests?saved=${viewId}` });
    expect(await opensWith(cast.programManager, 'REQUESTS', { saved: viewId })).toBe(`/requests${reviewed}`);
    expect(await opensWith(cast.farLiaison, 'REQUESTS', { saved: viewId })).toBe('/views/requests');
  });

  test('is told of once by two workers, and counted with the others of the same look', async () => {
    await watched(cast.programManager, reviewed);
    for (const n of [0, 1]) await enter(n);
    const before = await toldOf(cast.programManager);
    const told = await Promise.all([lookAtViews(), lookAtViews(), lookAtViews()]);
    expect(told.filter((count) => count > 0)).toEqual([1]);
    await carryOut();
    expect((await toldOf(cast.programManager)).slice(before.length)).toEqual(['View “New”: 2 requests entered']);
  });

  test('and comes back tells again, at most once a day', async () => {
    await watched(cast.programManager, reviewed);
    const id = await enter();
    expect(await news(cast.programManager)).toEqual([one]);
    const comeBack = async () => {
      await take('release_claim', id, cast.intake);
      expect(await news(cast.programManager)).toEqual([]);
      await take('claim', id, cast.intake);
      return news(cast.programManager);
    };
    expect(await comeBack()).toEqual([]);
    clock.passMinutes(24 * 60);
    expect(await comeBack()).toEqual([one]);
    expect(await db.viewAlertCase.count()).toBe(1);
  });

  test('by the person’s own step is no news to them', async () => {
    for (const actor of [cast.intake, cast.otherIntake]) await watched(actor, reviewed);
    await enter();
    await lookAtViews();
    await carryOut();
    expect(await toldOf(cast.intake)).toEqual([]);
    expect(await toldOf(cast.otherIntake)).toEqual([one]);
  });

  test('by the calendar alone is told of when the day turns', async () => {
    const id = await enter();
    const { dueOn } = await db.request.findUniqueOrThrow({ where: { id } });
    await watched(cast.programManager, '?view=OVERDUE');
    // The last hour of its day in Washington, and the first of the next.
    const dayAfter = new Date((dueOn?.getTime() ?? 0) + 29 * 3_600_000);
    const isInside = async () => (await db.viewAlertCase.count({ where: { caseId: id, inside: true } })) > 0;
    clock.moveTo(new Date(dayAfter.getTime() - 60_000));
    await news(cast.programManager);
    expect(await isInside()).toBe(false);
    clock.moveTo(dayAfter);
    expect((await news(cast.programManager)).length).toBe(1);
    expect(await isInside()).toBe(true);
    expect(await news(cast.programManager)).toEqual([]);
  });

  test('by a corrected fact of its agency is told of, and leaves when it is corrected back', async () => {
    await watched(cast.programManager, '?view=OPEN&search=Corrected');
    const { legalName } = await db.agency.findUniqueOrThrow({ where: { id: cast.calder.agencyId } });
    const correct = async (proposed: string) => {
      const why = 'The charter says so.';
      expect((await askCorrection(cast.calder.officer, { field: 'legalName', proposed, reason: why })).ok).toBe(true);
      const { id: correctionId } = await db.factCorrection.findFirstOrThrow({ where: { decision: null } });
      const decided = { correctionId, decision: 'grant', note: '' } as const;
      expect((await decideCorrection(cast.administrator, decided)).ok).toBe(true);
    };
    const sent = await db.request.count({ where: { agencyId: cast.calder.agencyId, submittedAt: { not: null } } });
    await correct('Corrected County Sheriff');
    expect(await news(cast.programManager)).toEqual([`View “New”: ${sent} requests entered`]);
    await correct(legalName);
    expect(await news(cast.programManager)).toEqual([]);
    expect(await db.viewAlertCase.count({ where: { inside: true } })).toBe(0);
  });

  test('of agreements is told of too, also by those who look at another list', async () => {
    const viewId = await watched(cast.supervisor, '?state=ZZ', { list: 'AGREEMENTS', name: 'Here' });
    const file = await aPdf('Memorandum.');
    const id = await triedImport(cast.administrator, [aRow({ file: 'a.pdf' })], { 'a.pdf': file });
    await takenOver(cast.administrator, id);
    expect(await news(cast.supervisor)).toEqual(['View “Here”: 1 agreement entered']);
    const page = await viewsPage(cast.supervisor, 'AGREEMENTS');
    expect(page.rows).toMatchObject([{ id: viewId, tells: true }]);
  });
});

describe('nobody is told wider than they see', () => {
  test('not of another agency, of another office, or of a draft', async () => {
    const people = [cast.farLiaison, cast.programManager, cast.amity.officer, cast.calder.approver];
    for (const actor of people) {
      await watched(actor, '?view=ALL', { name: 'All' });
      await watched(actor, reviewed);
    }
    const before = await Promise.all(people.map(toldOf));
    const draft = await aRequest(cast).empty();
    const sent = await enter();
    await lookAtViews();
    await carryOut();
    const after = await Promise.all(people.map(toldOf));
    expect(after.map((told, n) => told.slice(before[n]?.length).sort())).toEqual([
      [],
      [one],
      [],
      ['View “All”: 1 request entered', one],
    ]);
    const kept = await db.viewAlertCase.findMany({
      where: { caseId: { in: [draft, sent] } },
      include: { alert: true },
    });
    const own = [cast.programManager, cast.calder.approver].map(idOf);
    expect(new Set(kept.map(({ alert }) => alert.userId))).toEqual(new Set(own));
    expect(kept.filter(({ caseId }) => caseId === draft).map(({ alert }) => alert.userId)).toEqual(own.slice(1));
  });

  test('not of a view that is not theirs, and of so many views at most', async () => {
    const viewId = await aView(cast.programManager, reviewed);
    expect(await tell(cast.amity.officer, viewId)).toMatchObject({ ok: false, why: 'not_found' });
    for (let n = 0; n < ALERTS_MAX; n += 1) await watched(cast.intake, '?status=RETURNED', { name: `View ${n}` });
    const more = await aView(cast.intake, '?status=RETURNED', { name: 'One more' });
    expect(await tell(cast.intake, more)).toMatchObject({ ok: false, why: 'blocked' });
  });

  test('another filter or another office finds anew, without a word', async () => {
    const viewId = await watched(cast.supervisor, '?status=RETURNED');
    await replaceView(cast.supervisor, { viewId, query: '?status=ASSIGNED' });
    expect(await news(cast.supervisor)).toEqual([]);
    expect(await db.viewAlertCase.count({ where: { inside: true } })).toBeGreaterThan(0);
    await db.user.update({ where: { id: idOf(cast.supervisor) }, data: { officeId: cast.offices.far } });
    expect(await news(cast.supervisor)).toEqual([]);
    expect(await db.viewAlertCase.count()).toBe(0);
    await db.user.update({
      where: { id: idOf(cast.supervisor) },
      data: { officeId: cast.offices.investigations },
    });
  });
});

describe('an alert ends', () => {
  const ended = (name: string) => [`View “${name}”: you are not told of it any more`];

  test('when its person says so, which the audit log keeps', async () => {
    const viewId = await watched(cast.programManager, reviewed);
    expect((await noticeSettingsPage(cast.programManager)).views).toMatchObject([{ viewId, name: 'New' }]);
    expect(await tell(cast.programManager, viewId, 'OFF')).toMatchObject({ ok: true });
    await enter();
    expect(await news(cast.programManager)).toEqual([]);
    const events = await db.auditEvent.findMany({
      where: { action: { startsWith: 'view_alert' }, actorId: idOf(cast.programManager) },
      orderBy: { seq: 'desc' },
      take: 2,
    });
    expect(events.map(({ action }) => action)).toEqual(['view_alert.stopped', 'view_alert.wanted']);
  });

  test('when its view is deleted or shared no more, and says so', async () => {
    const office = await aView(cast.supervisor, '?status=ASSIGNED', { sharing: 'OFFICE', name: 'Office' });
    const ice = await aView(cast.otherProgramManager, '?status=ASSIGNED', { sharing: 'ICE', name: 'ICE' });
    for (const viewId of [office, ice]) await tell(cast.liaison, viewId);
    await changeView(cast.supervisor, { viewId: office, name: 'Office', sharing: 'OWN' });
    expect(await news(cast.liaison)).toEqual(ended('Office'));
    await deleteView(cast.otherProgramManager, { viewId: ice });
    expect(await news(cast.liaison)).toEqual(ended('ICE'));
    expect(await db.viewAlert.count()).toBe(0);
    expect(await news(cast.liaison)).toEqual([]);
  });

  test('when its view narrows nothing any more, or holds too many', async () => {
    const nothing = await watched(cast.programManager, reviewed, { name: 'Nothing' });
    await db.savedView.update({ where: { id: nothing }, data: { query: '?status=NEVER_HEARD_OF' } });
    expect(await news(cast.programManager)).toEqual(ended('Nothing'));
    const wide = await watched(cast.programManager, reviewed, { name: 'Wide' });
    const { id: alertId } = await db.viewAlert.findFirstOrThrow({ where: { viewId: wide } });
    await db.$executeRaw`INSERT INTO view_alert_cases (alert_id, case_id, inside)
      SELECT ${alertId}::uuid, gen_random_uuid(), true FROM generate_series(1, ${VIEW_CASES_MAX}::int)`;
    await enter();
    expect(await news(cast.programManager)).toEqual(ended('Wide'));
  });

  test('quietly with the account of its person', async () => {
    const { officeId } = cast.programManager;
    const leaver = await aPerson({
      name: 'Lea Leaver',
      title: 'Staff',
      roles: ['OSLC_INTAKE'],
      officeId: officeId ?? '',
    });
    await watched(leaver, reviewed);
    await enter();
    await db.user.update({ where: { id: idOf(leaver) }, data: { active: false } });
    expect(await news(leaver)).toEqual([]);
    expect(await db.viewAlert.count({ where: { userId: idOf(leaver) } })).toBe(0);
  });
});

describe('its mail comes by the person’s wish', () => {
  const wish = (changes: object) =>
    chooseMail(
      cast.programManager,
      noticeSettingsInput.parse({ timeZone: 'America/Chicago', quietFrom: '', quietUntil: '', ...changes }),
    );
  const morning = new Date('2026-11-25T14:00:00Z');
  const subjects = () => server.taken.map(({ subject }) => subject);

  test('once a day, with what else entered', async () => {
    await wish({ pace: { 'view-entered': 'DAILY' } });
    await watched(cast.programManager, reviewed);
    for (const n of [0, 1]) {
      await enter(n);
      expect(await news(cast.programManager)).toEqual([one]);
    }
    expect(server.taken).toEqual([]);
    clock.moveTo(morning);
    await releaseHeldMails();
    await carryOut();
    expect(subjects()).toEqual(['Your notices: 2 about 1 saved view']);
    expect(server.taken[0]?.text).toContain('Open View “New”: ');
  });

  test('after quiet hours; not at all once the view is theirs no longer', async () => {
    await wish({ quietFrom: '8', quietUntil: '17' });
    const viewId = await watched(cast.programManager, reviewed);
    await enter();
    expect(await news(cast.programManager)).toEqual([one]);
    expect(server.taken).toEqual([]);
    const held = () => db.notice.findFirstOrThrow({ where: { viewId }, orderBy: { id: 'desc' } });
    expect(await held()).toMatchObject({ mailState: 'HELD', mailDueAt: new Date('2026-11-24T23:00:00Z') });
    await db.savedView.update({ where: { id: viewId }, data: { ownerId: idOf(cast.otherProgramManager) } });
    clock.moveTo(morning);
    await releaseHeldMails();
    await carryOut();
    expect(await held()).toMatchObject({ mailState: 'NONE' });
    expect(server.taken).toEqual([]);
  });
});
