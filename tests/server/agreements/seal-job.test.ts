import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { resumeWaitingSeals, trySealAgain } from '@/lib/server/agreements/seal-again';
import { portalWorkshop, type SealWorkshop, sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { portalSealIdentity } from '@/lib/server/agreements/seal-identity-file';
import { sealsPage } from '@/lib/server/agreements/seal-queries';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { carryOutMessage } from '@/lib/server/outbox/dispatch';
import { certificateFingerprint } from '@/lib/server/signing/seal-identity';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { handlers } from '@/lib/server/worker/handlers';
import { aTimeAuthority } from '@/tests/server/signing/time-authority';
import { anAgreement, signNext, takeAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

const clock = fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
let time: Awaited<ReturnType<typeof aTimeAuthority>>;
beforeAll(async () => {
  cast = await aCast();
  time = await aTimeAuthority();
  requestId = await aRequest(cast).in('APPROVED');
});

afterAll(() => time.stop());

const signed = async () => {
  const id = await anAgreement(cast).from(requestId).in('SIGNED');
  const { frozenVersionId } = await db.agreement.findUniqueOrThrow({ where: { id } });
  return { id, versionId: frozenVersionId ?? '' };
};

const stand = (id: string) =>
  db.agreement.findUniqueOrThrow({
    where: { id },
    include: {
      sealedDocument: true,
      frozenVersion: true,
      documents: { where: { kind: 'SEALED_AGREEMENT' } },
      events: { where: { step: 'execute' } },
    },
  });

/** The agreement is sealed by one file that verifies, and was executed by one event. */
const expectSealedOnce = async (id: string) => {
  const row = await stand(id);
  expect(row).toMatchObject({ status: 'EXECUTED', sealProblem: null });
  expect([row.documents.length, row.events.length]).toEqual([1, 1]);
  const pdf = await portalFiles().getFile(row.sealedDocument?.sha256 ?? '');
  const identity = await portalSealIdentity();
  const verdict = verifySeal(pdf ?? new Uint8Array(), {
    trustedFingerprints: [certificateFingerprint(identity.certificate)],
    frozenSha256: row.frozenVersion?.sha256 ?? '',
  });
  expect(verdict).toMatchObject({ ok: true });
  expect(verdict.ok && verdict.evidence.signatures.map(({ name }) => name)).toEqual(['Thomas Brandt', 'Helen Sato']);
};

class Crash extends Error {}
const crash = () => {
  throw new Crash('The power went out.');
};

/** A workshop in which one part fails, before or after it has done its work. */
const failing = (part: keyof SealWorkshop, when: 'before' | 'after'): SealWorkshop => {
  const real = stamping()[part] as (...given: unknown[]) => unknown;
  const broken = async (...given: unknown[]) => {
    if (when === 'before') crash();
    const result = await real(...given);
    crash();
    return result;
  };
  return { ...stamping(), [part]: broken };
};

/** The real workshop, where an authority of time is set. It tells the time it is, so the clock has to show it. */
const stamping = (): SealWorkshop => ({ ...portalWorkshop, authority: async () => time.authority });
const atTheRealTime = () => clock.moveTo(new Date(vi.getRealSystemTime()));

const parts = ['identity', 'authority', 'readFrozen', 'stamp', 'seal', 'store', 'register'] as const;
const points = parts.flatMap((part) => (['before', 'after'] as const).map((when) => [part, when] as const));

test('a job that crashes at any point leaves nothing half done, and ends sealed once when it runs again', async () => {
  const { id, versionId } = await signed();
  atTheRealTime();
  for (const [part, when] of points) {
    const run = sealSignedAgreement(id, versionId, failing(part, when));
    await expect(run, `${when} ${part}`).rejects.toThrow('The power went out.');
    const row = await stand(id);
    expect(row, `${when} ${part}`).toMatchObject({
      status: 'SIGNING',
      sealedDocumentId: null,
      documents: [],
      events: [],
    });
    expect(row).toMatchObject({ sealProblem: 'The power went out.', sealWaitsFor: 'REPAIR' });
  }
  expect((await stand(id)).sealTries).toBe(points.length);
  await expect(sealSignedAgreement(id, versionId, failing('execute', 'before'))).rejects.toThrow('The power');
  expect(await stand(id)).toMatchObject({ status: 'SIGNING', documents: [{ kind: 'SEALED_AGREEMENT' }], events: [] });
  await expect(sealSignedAgreement(id, versionId, failing('execute', 'after'))).rejects.toThrow('The power');
  expect(await sealSignedAgreement(id, versionId, stamping())).toBe('executed');
  await expectSealedOnce(id);
  expect(await stand(id)).toMatchObject({ sealLevel: 'B_T', sealWaitsFor: null });
});

test('without its timestamp an agreement waits and says so, and is never sealed at a lower level', async () => {
  const { id, versionId } = await signed();
  atTheRealTime();
  time.state.behavior = 'other_nonce';
  const seal = () => sealSignedAgreement(id, versionId, stamping());
  await expect(seal()).rejects.toThrow('its nonce is not ours');
  const waiting = {
    status: 'SIGNING',
    sealedDocumentId: null,
    sealLevel: null,
    sealWaitsFor: 'TIMESTAMP',
    documents: [],
  };
  expect(await stand(id)).toMatchObject({ ...waiting, sealTries: 1 });
  time.state.behavior = 'error';
  await expect(seal()).rejects.toThrow('the error 503');
  expect(await stand(id)).toMatchObject({ ...waiting, sealTries: 2 });
  expect((await getAgreementPage(cast.calder.officer, id))?.sealWaitsFor).toBe('TIMESTAMP');
  // A sealer that forgets the stamp is found out by the verification.
  const forgetful: SealWorkshop = { ...stamping(), seal: ({ stamp: _, ...rest }) => portalWorkshop.seal(rest) };
  await expect(sealSignedAgreement(id, versionId, forgetful)).rejects.toThrow('carries no timestamp');
  expect(await stand(id)).toMatchObject({ ...waiting, sealTries: 3 });
  time.state.behavior = 'good';
  expect(await seal()).toBe('executed');
  await expectSealedOnce(id);
  const row = await stand(id);
  expect(row).toMatchObject({ sealLevel: 'B_T', sealProblem: null, sealWaitsFor: null });
  expect(Math.abs((row.sealStampedAt?.getTime() ?? 0) - vi.getRealSystemTime())).toBeLessThan(120_000);
});

test('twenty last signatures at once, and twenty jobs, make one signature and one seal', async () => {
  const id = await anAgreement(cast).from(requestId).in('SIGNING');
  await signNext({ id, cast, own: cast.calder });
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => signNext({ id, cast, own: cast.calder })));
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { frozenVersionId, signatures } = await db.agreement.findUniqueOrThrow({
    where: { id },
    include: { signatures: { where: { status: 'SIGNED' } } },
  });
  expect(signatures).toHaveLength(2);
  const promised = await db.outboxMessage.findMany({
    where: { kind: 'seal_agreement', dedupeKey: { startsWith: id } },
  });
  expect(promised).toHaveLength(1);
  const jobs = Array.from({ length: 20 }, () => sealSignedAgreement(id, frozenVersionId ?? ''));
  const outcomes = await Promise.all(jobs);
  expect(outcomes).toContain('executed');
  await expectSealedOnce(id);
  expect(await stand(id)).toMatchObject({ sealLevel: 'B_B', sealStampedAt: null });
  expect(await sealSignedAgreement(id, frozenVersionId ?? '')).toBe('executed');
  await expectSealedOnce(id);
  await expect(
    db.agreement.update({ where: { id }, data: { sealedDocumentId: null, sealLevel: null } }),
  ).rejects.toThrow('sealed once');
});

