import { beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/server/db/client';
import { anAgreement, aResolution, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
  refusing = await waiting();
});

// One agreement for all that is refused; what succeeds goes from worse to better on one of its own.
let refusing = '';
const waiting = () => anAgreement(cast).from(requestId).in('LOCAL_APPROVAL');

const vote = {
  required: 'YES',
  legalCitation: 'County charter, section 4.2',
  bodyName: 'County commission',
  meetingOn: '2026-11-10',
  resolutionNumber: '26-014',
  result: 'PASSED',
} as const;

// A form sends every field, also those left empty.
const empty = { legalCitation: '', bodyName: '', meetingOn: '', resolutionNumber: '', documentId: '' };

const record = (id: string, input: Record<string, unknown>, actor = cast.calder.approver) =>
  tryStep('save_local_approval', id, actor, { ...empty, ...input });

describe('local approval', () => {
  test('is recorded by the approver of the agency alone', async () => {
    const id = refusing;
    expect(await record(id, vote, cast.amity.approver)).toMatchObject({ why: 'not_found' });
    for (const actor of [cast.calder.officer, cast.liaison, cast.programManager]) {
      expect(await record(id, vote, actor)).toMatchObject({ why: 'not_yours' });
    }
  });

  test('that is unknown blocks the signing, and so does a vote that was not passed', async () => {
    const id = refusing;
    expect(await record(id, { required: 'UNKNOWN' })).toMatchObject({ ok: true });
    const unknown = await tryStep('open_signing', id, cast.calder.approver);
    expect(unknown).toMatchObject({ ok: false, why: 'blocked' });
    expect(JSON.stringify(unknown)).toContain('Unknown blocks the signing');
    await record(id, { ...vote, result: 'NOT_PASSED' });
    expect(JSON.stringify(await tryStep('open_signing', id, cast.calder.approver))).toContain('has to pass');
    const row = await db.agreement.findUniqueOrThrow({ where: { id }, include: { versions: true } });
    expect([row.status, row.versions.length]).toEqual(['LOCAL_APPROVAL', 0]);
  });

  test('that is not needed asks for the law that says so', async () => {
    const id = await waiting();
    expect(await record(id, { required: 'NO' })).toMatchObject({ fields: { legalCitation: [expect.any(String)] } });
    await record(id, { required: 'NO', legalCitation: 'State code 9-1-12' });
    expect(await tryStep('open_signing', id, cast.calder.approver)).toMatchObject({ ok: true });
  });

  test('that was passed asks for body, date, number and a resolution of this very agreement', async () => {
    const id = refusing;
    const other = await anAgreement(cast).from(requestId).in('DRAFT');
    const documentId = await aResolution(id);
    for (const field of ['bodyName', 'meetingOn', 'resolutionNumber'] as const) {
      const answer = await record(id, { ...vote, documentId, [field]: '' });
      expect(answer, field).toMatchObject({ ok: false, fields: { [field]: [expect.any(String)] } });
    }
    expect(await record(id, vote)).toMatchObject({ fields: { documentId: [expect.any(String)] } });
    const foreign = await record(id, { ...vote, documentId: await aResolution(other) });
    expect(foreign).toMatchObject({ fields: { documentId: ['Attach the resolution to this agreement first.'] } });
    expect(await record(id, { ...vote, documentId, meetingOn: '2026-11-25' })).toMatchObject({
      fields: { meetingOn: [expect.any(String)] },
    });
    expect(await record(id, { ...vote, documentId })).toMatchObject({ ok: true });
  });
});

describe('signers', () => {
  const placeOf = (agreementId: string, role: 'AGENCY_HEAD' | 'ICE_SAC') =>
    db.signature.findFirstOrThrow({ where: { agreementId, role, status: 'PENDING' } });

  test('are named by their own side, from their own side', async () => {
    const id = refusing;
    const [head, sac] = [await placeOf(id, 'AGENCY_HEAD'), await placeOf(id, 'ICE_SAC')];
    const named = { userId: cast.calder.approver.id, authBasis: 'Office' };
    const name = (actor: typeof cast.liaison, input: Record<string, unknown>) =>
      tryStep('name_signer', id, actor, input);
    expect(await name(cast.liaison, { ...named, signatureId: head.id })).toMatchObject({
      why: 'blocked',
      message: 'The agency names its own signers.',
    });
    expect(
      await name(cast.calder.approver, { signatureId: sac.id, userId: cast.signer.id, authBasis: 'Order' }),
    ).toMatchObject({ why: 'blocked', message: 'ICE names its own signers.' });
    for (const wrong of [cast.amity.approver, cast.calder.officer, cast.signer]) {
      const answer = await name(cast.calder.approver, { ...named, signatureId: head.id, userId: wrong.id });
      expect(answer).toMatchObject({ fields: { userId: [expect.any(String)] } });
    }
    const farSigner = await aPerson({
      name: 'Fay Far',
      title: 'Special agent in charge',
      roles: ['ICE_SIGNER'],
      officeId: cast.offices.far,
    });
    const far = await name(cast.liaison, { signatureId: sac.id, userId: farSigner.id, authBasis: 'Order' });
    expect(far).toMatchObject({ fields: { userId: [expect.any(String)] } });
  });

  test('may come from headquarters for any office', async () => {
    const id = refusing;
    const executive = await aPerson({
      name: 'Eve Executive',
      title: 'Executive associate director',
      roles: ['ICE_SIGNER'],
      officeId: cast.offices.headquarters,
    });
    const { id: signatureId } = await placeOf(id, 'ICE_SAC');
    await takeAgreement('name_signer', id, cast.liaison, { signatureId, userId: executive.id, authBasis: 'Order 7' });
    expect((await placeOf(id, 'ICE_SAC')).userId).toBe(executive.id);
  });
});
