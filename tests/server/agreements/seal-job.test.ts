import { beforeAll, expect, test, vi } from 'vitest';
import { portalWorkshop, type SealWorkshop, sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { portalSealIdentity } from '@/lib/server/agreements/seal-identity-file';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { certificateFingerprint } from '@/lib/server/signing/seal-identity';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { anAgreement, signNext, takeAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
});

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
  const real = portalWorkshop[part] as (...given: unknown[]) => unknown;
  const broken = async (...given: unknown[]) => {
    if (when === 'before') crash();
    const result = await real(...given);
    crash();
    return result;
  };
  return { ...portalWorkshop, [part]: broken };
};

const parts = ['identity', 'readFrozen', 'seal', 'store', 'register'] as const;
const points = parts.flatMap((part) => (['before', 'after'] as const).map((when) => [part, when] as const));

test('a job that crashes at any point leaves nothing half done, and ends sealed once when it runs again', async () => {
  const { id, versionId } = await signed();
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
    expect(row.sealProblem).toBe('The power went out.');
  }
  await expect(sealSignedAgreement(id, versionId, failing('execute', 'before'))).rejects.toThrow('The power');
  expect(await stand(id)).toMatchObject({ status: 'SIGNING', documents: [{ kind: 'SEALED_AGREEMENT' }], events: [] });
  await expect(sealSignedAgreement(id, versionId, failing('execute', 'after'))).rejects.toThrow('The power');
  expect(await sealSignedAgreement(id, versionId)).toBe('executed');
  await expectSealedOnce(id);
});

test('two jobs at once make one seal', async () => {
  const { id, versionId } = await signed();
  const outcomes = await Promise.all([1, 2, 3].map(() => sealSignedAgreement(id, versionId)));
  expect(outcomes).toContain('executed');
  await expectSealedOnce(id);
  expect(await sealSignedAgreement(id, versionId)).toBe('executed');
  await expectSealedOnce(id);
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
  await takeAgreement('decline_to_sign', id, cast.signer, { reason: 'No.' });
  expect(await sealSignedAgreement(id, frozenVersionId ?? '')).toBe('not_due');
  expect(await stand(id)).toMatchObject({ status: 'NEGOTIATION', documents: [] });
});
