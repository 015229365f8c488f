import { beforeAll, describe, expect, test, vi } from 'vitest';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { frozenDocument } from '@/lib/server/agreements/frozen-document';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { sha256Hex } from '@/lib/server/audit/append';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { agreementText } from '@/lib/server/signing/agreement-blocks';
import { signatureStatementSchema } from '@/lib/server/signing/signature-statement';
import {
  anAgreement,
  approveLocally,
  settle,
  signing,
  signNext,
  takeAgreement,
  tryStep,
  versionOf,
} from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { signedIn } from '@/tests/support/sessions';

const clock = fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
/** Open for signing; nothing that succeeds is done to it. */
let open = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
  open = await opened();
});

const opened = () => anAgreement(cast).from(requestId).in('SIGNING');
const places = (agreementId: string) =>
  db.signature.findMany({ where: { agreementId }, orderBy: [{ createdAt: 'asc' }, { position: 'asc' }] });

describe('opening the signing', () => {
  test('freezes the text that stands, word for word, under its hash', async () => {
    const id = open;
    const row = await db.agreement.findUniqueOrThrow({
      where: { id },
      include: { frozenVersion: { include: { document: true } }, sections: true },
    });
    const text = agreementText(frozenDocument(row.frozenVersion?.content));
    for (const { heading } of row.sections) expect(text).toContain(heading);
    expect(text).toContain('Reduce gang-related shootings');
    expect(row.frozenVersion).toMatchObject({ n: 1, voidedAt: null });
    expect(row.frozenVersion?.document.sha256).toBe(row.frozenVersion?.sha256);
  });

  test('is refused when the page that was shown is no longer the agreement', async () => {
    const id = await anAgreement(cast).from(requestId).in('LOCAL_APPROVAL');
    await approveLocally({ id, cast, own: cast.calder });
    const version = (await versionOf(id)) - 1;
    const answer = await performAgreementStep('open_signing', id, cast.calder.approver, { version });
    expect(answer).toMatchObject({ ok: false, why: 'stale' });
  });

  test('closes the text: no section changes any more, neither through the portal nor in the table', async () => {
    const id = open;
    const section = await db.agreementSection.findFirstOrThrow({ where: { agreementId: id, locked: false } });
    for (const actor of [cast.liaison, cast.calder.approver, cast.programManager]) {
      const answer = await tryStep('save_section', id, actor, { sectionId: section.id, body: 'Changed.' });
      expect(answer).toMatchObject({ ok: false, why: 'wrong_state' });
    }
    await expect(db.agreementSection.update({ where: { id: section.id }, data: { body: 'Changed.' } })).rejects.toThrow(
      'not open for editing',
    );
    await expect(db.agreementVersion.updateMany({ where: { agreementId: id }, data: { n: 9 } })).rejects.toThrow(
      'frozen text cannot be changed',
    );
  });
});

describe('a signature', () => {
  test('is given by the named signers alone, with a fresh factor, on the hash they were shown', async () => {
    const id = open;
    const input = await signing(id, cast.calder.approver);
    expect(await tryStep('sign', id, cast.amity.approver, input)).toMatchObject({ why: 'not_found' });
    expect(await tryStep('sign', id, cast.calder.officer, input)).toMatchObject({ why: 'blocked' });
    expect(await tryStep('sign', id, cast.calder.admin, input)).toMatchObject({ why: 'not_yours' });
    // Without a second factor in this session.
    expect(await tryStep('sign', id, cast.calder.approver, input)).toMatchObject({ why: 'blocked' });
    const head = await signedIn(cast.calder.approver);
    await signing(id, head);
    const refusals = [
      [{ ...input, sha256: 'f'.repeat(64) }, 'blocked'],
      [{ ...input, consent: undefined }, 'invalid'],
      [{ ...input, authority: undefined }, 'invalid'],
      [{ ...input, typedName: 'Somebody Else' }, 'invalid'],
    ] as const;
    for (const [wrong, why] of refusals) {
      expect(await tryStep('sign', id, head, wrong), JSON.stringify(wrong)).toMatchObject({ ok: false, why });
    }
    clock.passMinutes(6);
    expect(await tryStep('sign', id, head, input)).toMatchObject({ ok: false, why: 'blocked' });
    expect((await places(id)).every(({ status }) => status === 'PENDING')).toBe(true);
  });

  test('is recorded whole, counts once however often the form is sent, and cannot be changed afterwards', async () => {
    const id = await opened();
    const head = await signedIn(cast.calder.approver);
    const raw = { ...(await signing(id, head)), version: await versionOf(id), idempotencyKey: 'a-form-of-this-test' };
    const both = await Promise.all([1, 2].map(() => performAgreementStep('sign', id, head, raw)));
    expect(both.some(({ ok }) => ok)).toBe(true);
    await performAgreementStep('sign', id, head, raw);
    const [given] = await places(id);
    const statement = signatureStatementSchema.parse(JSON.parse(given?.statement ?? ''));
    expect(given?.statementSha256).toBe(sha256Hex(given?.statement ?? ''));
    expect(statement.document.sha256).toBe(raw.sha256);
    expect(statement.authentication).toMatchObject({ method: 'TOTP', sessionReference: head.sessionId });
    expect(given).toMatchObject({ status: 'SIGNED', typedName: 'Thomas Brandt', versionSha256: raw.sha256 });
    expect(await db.statusEvent.count({ where: { agreementId: id, step: 'sign' } })).toBe(1);
    await expect(
      db.signature.update({ where: { id: given?.id ?? '' }, data: { typedName: 'Another' } }),
    ).rejects.toThrow('can only be voided');
  });

  test('out of turn is refused by the portal and by the table', async () => {
    const id = open;
    const sac = await signedIn(cast.signer);
    const answer = await tryStep('sign', id, sac, await signing(id, sac));
    expect(answer).toMatchObject({ ok: false, why: 'blocked' });
    expect(JSON.stringify(answer)).toContain('not your turn');
    const [, second] = await places(id);
    const version = await db.agreementVersion.findFirstOrThrow({ where: { agreementId: id } });
    const whole = {
      status: 'SIGNED',
      versionSha256: version.sha256,
      versionId: version.id,
      signedAt: new Date(),
      consentAt: new Date(),
      typedName: 'x',
      statement: 'x',
      statementSha256: 'a'.repeat(64),
      method: 'TOTP',
      authBasis: 'x',
    } as const;
    await expect(db.signature.update({ where: { id: second?.id ?? '' }, data: whole })).rejects.toThrow(
      'an earlier signer has not signed yet',
    );
  });
});

