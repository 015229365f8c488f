import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { ceremonyDetails } from '@/lib/domain/agreements/ceremony';
import { noteSigningPageShown } from '@/lib/server/agreements/ceremony-shown';
import { askToConfirmSigning, confirmSigning } from '@/lib/server/agreements/confirm-signing';
import { askToSign } from '@/lib/server/agreements/sign-statement';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { askForPasskey } from '@/lib/server/auth/passkey-check';
import { personOf } from '@/lib/server/auth/person';
import { db } from '@/lib/server/db/client';
import { signatureStatementSchema } from '@/lib/server/signing/signature-statement';
import { enrol } from '@/tests/server/auth/person-with';
import { anAgreement, signing, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { signedIn } from '@/tests/support/sessions';
import { authenticatorOf } from '@/tests/support/totp';

const clock = fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
/** Two agreements open for signing; the head of the agency has signed neither. */
let open = '';
let other = '';
let code: (afterSeconds?: number) => string;
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
  [open, other] = [await opened(), await opened()];
  code = await authenticatorOf(cast.calder.approver);
});

const opened = () => anAgreement(cast).from(requestId).in('SIGNING');
const frozenOf = async (id: string) =>
  (await db.agreement.findUniqueOrThrow({ where: { id }, include: { frozenVersion: true } })).frozenVersion?.sha256 ??
  '';
const eventsOf = async (agreementId: string) =>
  (await db.ceremonyEvent.findMany({ where: { agreementId }, orderBy: { auditSeq: 'asc' } })).map(({ kind }) => kind);
const form = async (id: string, actor: Actor) => ({
  ...{ sha256: await frozenOf(id), consent: 'on', authority: 'on', typedName: actor.name },
});

describe('the second factor at signing', () => {
  test('counts for the text it was shown for: not from the sign-in, not for another agreement, not after five minutes', async () => {
    const head = await signedIn(cast.calder.approver);
    await noteSigningPageShown(head, open);
    const input = await form(open, head);
    // The sign-in was seconds ago, with a code.
    expect(head.secondFactorAt).not.toBeNull();
    expect(await tryStep('sign', open, head, input)).toMatchObject({ ok: false, why: 'blocked' });
    const elsewhere = { agreementId: other, sha256: await frozenOf(other) };
    expect(await confirmSigning(head, elsewhere, { code: code() })).toMatchObject({ ok: true });
    expect(await tryStep('sign', open, head, input)).toMatchObject({ ok: false, why: 'blocked' });
    expect((await getSigningPage(head, open))?.factor).toMatchObject({ fresh: false, confirmedAt: null });
    expect((await getSigningPage(head, other))?.factor.fresh).toBe(true);
    clock.passMinutes(1);
    const here = { agreementId: open, sha256: input.sha256 };
    expect(await confirmSigning(head, here, { code: code() })).toMatchObject({ ok: true });
    // Another session of the same person has shown nothing.
    expect(await tryStep('sign', open, await signedIn(cast.calder.approver), input)).toMatchObject({ why: 'blocked' });
    clock.passMinutes(5);
    expect(await tryStep('sign', open, head, input)).toMatchObject({ ok: false, why: 'blocked' });
    clock.passMinutes(1);
    expect(await confirmSigning(head, here, { code: code() })).toMatchObject({ ok: true });
    expect(await tryStep('sign', open, head, input)).toMatchObject({ ok: true });
    const given = await db.signature.findFirstOrThrow({ where: { agreementId: open, status: 'SIGNED' } });
    const { authentication } = signatureStatementSchema.parse(JSON.parse(given.statement ?? ''));
    expect(authentication).toMatchObject({ method: 'TOTP', sessionReference: head.sessionId });
    expect(authentication.authenticatedAt).toBe(new Date().toISOString());
  });

  test('is taken from the people whose turn it is, for the text that stands, with the right code', async () => {
    const target = { agreementId: other, sha256: await frozenOf(other) };
    for (const actor of [cast.calder.officer, cast.amity.approver, cast.liaison]) {
      expect(await confirmSigning(await signedIn(actor), target, { code: '000000' })).toMatchObject({
        why: 'not_found',
      });
    }
    expect(await confirmSigning(await signedIn(cast.signer), target, { code: '000000' })).toMatchObject({
      why: 'blocked',
    });
    const head = await signedIn(cast.calder.approver);
    const before = (await eventsOf(other)).length;
    expect(await confirmSigning(head, { ...target, sha256: 'f'.repeat(64) }, { code: code() })).toMatchObject({
      why: 'stale',
    });
    expect(await confirmSigning(head, target, { code: code(4000) })).toMatchObject({ ok: false, why: 'invalid' });
    expect((await eventsOf(other)).length).toBe(before);
  });
});

