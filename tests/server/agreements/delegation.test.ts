import { beforeAll, describe, expect, test, vi } from 'vitest';
import { getDelegatePage } from '@/lib/server/agreements/ceremony-step-queries';
import { getHandedOverPage } from '@/lib/server/agreements/handed-over-queries';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { db } from '@/lib/server/db/client';
import { signatureStatementSchema } from '@/lib/server/signing/signature-statement';
import { anAgreement, signing, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { anAuthority, anAuthorityDocument } from '@/tests/support/authorities';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { signedIn } from '@/tests/support/sessions';

fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let open = '';
let deputy: Cast['liaison'];
beforeAll(async () => {
  cast = await aCast();
  open = await anAgreement(cast)
    .from(await aRequest(cast).in('APPROVED'))
    .in('SIGNING');
  const { agencyId } = cast.calder;
  deputy = await aPerson({ name: 'Dora Deputy', title: 'Chief deputy', roles: ['AGENCY_OFFICER'], agencyId });
});

/** A delegation of the sheriff in the register. */
const aDelegation = (changes: { validUntil?: Date; decided?: boolean } = {}) =>
  anAuthorityDocument(cast.calder.agencyId).then((documentId) =>
    db.authorityToSign.create({
      data: {
        ...{ agencyId: cast.calder.agencyId, userId: deputy.id, holderName: deputy.name, holderTitle: deputy.title },
        ...{ basis: 'DELEGATION', citation: 'General order 26-3', documentId, validFrom: new Date('2026-01-01') },
        ...{ validUntil: changes.validUntil ?? null, recordedById: cast.calder.admin.id ?? '', recordedAt: testNow },
        ...(changes.decided === false
          ? {}
          : { decision: 'GRANTED' as const, decidedById: cast.programManager.id, decidedAt: testNow }),
      },
    }),
  );
const placeOf = (role: 'AGENCY_HEAD' | 'ICE_SAC') =>
  db.signature.findFirstOrThrow({ where: { agreementId: open, role }, include: { user: true } });
const handOver = async (actor: Cast['liaison'], input: Record<string, unknown>) =>
  tryStep('delegate_place', open, actor, { basis: '', ...input });

describe('a place that binds the agency', () => {
  test('is handed over by its own people, and never without a delegation that is confirmed and valid today', async () => {
    const { id: signatureId } = await placeOf('AGENCY_HEAD');
    const to = { signatureId, userId: deputy.id };
    for (const stranger of [cast.calder.officer, cast.amity.approver, cast.liaison, cast.signer, cast.calder.admin]) {
      expect(await handOver(stranger, to), stranger.name).toMatchObject({ ok: false });
    }
    const refused = { fields: { userId: [expect.stringContaining('delegation is in the register')] } };
    expect(await handOver(cast.calder.approver, to)).toMatchObject(refused);
    // Words are no evidence, nor is an authority of another kind, one that has ended, or one nobody confirmed.
    expect(await handOver(cast.calder.approver, { ...to, basis: 'She always signs.' })).toMatchObject(refused);
    await anAuthority({ ...cast.calder, approver: deputy }, cast.programManager);
    await aDelegation({ validUntil: new Date('2026-11-23') });
    await aDelegation({ decided: false });
    expect(await handOver(cast.calder.approver, to)).toMatchObject(refused);
    expect((await getDelegatePage(cast.calder.approver, open))?.places).toMatchObject([
      { id: signatureId, delegates: [] },
    ]);
    expect((await placeOf('AGENCY_HEAD')).userId).toBe(cast.calder.approver.id);
  });

  test('changes hands in the table by a recorded delegation alone', async () => {
    const { id } = await placeOf('AGENCY_HEAD');
    await expect(db.signature.update({ where: { id }, data: { userId: deputy.id } })).rejects.toThrow(
      'handed over by a recorded delegation',
    );
  });

  test('is signed by the delegate, with both names and the record in statement, events and page', async () => {
    const delegation = await aDelegation();
    const { id: signatureId } = await placeOf('AGENCY_HEAD');
    const { approver } = cast.calder;
    const page = await getDelegatePage(approver, open);
    expect(page?.places[0]?.delegates).toMatchObject([{ id: deputy.id, name: 'Dora Deputy' }]);
    await ownerDb.outboxMessage.deleteMany({ where: { kind: 'notice' } });
    expect(await handOver(approver, { signatureId, userId: deputy.id })).toMatchObject({ ok: true });
    const [asked] = await db.signature.findMany({ where: { id: signatureId } });
    const { version } = await db.agreement.findUniqueOrThrow({ where: { id: open } });
    expect(asked).toMatchObject({ userId: deputy.id, askedVersion: version });
    expect(await getSigningPage(approver, open)).toBeNull();
    expect(await getHandedOverPage(approver, open)).toMatchObject({ now: 'Dora Deputy', by: approver.name });
    expect(await getHandedOverPage(cast.calder.officer, open)).toBeNull();
    const former = await signedIn(approver);
    expect(await tryStep('sign', open, former, await signing(open, former))).toMatchObject({
      ok: false,
      why: 'blocked',
    });
    const signer = await signedIn(deputy);
    await takeAgreement('sign', open, signer, await signing(open, signer));
    const given = await placeOf('AGENCY_HEAD');
    expect(given).toMatchObject({ status: 'SIGNED', signerName: 'Dora Deputy', authorityId: delegation.id });
    const statement = signatureStatementSchema.parse(JSON.parse(given.statement ?? ''));
    expect(statement.signer).toMatchObject({ legalName: 'Dora Deputy', delegationDocumentId: delegation.documentId });
    expect(statement.signer.authoritySource).toContain('General order 26-3');
    expect(statement.signer.authoritySource).toContain('in the place of Thomas Brandt');
    const event = await db.ceremonyEvent.findFirstOrThrow({ where: { signatureId, kind: 'DELEGATED' } });
    expect(event.detail).toMatchObject({
      fromName: 'Thomas Brandt',
      toName: 'Dora Deputy',
      authorityId: delegation.id,
    });
  });

  test('cannot be handed over once it is signed', async () => {
    const { id: signatureId } = await placeOf('AGENCY_HEAD');
    const back = await handOver(cast.calder.approver, { signatureId, userId: cast.calder.approver.id });
    expect(back).toMatchObject({ ok: false, why: 'blocked' });
  });
});

test('a place of ICE is handed over by the person named for it, with the words it rests on', async () => {
  const { id: signatureId } = await placeOf('ICE_SAC');
  const { headquarters: officeId } = cast.offices;
  const acting = await aPerson({ name: 'Axel Acting', title: 'Acting director', roles: ['ICE_SIGNER'], officeId });
  const to = { signatureId, userId: acting.id, basis: 'Acting under order 12-3' };
  expect(await handOver(cast.liaison, to)).toMatchObject({ ok: false });
  expect(await handOver(cast.calder.approver, to)).toMatchObject({ ok: false });
  expect(await handOver(cast.signer, { ...to, basis: '' })).toMatchObject({ fields: { basis: [expect.any(String)] } });
  expect(await handOver(cast.signer, { ...to, userId: cast.calder.approver.id })).toMatchObject({
    fields: { userId: [expect.any(String)] },
  });
  expect(await handOver(cast.signer, to)).toMatchObject({ ok: true });
  const signer = await signedIn(acting);
  await takeAgreement('sign', open, signer, await signing(open, signer));
  expect((await placeOf('ICE_SAC')).authBasis).toContain('in the place of Helen Sato');
});
