import { beforeAll, describe, expect, test, vi } from 'vitest';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { aRequest, firstContact } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';

// Two people act on one case at the same moment: one wins, the other is told what changed, and there is one event.

fixedClock();

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

const reason = { reason: 'At the same moment.' };
const waiting = async () => {
  const rows = await asOwner(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows.length;
};
const versionOf = async (id: string) => (await db.request.findUniqueOrThrow({ where: { id } })).version;

describe('two at once', () => {
  test('two intake officers claim: one wins, the other gets a conflict', async () => {
    for (let round = 0; round < 3; round += 1) {
      const id = await aRequest(cast).in('SUBMITTED');
      const version = await versionOf(id);
      const answers = await Promise.all(
        [cast.intake, cast.otherIntake].map((who) => performRequestStep('claim', id, who, { version })),
      );
      const lost = answers.filter((answer) => !answer.ok);
      expect(lost).toHaveLength(1);
      expect(['stale', 'wrong_state', 'blocked']).toContain(lost[0]?.ok === false && lost[0].why);
      expect(await db.statusEvent.count({ where: { requestId: id, step: 'claim' } })).toBe(1);
    }
  });

  test('withdrawing, closing and claiming: one end state', async () => {
    for (let round = 0; round < 3; round += 1) {
      const id = await aRequest(cast).in('SUBMITTED');
      const version = await versionOf(id);
      const answers = await Promise.all([
        performRequestStep('withdraw', id, cast.calder.approver, { ...reason, version }),
        performRequestStep('close_no_action', id, cast.intake, { ...reason, version }),
        performRequestStep('claim', id, cast.otherIntake, { version }),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const events = await db.statusEvent.findMany({ where: { requestId: id, fromStatus: 'SUBMITTED' } });
      expect(events.filter(({ toStatus }) => toStatus !== 'SUBMITTED')).toHaveLength(1);
    }
  });

  test('one form sent twice has one effect, and both get the same answer', async () => {
    const sent = { requestType: 'NEW_PARTNERSHIP', idempotencyKey: 'one-form-and-one-key' };
    const before = await db.request.count();
    const answers = await Promise.all(
      [1, 2, 3].map(() => performRequestStep('create', null, cast.calder.officer, sent)),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(new Set(answers.map((answer) => answer.ok && answer.value.id)).size).toBe(1);
    expect(await db.request.count()).toBe(before + 1);
  });

  test('a form that comes back with other words, or for another step, is no repeat of the first', async () => {
    const id = await aRequest(cast).in('ASSIGNED');
    const key = { idempotencyKey: 'a-form-brought-back' };
    const log = (summary: string) =>
      performRequestStep('log_contact', id, cast.liaison, { ...firstContact, summary, ...key });
    expect(await log('Talked.')).toMatchObject({ ok: true });
    expect(await log('Talked.')).toMatchObject({ ok: true });
    expect(await log('Talked again, about the jail.')).toMatchObject({ ok: true });
    expect(await performRequestStep('start_assessment', id, cast.liaison, key)).toMatchObject({ why: 'invalid' });
    const rows = await db.contactLog.findMany({ where: { requestId: id }, orderBy: { id: 'asc' } });
    expect(rows.map(({ summary }) => summary)).toEqual(['Talked.', 'Talked again, about the jail.']);
  });

  test('while somebody holds the case for long, the other is asked to send again, and nothing is lost', async () => {
    const id = await aRequest(cast).in('SUBMITTED');
    const version = await versionOf(id);
    const answer = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM requests WHERE id = ${id}::uuid FOR UPDATE`;
      return performRequestStep('claim', id, cast.intake, { version });
    });
    expect(answer).toMatchObject({ ok: false, why: 'blocked', message: expect.stringContaining('send it again') });
    expect(await performRequestStep('claim', id, cast.intake, { version })).toMatchObject({ ok: true });
  });

  test('a step that waits for the case is decided by what it is afterward', async () => {
    const id = await aRequest(cast).in('ASSIGNED');
    const { logged } = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM requests WHERE id = ${id}::uuid FOR UPDATE`;
      const logged = performRequestStep('log_contact', id, cast.liaison, firstContact);
      await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 2000 });
      await tx.request.update({ where: { id }, data: { liaisonId: cast.otherLiaison.id } });
      // In an object: a transaction would wait for the promise itself, and the step waits for the transaction.
      return { logged };
    });
    expect(await logged).toMatchObject({ ok: false, why: 'blocked' });
    expect(await db.contactLog.count({ where: { requestId: id } })).toBe(0);
  });

  test('a page that is out of date changes nothing', async () => {
    const id = await aRequest(cast).in('SUBMITTED');
    const version = await versionOf(id);
    const answer = await performRequestStep('claim', id, cast.intake, { version: version - 1 });
    expect(answer).toMatchObject({ ok: false, why: 'stale' });
    expect(await versionOf(id)).toBe(version);
  });
});

test('a step without the version the person saw is not taken', async () => {
  const id = await aRequest(cast).in('SUBMITTED');
  expect(await performRequestStep('claim', id, cast.intake)).toMatchObject({ ok: false, why: 'stale' });
});
