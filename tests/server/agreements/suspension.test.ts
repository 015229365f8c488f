import { beforeAll, expect, test, vi } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { takeDueSteps } from '@/lib/server/worker/deadlines';
import { anAgreement, takeAgreement, tryStep, versionOf } from '@/tests/support/agreement-cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

// A suspension that lasts is told of once after 60 and once after 90 days.

const clock = fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let id = '';
beforeAll(async () => {
  cast = await aCast();
  id = await anAgreement(cast).in('ACTIVE');
  await suspend();
});

const suspend = () =>
  takeAgreement('suspend', id, cast.calder.approver, { reason: 'Flood.', notified: 'Liaison', mode: 'WRITTEN' });

const afterDays = (days: number) => clock.moveTo(new Date(testNow.getTime() + days * 86_400_000));

/** What the portal says of the agreement's suspension when its work is done twice. */
const said = async (): Promise<string[]> => {
  const seen = new Set((await db.outboxMessage.findMany({ select: { id: true } })).map((row) => row.id));
  await takeDueSteps();
  await takeDueSteps();
  const fresh = (await db.outboxMessage.findMany({ orderBy: { id: 'asc' } })).filter((row) => !seen.has(row.id));
  return fresh.flatMap(({ payload }) => {
    const { case: about, name, audience } = payload as { case?: { id: string }; name?: string; audience?: string };
    return about?.id === id && name?.startsWith('suspended-for-') ? [`${name} → ${audience}`] : [];
  });
};

const told = (days: 60 | 90) => ['both_sides', 'program_managers'].map((who) => `suspended-for-${days} → ${who}`);

test('nobody but the portal says it, and not before its day', async () => {
  expect(await tryStep('suspended_60', id, cast.programManager)).toMatchObject({ why: 'not_yours' });
  expect(await performAgreementStep('suspended_60', id, systemActor)).toMatchObject({ ok: false, why: 'blocked' });
  afterDays(59);
  expect(await said()).toEqual([]);
});

test('after 60 and 90 days both sides and the program managers are told once, and two workers agree', async () => {
  afterDays(60);
  expect(await said()).toEqual(told(60));
  afterDays(89);
  expect(await said()).toEqual([]);
  expect((await getAgreementPage(cast.calder.officer, id))?.suspension?.review).toMatch(/Both sides review it by/u);
  afterDays(90);
  const version = await versionOf(id);
  const both = await Promise.all(
    [1, 2].map(() => performAgreementStep('suspended_90', id, systemActor, { version }).catch(() => ({ ok: false }))),
  );
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await said()).toEqual([]);
  expect(await db.statusEvent.count({ where: { agreementId: id, step: 'suspended_90' } })).toBe(1);
  expect((await getAgreementPage(cast.calder.officer, id))?.suspension?.review).toMatch(/The 90 days ended on/u);
});

test('another suspension is told of anew; after a pause of the worker only the later news is told', async () => {
  clock.moveTo(new Date(testNow.getTime() + 91 * 86_400_000));
  const cleared = { reason: 'The water is gone.' };
  await takeAgreement('reinstate_for_agency', id, cast.calder.approver, cleared);
  await takeAgreement('reinstate_for_ice', id, cast.programManager, cleared);
  expect(await performAgreementStep('suspended_90', id, systemActor)).toMatchObject({ ok: false, why: 'wrong_state' });
  expect((await getAgreementPage(cast.calder.officer, id))?.suspension).toBeNull();
  await suspend();
  afterDays(91 + 95);
  expect(await said()).toEqual(told(90));
  expect(await performAgreementStep('suspended_60', id, systemActor)).toMatchObject({ ok: false, why: 'blocked' });
});