describe('a passkey at signing', () => {
  test('answers a challenge made from this text, this person and this session, and no other', async () => {
    const id = await opened();
    const head = personOf(await signedIn(cast.calder.approver));
    const { key } = await enrol(head);
    const here = { agreementId: id, sha256: await frozenOf(id) };
    const elsewhere = { agreementId: other, sha256: await frozenOf(other) };
    const asked = async (target: typeof here) => (await askToConfirmSigning(head, target))?.challenge ?? '';
    const confirm = (assertion: string) => confirmSigning(head, here, { assertion });
    expect(await askToConfirmSigning(cast.liaison, here)).toBeNull();
    expect(await confirm(key.get((await askForPasskey('PASSKEY_CONFIRM', head.id)).challenge))).toMatchObject({
      ok: false,
    });
    expect(await confirm(key.get(await asked(elsewhere)))).toMatchObject({ ok: false });
    const challenge = await asked(here);
    const later = personOf(await signedIn(cast.calder.approver));
    expect(await confirmSigning(later, here, { assertion: key.get(challenge) })).toMatchObject({ ok: false });
    const last = await asked(here);
    const assertion = key.get(last);
    expect(await confirm(assertion)).toMatchObject({ ok: true });
    expect(await confirm(assertion)).toMatchObject({ ok: false });
    const event = await db.ceremonyEvent.findFirstOrThrow({ where: { agreementId: id, kind: 'REAUTHENTICATED' } });
    const detail = ceremonyDetails.REAUTHENTICATED.parse(event.detail);
    const purpose = {
      purpose: 'SIGN_AGREEMENT',
      ...here,
      userId: head.id,
      sessionId: head.sessionId,
      nonce: detail.nonce,
    };
    const computed = createHash('sha256').update('access-confirm-signing-v1').update(canonicalJson(purpose)).digest();
    expect([detail.challenge, last]).toEqual(Array(2).fill(computed.toString('base64url')));
    await noteSigningPageShown(head, id);
    const unsigned = await form(id, head);
    expect(await tryStep('sign', id, head, unsigned)).toMatchObject({ ok: false, why: 'blocked' });
    const toSign = await askToSign(head, here, head.name);
    if ('ok' in toSign) throw new Error(toSign.message);
    const signed = { ...unsigned, assertion: key.get(toSign.challenge) };
    expect(await tryStep('sign', id, head, signed)).toMatchObject({ ok: true });
    const given = await db.signature.findFirstOrThrow({ where: { agreementId: id, status: 'SIGNED' } });
    expect(signatureStatementSchema.parse(JSON.parse(given.statement ?? '')).authentication).toMatchObject({
      ...{ method: 'PASSKEY', userVerified: true, credentialIdSha256: sha256Hex(key.id) },
    });
  });
});

describe('the events of a ceremony', () => {
  test('are written once as they happen, each with its event of the audit chain', async () => {
    const id = await opened();
    const head = await signedIn(cast.calder.approver);
    await Promise.all([1, 2, 3].map(() => noteSigningPageShown(head, id)));
    expect(await eventsOf(id)).toEqual(['DISCLOSURE_SHOWN', 'TEXT_SHOWN']);
    await noteSigningPageShown(cast.liaison, id);
    await takeAgreement('sign', id, head, await signing(id, head));
    expect(await eventsOf(id)).toEqual([
      ...['DISCLOSURE_SHOWN', 'TEXT_SHOWN', 'REAUTHENTICATED', 'AUTHORITY_CHECKED'],
      ...['CONSENT_GIVEN', 'INTENT_STATED', 'SIGNED'],
    ]);
    for (const event of await db.ceremonyEvent.findMany({ where: { agreementId: id } })) {
      const audit = await db.auditEvent.findUniqueOrThrow({ where: { seq: event.auditSeq } });
      expect(audit).toMatchObject({ targetId: id, action: `agreement.${event.kind.toLowerCase()}`, actorId: head.id });
    }
  });

  test('cannot be changed, deleted or put beside another agreement', async () => {
    await expect(ownerDb.$executeRaw`UPDATE ceremony_events SET actor_name = 'Another'`).rejects.toThrow('append only');
    await expect(ownerDb.$executeRaw`DELETE FROM ceremony_events`).rejects.toThrow('append only');
    await expect(ownerDb.$executeRaw`TRUNCATE ceremony_events`).rejects.toThrow('append only');
    const place = await db.signature.findFirstOrThrow({ where: { agreementId: other } });
    const strange = db.$executeRaw`
      INSERT INTO ceremony_events (id, agreement_id, signature_id, kind, detail, once_key, actor_name, audit_seq, at)
      VALUES (uuidv7(), ${open}::uuid, ${place.id}::uuid, 'SIGNED', '{}', 'x', 'x', 1, now())`;
    await expect(strange).rejects.toThrow('its own agreement');
  });

  test('nobody signs what they were never sent, and the table asks for the factor as well', async () => {
    const id = await opened();
    const head = await signedIn(cast.calder.approver);
    const target = { agreementId: id, sha256: await frozenOf(id) };
    clock.passMinutes(1);
    expect(await confirmSigning(head, target, { code: code() })).toMatchObject({ ok: true });
    const refused = await tryStep('sign', id, head, await form(id, head));
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('read the text before') });
    const place = await db.signature.findFirstOrThrow({ where: { agreementId: other, position: 1 } });
    const version = await db.agreementVersion.findFirstOrThrow({ where: { agreementId: other } });
    const [authority] = await db.authorityToSign.findMany({ where: { userId: head.id } });
    const raw = db.$executeRaw`
      UPDATE signatures SET status = 'SIGNED', version_sha256 = ${version.sha256}, signed_at = now(), consent_at = now(),
        typed_name = 'x', statement = 'x', statement_sha256 = repeat('a', 64), method = 'TOTP', auth_basis = 'x',
        chain_position = 1, authority_id = ${authority?.id ?? ''}::uuid WHERE id = ${place.id}::uuid`;
    await expect(raw).rejects.toThrow('not confirmed for this text');
  });
});