describe('the repair of seals', () => {
  const rowOf = async (id: string) => (await sealsPage(cast.administrator))?.rows.find((row) => row.id === id);
  const promised = (id: string) =>
    db.outboxMessage.count({ where: { kind: 'seal_agreement', dedupeKey: { startsWith: id } } });
  const audited = (id: string) => db.auditEvent.count({ where: { targetId: id, action: 'agreement.seal_again' } });

  test('is for administrators, shows what waits and why, and has it tried again once', async () => {
    const { id, versionId } = await signed();
    for (const actor of [cast.calder.admin, cast.calder.approver, cast.signer, cast.oversight, cast.liaison]) {
      expect(await sealsPage(actor)).toBeNull();
      expect(await trySealAgain(actor, { agreement: id })).toMatchObject({ ok: false, why: 'not_yours' });
    }
    expect(await rowOf(id)).toMatchObject({ state: 'IN_LINE', tries: 0, problem: null });
    // The first try is promised already and has not begun.
    expect(await trySealAgain(cast.administrator, { agreement: id })).toMatchObject({ ok: false, why: 'wrong_state' });
    const first = await db.outboxMessage.findFirstOrThrow({ where: { dedupeKey: `${id}:${versionId}` } });
    const broken = async () => void (await sealSignedAgreement(id, versionId, failing('seal', 'before')));
    await expect(carryOutMessage(first.id, { seal_agreement: broken })).rejects.toThrow('The power went out.');
    expect(await rowOf(id)).toMatchObject({ state: 'REPAIR', tries: 1, problem: 'The power went out.' });

    const clicks = await Promise.all([1, 2].map(() => trySealAgain(cast.administrator, { agreement: id })));
    expect(clicks.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect([await promised(id), await audited(id)]).toEqual([2, 1]);
    expect(await resumeWaitingSeals()).toBe(0);
    const again = await db.outboxMessage.findFirstOrThrow({
      where: { dedupeKey: { startsWith: `${id}:${versionId}:again` } },
    });
    await carryOutMessage(again.id, handlers);
    await expectSealedOnce(id);
    expect(await rowOf(id)).toBeUndefined();
    expect(await trySealAgain(cast.administrator, { agreement: id })).toMatchObject({ ok: false, why: 'wrong_state' });
    expect(await audited(id)).toBe(1);
  });

  test('begins by itself an hour after the last try', async () => {
    const { id, versionId } = await signed();
    await db.outboxMessage.updateMany({ where: { dedupeKey: `${id}:${versionId}` }, data: { attempts: 9 } });
    await expect(sealSignedAgreement(id, versionId, failing('store', 'before'))).rejects.toThrow();
    await resumeWaitingSeals();
    expect(await promised(id)).toBe(1);
    clock.passMinutes(61);
    await resumeWaitingSeals();
    await resumeWaitingSeals();
    expect(await promised(id)).toBe(2);
  });

  test('says whether the portal can seal', async () => {
    const page = await sealsPage(cast.administrator);
    expect(page?.readiness).toMatchObject({ problem: null, authority: null, certificate: { demonstration: true } });
    expect(page?.readiness.certificate?.daysLeft).toBeGreaterThan(3000);
  });
});

test('a seal that does not verify is not registered, and the agreement says why', async () => {
  const { id, versionId } = await signed();
  const distrust: SealWorkshop = {
    ...portalWorkshop,
    verify: () => ({ ok: false, problems: ['The seal is broken.'] }),
  };
  await expect(sealSignedAgreement(id, versionId, distrust)).rejects.toThrow('The seal is broken.');
  const row = await stand(id);
  expect(row).toMatchObject({ status: 'SIGNING', sealedDocumentId: null, documents: [] });
  expect(row.sealProblem).toContain('The seal is broken.');
});

test('nothing is sealed before everyone has signed, nor for a round that was declined', async () => {
  const id = await anAgreement(cast).from(requestId).in('SIGNING');
  await signNext({ id, cast, own: cast.calder });
  const { frozenVersionId } = await stand(id);
  expect(await sealSignedAgreement(id, frozenVersionId ?? '')).toBe('not_due');
  await takeAgreement('decline_to_sign', id, cast.signer, { reasonCode: 'OTHER', reason: 'No.' });
  expect(await sealSignedAgreement(id, frozenVersionId ?? '')).toBe('not_due');
  expect(await stand(id)).toMatchObject({ status: 'NEGOTIATION', documents: [] });
});
