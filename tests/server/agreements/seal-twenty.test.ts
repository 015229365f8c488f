import { expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { refuse } from '@/lib/domain/result';
import { sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { portalSealIdentity } from '@/lib/server/agreements/seal-identity-file';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { certificateFingerprint } from '@/lib/server/signing/seal-identity';
import { verifySeal } from '@/lib/server/signing/verify-seal';
import { draftFor, signing, signNext, tryStep, walkOn } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { signedIn } from '@/tests/support/sessions';

// The pool, the lock limits and the transactions are those of the running portal.

fixedClock();
vi.setConfig({ testTimeout: 240_000 });

const TWENTY = 20;

/** Clerks with a place each in the last group, so that any of them can be the last. */
const placesForClerks = async (agreementId: string, cast: Cast): Promise<Actor[]> => {
  const clerks: Actor[] = [];
  for (let at = 0; at < TWENTY; at += 1) {
    const name = `Clerk ${String.fromCharCode(65 + at)}`;
    const clerk = { name, title: 'County clerk', roles: ['AGENCY_APPROVER'], agencyId: cast.calder.agencyId } as const;
    const actor = await aPerson(clerk);
    const place = {
      role: 'WITNESS',
      position: 3 + at,
      group: 3,
      authBasis: 'By office',
      createdAt: new Date(),
    } as const;
    await db.signature.create({ data: { ...place, agreementId, userId: actor.id } });
    clerks.push(await signedIn(actor));
  }
  return clerks;
};

/** Signs as a person does: whoever is told that the case moved on, or is held, sends the form of the new page again. */
type Form = Awaited<ReturnType<typeof signing>>;

const signUntilTaken = async (id: string, actor: Actor, form: Form): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await db.agreement
      .findUniqueOrThrow({ where: { id }, select: { version: true } })
      .then(({ version }) => performAgreementStep('sign', id, actor, { ...form, version }))
      // On a slow machine all connections are taken for longer than the portal waits for one.
      .catch((error: Error) => {
        if (!/timeout/iu.test(error.message)) throw error;
        return refuse('blocked', error.message);
      });
    if (answer.ok) return;
    // Their own double click may have been faster.
    const given = { agreementId: id, userId: actor.id, status: 'SIGNED' } as const;
    if ((await db.signature.count({ where: given }).catch(() => 0)) === 1) return;
    expect(['stale', 'blocked'], answer.message).toContain(answer.why);
  }
  throw new Error(`${actor.name} could not sign.`);
};

test('twenty last signers at once, and twenty jobs, give one chain, one promise and one seal', async () => {
  const cast = await aCast();
  const id = await draftFor(await aRequest(cast).in('APPROVED'), 'OCS');
  const walk = { id, cast, own: cast.calder };
  await walkOn(walk, 'DRAFT', 'LOCAL_APPROVAL');
  const clerks = await placesForClerks(id, cast);
  await walkOn(walk, 'LOCAL_APPROVAL', 'SIGNING');
  await signNext(walk);
  await signNext(walk);
  // Everybody has read and confirmed before, as they would: what comes at once is the signing.
  const ready: { clerk: Actor; form: Form }[] = [];
  for (const clerk of clerks) ready.push({ clerk, form: await signing(id, clerk) });
  const doubleClicks = ready.slice(0, 5).map(({ clerk, form }) => tryStep('sign', id, clerk, form));
  await Promise.all([
    ...ready.map(({ clerk, form }) => signUntilTaken(id, clerk, form)),
    Promise.allSettled(doubleClicks),
  ]);

  const { frozenVersionId, signatures } = await db.agreement.findUniqueOrThrow({
    where: { id },
    include: { signatures: { orderBy: { chainPosition: 'asc' } } },
  });
  expect(signatures.map(({ chainPosition }) => chainPosition)).toEqual(
    Array.from({ length: 2 + TWENTY }, (_, at) => at + 1),
  );
  expect(signatures.every(({ status }) => status === 'SIGNED')).toBe(true);
  const promises = { kind: 'seal_agreement', dedupeKey: { startsWith: id } };
  expect(await db.outboxMessage.count({ where: promises })).toBe(1);

  const jobs = Array.from({ length: TWENTY }, () => sealSignedAgreement(id, frozenVersionId ?? ''));
  const outcomes = await Promise.allSettled(jobs);
  expect(outcomes).toContainEqual({ status: 'fulfilled', value: 'executed' });
  // A job that found no free connection is a job to try again, as the queue does.
  expect(await sealSignedAgreement(id, frozenVersionId ?? '')).toBe('executed');
  const row = await db.agreement.findUniqueOrThrow({
    where: { id },
    include: { sealedDocument: true, frozenVersion: true, documents: { where: { kind: 'SEALED_AGREEMENT' } } },
  });
  const of = (action: string) => db.auditEvent.count({ where: { targetId: id, action } });
  expect([row.status, row.documents.length]).toEqual(['EXECUTED', 1]);
  expect([await of('agreement.sign'), await of('agreement.seal'), await of('agreement.execute')]).toEqual([
    2 + TWENTY,
    1,
    1,
  ]);
  const identity = await portalSealIdentity();
  const verdict = verifySeal((await portalFiles().getFile(row.sealedDocument?.sha256 ?? '')) ?? new Uint8Array(), {
    trustedFingerprints: [certificateFingerprint(identity.certificate)],
    frozenSha256: row.frozenVersion?.sha256 ?? '',
  });
  expect(verdict.ok && verdict.evidence.signatures).toHaveLength(2 + TWENTY);
});
