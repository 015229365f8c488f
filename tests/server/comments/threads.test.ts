import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { HistoryEvent } from '@/lib/domain/workflow/history';
import { performRequestStep } from '@/lib/server/cases/perform';
import { commentsFor } from '@/lib/server/comments/comment-board';
import { historyDays } from '@/lib/server/comments/history-days';
import { db } from '@/lib/server/db/client';
import { carryOutMessage } from '@/lib/server/outbox/dispatch';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { handlers } from '@/lib/server/worker/handlers';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

// Threads and mentions: an internal note, who is mentioned in it and that it exists stay on its own side.

fixedClock();

let cast: Cast;
let id: string;
beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('ASSIGNED');
});

const comment = (actor: Actor, input: Record<string, unknown>) => performRequestStep('comment', id, actor, input);
const lastComment = () => db.comment.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { mentions: true } });

test('the list of people has exactly those who may read what is written', async () => {
  const names = (people: readonly { name: string }[] = []) => people.map(({ name }) => name);
  const liaison = await commentsFor(cast.liaison, id);
  const agency = await commentsFor(cast.calder.officer, id);
  const ofCalder = ['Maria Delgado', 'Thomas Brandt', 'Priya Nair'];
  for (const name of ofCalder) {
    expect(names(liaison?.people.own)).not.toContain(name);
    expect(names(liaison?.people.shared)).toContain(name);
  }
  expect(names(liaison?.people.own)).toEqual(expect.arrayContaining(['Ben Carver', 'Paula Manager', 'Olga Oversight']));
  for (const name of ['Finn Far', 'Kevin Osei', 'Ana Ruiz']) expect(names(liaison?.people.shared)).not.toContain(name);
  expect(names(liaison?.people.own)).not.toContain('Adam Admin');
  expect(names(agency?.people.own).sort()).toEqual(['Priya Nair', 'Thomas Brandt']);
  expect(await commentsFor(cast.amity.officer, id)).toBeNull();
});

test('an internal note reaches no agency role by its text, its mentions, its answers or its existence', async () => {
  const agencyEvents = async () => (await getRequestCase(cast.calder.approver, id))?.history;
  const before = await agencyEvents();
  await take('comment', id, cast.liaison, {
    visibility: 'ICE_ONLY',
    body: 'CANARY-NOTE for @Ben Carver',
    questionCode: 'A4',
    mentions: [cast.oversight.id],
  });
  const note = await lastComment();
  expect(note.mentions.map(({ userId }) => userId).sort()).toEqual([cast.supervisor.id, cast.oversight.id].sort());
  // Whatever is posted, an answer to an internal note is internal, in the thread and in the timeline.
  await take('comment', id, cast.supervisor, { visibility: 'SHARED', parentId: note.id, body: 'CANARY-ANSWER' });
  expect(await lastComment()).toMatchObject({ visibility: 'ICE_ONLY', parentId: note.id, questionCode: 'A4' });
  for (const actor of [cast.calder.officer, cast.calder.approver, cast.calder.admin]) {
    const all = JSON.stringify([
      await getRequestCase(actor, id, 'comment'),
      await getDashboard(actor),
      await commentsFor(actor, id),
      await commentsFor(actor, id, 'A4'),
      await db.notice.findMany({ where: { userId: actor.id ?? '' } }),
    ]);
    expect(all).not.toContain('CANARY');
    expect(all).not.toContain(note.id);
  }
  expect(await agencyEvents()).toEqual(before);
  const beside = await commentsFor(cast.liaison, id, 'A4');
  expect(beside?.threads).toMatchObject([
    { body: expect.stringContaining('CANARY-NOTE'), replies: [{ body: 'CANARY-ANSWER' }] },
  ]);
  expect((await commentsFor(cast.liaison, id, 'B1'))?.threads).toEqual([]);
  const input = { visibility: 'SHARED', body: 'Hello?' };
  const hidden = await comment(cast.calder.officer, { ...input, parentId: note.id });
  const missing = await comment(cast.calder.officer, { ...input, parentId: '0193b3c2-0000-7000-8000-000000000000' });
  expect(hidden).toEqual(missing);
  expect(hidden.ok).toBe(false);
});

test('nobody who may not read a comment can be mentioned in it', async () => {
  const answers = [
    await comment(cast.liaison, { visibility: 'ICE_ONLY', body: 'Note.', mentions: [cast.calder.officer.id] }),
    await comment(cast.liaison, { visibility: 'SHARED', body: 'Note.', mentions: [cast.amity.officer.id] }),
    await comment(cast.calder.officer, { visibility: 'AGENCY_ONLY', body: 'Note.', mentions: [cast.liaison.id] }),
  ];
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, fields: { mentions: [expect.any(String)] } });
  await take('comment', id, cast.liaison, { visibility: 'ICE_ONLY', body: 'Call @Maria Delgado first.' });
  expect((await lastComment()).mentions).toEqual([]);
});

test('mentioned people get a notice that says why, unless they can no longer read it', async () => {
  await take('comment', id, cast.calder.officer, {
    visibility: 'SHARED',
    body: 'Is this right, @Ana Ruiz? @Ben Carver too.',
  });
  const { id: commentId } = await lastComment();
  await db.user.update({ where: { id: cast.supervisor.id ?? '' }, data: { officeId: cast.offices.far } });
  const row = await db.outboxMessage.findFirstOrThrow({ where: { dedupeKey: `comment:${commentId}:mentioned` } });
  await carryOutMessage(row.id, handlers);
  const notices = await db.notice.findMany({ where: { outboxId: row.id } });
  expect(notices.map(({ userId }) => userId)).toEqual([cast.liaison.id]);
  expect(notices[0]?.body).toContain('because a comment mentions you');
  expect(notices[0]?.body).not.toContain('Is this right');
});

test('the timeline tells once a day what one person did again and again, and every move of the case', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 18, 0) - minutes * 60_000);
  const event = (minutes: number, step: string, actorId: string, more: Partial<HistoryEvent> = {}): HistoryEvent => ({
    ...{ id: `${minutes}`, step, actorId, actorName: actorId, actorRole: 'AGENCY_OFFICER', note: '' },
    ...{ fromStatus: 'DRAFT', toStatus: 'DRAFT', createdAt: at(minutes) },
    ...more,
  });
  const moved = { fromStatus: 'RETURNED', toStatus: 'SUBMITTED' };
  const days = historyDays(
    [
      event(1, 'save_narrative', 'maria'),
      event(2, 'save_concerns', 'maria'),
      event(3, 'save_narrative', 'maria'),
      event(4, 'save_narrative', 'thomas'),
      event(5, 'submit', 'thomas', moved),
      event(6, 'save_narrative', 'maria', { note: 'A reason.' }),
      event(7, 'submit', 'thomas', moved),
      event(8, 'save_narrative', 'maria'),
      event(24 * 60, 'save_narrative', 'maria'),
    ],
    (step) => step,
    'America/New_York',
  );
  expect(days.map(({ events }) => events.map(({ what, who, note }) => `${what}, ${who.split(' ')[0]}${note}`))).toEqual(
    [
      [
        'save_narrative (3 times), maria',
        'save_concerns, maria',
        'save_narrative, thomas',
        'submit, thomas',
        'save_narrative, mariaA reason.',
        'submit, thomas',
      ],
      ['save_narrative, maria'],
    ],
  );
});