describe('declining', () => {
  const declined = { reasonCode: 'TEXT_CHANGE' } as const;

  test('voids what was signed, keeps it as history, and a new round on a new text works', async () => {
    const id = await opened();
    await signNext({ id, cast, own: cast.calder });
    expect(await tryStep('decline_to_sign', id, cast.calder.approver, { ...declined, reason: 'No.' })).toMatchObject({
      ok: false,
    });
    await takeAgreement('decline_to_sign', id, cast.signer, { ...declined, reason: 'Clause 12 has to go.' });
    const row = await db.agreement.findUniqueOrThrow({ where: { id }, include: { versions: true } });
    expect(row).toMatchObject({ status: 'NEGOTIATION', frozenVersionId: null, agencySettledAt: null });
    expect(row.versions[0]?.voidedAt).not.toBeNull();
    // The note with which the legal office cleared the text is for ICE, also now that the text is open again.
    const noteFor = async (actor: typeof cast.legal) => (await getAgreementPage(actor, id))?.legalNote;
    expect([await noteFor(cast.liaison), await noteFor(cast.calder.approver)]).toEqual(['Nothing to add.', '']);
    const round = await places(id);
    expect(round.map(({ status }) => status).sort()).toEqual(['DECLINED', 'PENDING', 'PENDING', 'VOID']);
    expect(round.find(({ status }) => status === 'DECLINED')).toMatchObject({
      ...{ declinedReason: 'Clause 12 has to go.', declinedCode: 'TEXT_CHANGE' },
    });
    expect(round.filter(({ status }) => status === 'PENDING').every(({ userId }) => userId !== null)).toBe(true);

    const section = await db.agreementSection.findFirstOrThrow({ where: { agreementId: id, locked: false } });
    await takeAgreement('save_section', id, cast.liaison, { sectionId: section.id, body: 'A better clause.' });
    await settle({ id, cast, own: cast.calder });
    await takeAgreement('clear_text', id, cast.legal, { note: 'Fine.' });
    await takeAgreement('open_signing', id, cast.calder.approver);
    await signNext({ id, cast, own: cast.calder });
    await signNext({ id, cast, own: cast.calder });
    const versions = await db.agreementVersion.findMany({ where: { agreementId: id }, orderBy: { n: 'asc' } });
    expect(versions.map(({ n, voidedAt }) => [n, voidedAt === null])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(versions[0]?.sha256).not.toBe(versions[1]?.sha256);
  });

  test('is over once everyone has signed', async () => {
    const id = await anAgreement(cast).from(requestId).in('SIGNED');
    expect(await tryStep('recall_text', id, cast.liaison, { reason: 'Wait.' })).toMatchObject({ why: 'blocked' });
    expect(await db.outboxMessage.count({ where: { kind: 'seal_agreement', dedupeKey: { startsWith: id } } })).toBe(1);
  });
});

test('the signing page is there for the named signers and for nobody else', async () => {
  const id = open;
  for (const actor of [cast.amity.approver, cast.liaison, cast.calder.officer, cast.programManager]) {
    expect(await getSigningPage(actor, id)).toBeNull();
  }
  expect(await getSigningPage(cast.calder.approver, id)).toMatchObject({
    turn: { state: 'NOW' },
    factor: { fresh: false },
    party: expect.stringContaining('Calder'),
  });
  expect(await getSigningPage(cast.signer, id)).toMatchObject({ turn: { state: 'LATER' } });
});