describe('a refused consent', () => {
  test('stops the signature until it is given after all, and the liaison is told', async () => {
    const id = await opened();
    const head = await signedIn(cast.calder.approver);
    expect(await tryStep('refuse_consent', id, cast.calder.officer)).toMatchObject({ why: 'blocked' });
    expect(await tryStep('give_consent', id, head)).toMatchObject({ why: 'blocked' });
    await takeAgreement('refuse_consent', id, head);
    expect(await getSigningPage(head, id)).toMatchObject({ consent: { refused: true }, turn: { state: 'NOW' } });
    const refused = await tryStep('sign', id, head, await signing(id, head));
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('do not sign electronically') });
    const told = await db.outboxMessage.findMany({ where: { kind: 'notice' } });
    expect(told.some(({ payload }) => JSON.stringify(payload).includes('consent-refused'))).toBe(true);
    await takeAgreement('give_consent', id, head);
    await takeAgreement('sign', id, head, await signing(id, head));
    expect((await eventsOf(id)).filter((kind) => kind.startsWith('CONSENT'))).toEqual([
      ...['CONSENT_REFUSED', 'CONSENT_GIVEN', 'CONSENT_GIVEN'],
    ]);
  });
});

describe('a question at signing', () => {
  test('sends the text back, voids the signatures, and stands open on its section until it is answered', async () => {
    const id = await opened();
    const head = await signedIn(cast.calder.approver);
    await takeAgreement('sign', id, head, await signing(id, head));
    const sections = await db.agreementSection.findMany({ where: { agreementId: id }, orderBy: { position: 'asc' } });
    const foreign = await db.agreementSection.findFirstOrThrow({ where: { agreementId: other } });
    const ask = { sectionId: sections[3]?.id ?? '', question: 'Who pays for the vehicles?' };
    expect(await tryStep('return_with_question', id, cast.calder.approver, ask)).toMatchObject({ why: 'blocked' });
    expect(await tryStep('return_with_question', id, cast.signer, { ...ask, sectionId: foreign.id })).toMatchObject({
      fields: { sectionId: [expect.any(String)] },
    });
    await takeAgreement('return_with_question', id, cast.signer, ask);
    const row = await db.agreement.findUniqueOrThrow({ where: { id }, include: { signatures: true } });
    expect(row).toMatchObject({ status: 'NEGOTIATION', frozenVersionId: null });
    expect(row.signatures.map(({ status }) => status).sort()).toEqual(['PENDING', 'PENDING', 'VOID', 'VOID']);
    const comment = await db.sectionComment.findFirstOrThrow({ where: { agreementId: id } });
    expect(comment).toMatchObject({ body: ask.question, authorId: cast.signer.id, resolvedAt: null });
    expect(await tryStep('settle_for_agency', id, cast.calder.approver)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await eventsOf(id)).toContain('RETURNED_WITH_QUESTION');
    const told = await db.outboxMessage.findMany({ where: { kind: 'notice' } });
    const own = told.filter(({ payload }) => JSON.stringify(payload).includes(id));
    expect(own.some(({ payload }) => JSON.stringify(payload).includes('question-at-signing'))).toBe(true);
  });
});
