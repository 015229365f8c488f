import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { portalSealIdentity } from '@/lib/server/agreements/seal-identity-file';
import { verifyChain } from '@/lib/server/audit/verify';
import { db } from '@/lib/server/db/client';
import { checkStoredFiles } from '@/lib/server/files/check-files';
import { portalFiles } from '@/lib/server/files/portal-files';
import { certificateFingerprint } from '@/lib/server/signing/seal-identity';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aCast } from '@/tests/support/cast';
import { dataFolder } from '@/tests/support/database';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { deadlyPoints } from '@/tests/support/seal-job-order';
import { sealWorkers } from '@/tests/support/seal-workers';

// A worker is killed for real, by the kernel, at each step of sealing, and another one is started each time.

fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let workers: ReturnType<typeof sealWorkers>;
let job: { messageId: string; agreementId: string; versionId: string; at: string };
beforeAll(async () => {
  workers = sealWorkers();
  const agreementId = await anAgreement(await aCast()).in('SIGNED');
  const { frozenVersionId } = await db.agreement.findUniqueOrThrow({ where: { id: agreementId } });
  const versionId = frozenVersionId ?? '';
  const message = await db.outboxMessage.findFirstOrThrow({ where: { dedupeKey: `${agreementId}:${versionId}` } });
  job = { messageId: message.id, agreementId, versionId, at: testNow.toISOString() };
});
afterAll(() => workers.stop());

const stand = async () => {
  const { status, sealedDocument, frozenVersion, documents, events } = await db.agreement.findUniqueOrThrow({
    where: { id: job.agreementId },
    include: {
      sealedDocument: true,
      frozenVersion: true,
      documents: { where: { kind: 'SEALED_AGREEMENT' } },
      events: { where: { step: 'execute' } },
    },
  });
  const of = (action: string) => db.auditEvent.count({ where: { targetId: job.agreementId, action } });
  const message = await db.outboxMessage.findUniqueOrThrow({ where: { id: job.messageId } });
  return {
    counts: {
      status,
      documents: documents.length,
      sealed: await of('agreement.seal'),
      executions: events.length,
      executed: await of('agreement.execute'),
      isDone: message.doneAt !== null,
    },
    sealedSha256: sealedDocument?.sha256 ?? '',
    frozenSha256: frozenVersion?.sha256 ?? '',
  };
};

const untouched = { status: 'SIGNING', documents: 0, sealed: 0, executions: 0, executed: 0, isDone: false };
const standAfter = (point: (typeof deadlyPoints)[number]) => {
  if (point === 'before executing') return { ...untouched, documents: 1, sealed: 1 };
  if (point === 'after executing') return { ...finished, isDone: false };
  return untouched;
};
const finished = { status: 'EXECUTED', documents: 1, sealed: 1, executions: 1, executed: 1, isDone: true };

/** The database notices by itself that a worker is gone, and lets go of what it held. */
const locksAreGone = () =>
  vi.waitFor(async () => {
    const [found] = await db.$queryRaw<{ held: bigint }[]>`
      SELECT count(*) AS held FROM pg_locks WHERE locktype = 'advisory'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    expect(found?.held).toBe(0n);
  }, 10_000);

/** A machine that is too busy may refuse a worker its connection: the queue then starts another one, and so do we. */
const work = async (point: (typeof deadlyPoints)[number] | 'never') => {
  for (let tries = 1; ; tries += 1) {
    const end = await workers.work({ ...job, point });
    if (tries === 5 || !/Connection terminated due to connection timeout/u.test(end.said)) return end;
  }
};

const filesNamed = (end: string) =>
  readdirSync(dataFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(end));

test('a worker killed at each step of sealing and started again seals the agreement once', async () => {
  for (const point of deadlyPoints) {
    expect(await work(point), point).toEqual({ signal: 'SIGKILL', code: null, said: '' });
    await locksAreGone();
    expect((await stand()).counts, point).toEqual(standAfter(point));
  }
  expect(filesNamed('.part')).toHaveLength(1);
  for (const again of ['finishes', 'changes nothing']) {
    expect(await work('never'), again).toEqual({ signal: null, code: 0, said: '' });
    expect((await stand()).counts, again).toEqual(finished);
  }
  const { sealedSha256, frozenSha256 } = await stand();
  const identity = await portalSealIdentity();
  const verdict = verifySeal((await portalFiles().getFile(sealedSha256)) ?? new Uint8Array(), {
    trustedFingerprints: [certificateFingerprint(identity.certificate)],
    frozenSha256,
    sha256: sealedSha256,
  });
  expect(verdict).toMatchObject({ ok: true, evidence: { signatures: [{ order: 1 }, { order: 2 }] } });
});

test('the half file that a killed worker left stands for no document, and the chain of the audit log holds', async () => {
  const { missing, damaged } = await checkStoredFiles();
  const { sealedSha256 } = await stand();
  expect(damaged).toEqual([]);
  expect(missing).not.toContain(sealedSha256);
  const [half = ''] = filesNamed('.part');
  expect(half).not.toContain(sealedSha256);
  expect(await verifyChain(db)).toMatchObject({ ok: true });
});
