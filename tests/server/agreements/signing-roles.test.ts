import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { casePackFor } from '@/lib/server/agreements/case-pack/case-pack';
import { readAgreement } from '@/lib/server/agreements/case-row';
import { ceremonyOf } from '@/lib/server/agreements/ceremony';
import { toCertificate } from '@/lib/server/agreements/completion-record';
import { noteCopyDelivered } from '@/lib/server/agreements/copy-delivered';
import { sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { getSignersPage } from '@/lib/server/agreements/step-queries';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { anAgreement, approveLocally, signing, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { signedIn } from '@/tests/support/sessions';
import { nameAll } from '@/tests/support/signing-groups';

fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let id = '';
let counsel: Actor;
let clerk: Actor;
beforeAll(async () => {
  cast = await aCast();
  id = await anAgreement(cast)
    .from(await aRequest(cast).in('APPROVED'))
    .in('LOCAL_APPROVAL');
  const ofAgency = (name: string, title: string) =>
    aPerson({ name, title, roles: ['AGENCY_OFFICER'], agencyId: cast.calder.agencyId });
  counsel = await ofAgency('Colin Counsel', 'County attorney');
  clerk = await ofAgency('Clara Clerk', 'County clerk');
});

const roundOf = async () =>
  (await db.signature.findMany({ where: { agreementId: id }, orderBy: { position: 'asc' } })).map(
    ({ role, group }) => `${group} ${role}`,
  );
const sign = async (actor: Actor) => {
  const signer = await signedIn(actor);
  return tryStep('sign', id, signer, await signing(id, signer));
};

describe('a place that is added', () => {
  test('is of the side that adds it, and of a role that binds nobody or that local law asks for', async () => {
    const add = (actor: Actor, role: string) => tryStep('add_place', id, actor, { role });
    expect(await add(cast.amity.approver, 'WITNESS')).toMatchObject({ why: 'not_found' });
    expect(await add(cast.calder.officer, 'WITNESS')).toMatchObject({ why: 'not_yours' });
    expect(await add(cast.liaison, 'WITNESS')).toMatchObject({ fields: { role: [expect.any(String)] } });
    expect(await add(cast.calder.approver, 'ICE_LEGAL')).toMatchObject({ fields: { role: [expect.any(String)] } });
    expect(await add(cast.calder.approver, 'ICE_EXECUTIVE')).toMatchObject({ why: 'invalid' });
    expect(await roundOf()).toEqual(['1 AGENCY_HEAD', '2 ICE_SAC']);
    for (const role of ['WITNESS', 'LEGAL_COUNSEL_AGENCY'])
      expect(await add(cast.calder.approver, role)).toMatchObject({ ok: true });
    expect(await add(cast.calder.approver, 'WITNESS')).toMatchObject({ fields: { role: [expect.any(String)] } });
    expect(await add(cast.liaison, 'ICE_LEGAL')).toMatchObject({ ok: true });
    const whole = ['1 AGENCY_HEAD', '2 LEGAL_COUNSEL_AGENCY', '3 WITNESS', '4 ICE_LEGAL', '5 ICE_SAC'];
    expect(await roundOf()).toEqual(whole);
  });

  test('is taken out by its own side, and a place of the template by nobody', async () => {
    const places = await db.signature.findMany({ where: { agreementId: id } });
    const idOf = (role: string) => ({ signatureId: places.find((place) => place.role === role)?.id ?? '' });
    expect(await tryStep('remove_place', id, cast.liaison, idOf('WITNESS'))).toMatchObject({ why: 'blocked' });
    for (const role of ['AGENCY_HEAD', 'ICE_SAC']) {
      const own = role === 'ICE_SAC' ? cast.liaison : cast.calder.approver;
      expect(await tryStep('remove_place', id, own, idOf(role))).toMatchObject({ fields: expect.anything() });
    }
    const page = await getSignersPage(cast.calder.approver, id);
    expect(page?.places.filter(({ mayRemove }) => mayRemove)).toHaveLength(2);
    expect(page?.addable.map(({ value }) => value)).toEqual(['GOVERNING_BODY_HEAD']);
    await takeAgreement('add_place', id, cast.calder.approver, { role: 'GOVERNING_BODY_HEAD' });
    expect((await roundOf())[1]).toBe('2 GOVERNING_BODY_HEAD');
    const chair = await db.signature.findFirstOrThrow({ where: { agreementId: id, role: 'GOVERNING_BODY_HEAD' } });
    await takeAgreement('remove_place', id, cast.calder.approver, { signatureId: chair.id });
    expect((await roundOf())[4]).toBe('5 ICE_SAC');
  });
});

test('counsel, witness and the legal office sign in their own words, without an authority of the register', async () => {
  const witness = await db.signature.findFirstOrThrow({ where: { agreementId: id, role: 'WITNESS' } });
  const head = { signatureId: witness.id, userId: cast.calder.approver.id, authBasis: 'By office' };
  expect(await tryStep('name_signer', id, cast.calder.approver, head)).toMatchObject({
    fields: { userId: [expect.stringContaining('signs already')] },
  });
  const ofIce = { ICE_LEGAL: cast.legal, ICE_SAC: cast.signer };
  const named = { AGENCY_HEAD: cast.calder.approver, LEGAL_COUNSEL_AGENCY: counsel, WITNESS: clerk, ...ofIce };
  await nameAll(id, cast, named);
  await approveLocally({ id, cast, own: cast.calder });
  await takeAgreement('open_signing', id, cast.calder.approver);
  expect(await tryStep('add_place', id, cast.calder.approver, { role: 'GOVERNING_BODY_HEAD' })).toMatchObject({
    why: 'wrong_state',
  });
  expect((await getSigningPage(counsel, id))?.consent.intent).toContain('as to form');
  for (const actor of [cast.calder.approver, counsel, clerk, cast.legal, cast.signer])
    expect(await sign(actor), actor.name).toMatchObject({ ok: true });
  const places = await db.signature.findMany({ where: { agreementId: id }, orderBy: { position: 'asc' } });
  expect(places.map(({ consentTextId }) => consentTextId)).toEqual([
    ...['consent-2026-02', 'consent-counsel-2026-01', 'consent-witness-2026-01', 'consent-ice-legal-2026-01'],
    'consent-2026-02',
  ]);
  expect(places.map(({ authorityId }) => authorityId !== null)).toEqual([true, false, false, false, false]);
});

test('the certificate prints the words of each role, whom a witness attests, and what happened at each place', async () => {
  const row = await db.$transaction((tx) => readAgreement(tx, id));
  if (!row) throw new Error('The agreement is gone.');
  const events = await ceremonyOf(
    db,
    row.signatures.map((place) => place.id),
  );
  const { signatures } = toCertificate(row, now(), events);
  const [head, form, attest] = signatures;
  expect(head?.words).toContain('I am authorized to bind the party I sign for.');
  expect(form?.words).toContain('I approve this agreement as to form');
  expect(attest).toMatchObject({ words: expect.stringContaining('I attest the signatures'), attests: 'Thomas Brandt' });
  expect(head?.attests).toBe('');
  for (const one of signatures) {
    expect(one.events?.map(({ label }) => label)).toEqual([
      ...['Disclosure shown', 'Text shown', 'Identity confirmed', 'Authority checked'],
      ...['Agreed to sign electronically', 'Intent stated', 'Signed'],
    ]);
  }
  expect(head?.events?.[1]?.words).toContain(row.frozenVersion?.sha256);
  expect(await sealSignedAgreement(id, row.frozenVersionId ?? '')).toBe('executed');
});

test('the delivery of the copy is noted once for each signer and way, and for nobody else', async () => {
  const { sealedDocumentId } = await db.agreement.findUniqueOrThrow({ where: { id } });
  const delivered = () => db.ceremonyEvent.findMany({ where: { agreementId: id, kind: 'COPY_DELIVERED' } });
  const frozen = await db.agreementVersion.findFirstOrThrow({ where: { agreementId: id } });
  await noteCopyDelivered(cast.liaison, sealedDocumentId ?? '', 'DOWNLOAD');
  await noteCopyDelivered(clerk, frozen.documentId, 'DOWNLOAD');
  expect(await delivered()).toEqual([]);
  await Promise.all([1, 2].map(() => noteCopyDelivered(clerk, sealedDocumentId ?? '', 'DOWNLOAD')));
  const pack = await casePackFor(cast.calder.approver, id);
  expect((await delivered()).map(({ actorName }) => actorName).sort()).toEqual(['Clara Clerk', 'Thomas Brandt']);
  const told = await pack?.files.find(({ name }) => name === 'ceremony.json')?.read();
  expect(Buffer.from(told ?? []).toString()).toContain('version 1, SHA-256');
  expect(JSON.parse(Buffer.from(told ?? []).toString())).toHaveLength(5 * 7 + 1);
});
