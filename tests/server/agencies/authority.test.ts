import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { authorityInput } from '@/lib/domain/agreements/authority';
import { considerResign, endAuthority, recordAuthority } from '@/lib/server/agencies/authority-commands';
import { decideAuthority } from '@/lib/server/agencies/authority-decision';
import { attachAuthorityFile } from '@/lib/server/agencies/authority-file';
import { agencyAuthorityPage, authorityList, recordAuthorityPage } from '@/lib/server/agencies/authority-queries';
import { authoritiesWaiting, watchAuthorities } from '@/lib/server/agencies/authority-watch';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { db } from '@/lib/server/db/client';
import { findReadableDocument } from '@/lib/server/files/document-queries';
import { carryOutMessage, dispatchOutbox } from '@/lib/server/outbox/dispatch';
import { signatureStatementSchema } from '@/lib/server/signing/signature-statement';
import { handlers } from '@/lib/server/worker/handlers';
import { anAgreement, signing, tryStep } from '@/tests/support/agreement-cases';
import { anAuthorityDocument } from '@/tests/support/authorities';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { startMailServer } from '@/tests/support/mail-server';
import { ownerDb } from '@/tests/support/owner-db';
import { signedIn } from '@/tests/support/sessions';

// Who may bind an agency: who records, confirms and ends it, who signs by it, and who is asked when it ends.

const clock = fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
const mailServer = await startMailServer();
process.env.SMTP_URL = mailServer.url;

let cast: Cast;
let agreement = '';
beforeAll(async () => {
  cast = await aCast();
  agreement = await anAgreement(cast).in('SIGNING');
});
afterAll(() => mailServer.stop());

const deliver = async (): Promise<string[]> => {
  const ids: string[] = [];
  await dispatchOutbox(async ({ id, kind }) => void (kind === 'agency_letter' && ids.push(id)));
  const before = mailServer.taken.length;
  for (const id of ids) await carryOutMessage(id, handlers);
  return mailServer.taken.slice(before).map(({ text }) => text ?? '');
};

const onRecord = () =>
  db.authorityToSign.findMany({ where: { userId: cast.calder.approver.id }, orderBy: { recordedAt: 'desc' } });
const latest = async () => {
  const [row] = await db.authorityToSign.findMany({ orderBy: { id: 'desc' }, take: 1 });
  if (!row) throw new Error('Nothing is on record.');
  return row;
};

const record = async (actor: Actor, changes: Record<string, string> = {}, documentId?: string) =>
  recordAuthority(
    actor,
    authorityInput.parse({
      ...{ userId: cast.calder.approver.id ?? '', holderName: '', holderTitle: 'Sheriff', basis: 'DELEGATION' },
      ...{ citation: 'Order 26-7', validFrom: '2026-11-01', validUntil: '', replacesId: '' },
      documentId: documentId ?? (await anAuthorityDocument(cast.calder.agencyId)),
      ...changes,
    }),
  );
const decide = (actor: Actor, authorityId: string, decision: 'grant' | 'refuse', note = '') =>
  decideAuthority(actor, { authorityId, decision, note });
const end = (actor: Actor, authorityId: string, endedOn = '2026-11-24') =>
  endAuthority(actor, { authorityId, endedOn, reason: 'LEFT_OFFICE', note: 'Retired.' });
const sign = async (actor: Actor) => tryStep('sign', agreement, actor, await signing(agreement, actor));

describe('signing without a valid authority', () => {
  test('is refused with what is missing and who can mend it, by the portal and by the table', async () => {
    const [own] = await onRecord();
    const head = await signedIn(cast.calder.approver);
    expect(await end(cast.amity.admin, own?.id ?? '')).toMatchObject({ why: 'not_found' });
    expect(await end(cast.calder.approver, own?.id ?? '')).toMatchObject({ why: 'not_found' });
    expect(await end(cast.liaison, own?.id ?? '')).toMatchObject({ why: 'not_found' });
    expect(await end(cast.calder.admin, own?.id ?? '', '2019-12-31')).toMatchObject({ why: 'invalid' });
    expect(await end(cast.calder.admin, own?.id ?? '')).toMatchObject({ ok: true });
    const refused = JSON.stringify(await sign(head));
    expect(refused).toContain('has no confirmed authority to bind Calder');
    expect(refused).toContain('administrator of the agency records it');
    expect((await getSigningPage(head, agreement))?.authorityProblem).toContain('The one on record has ended');
    const place = await db.signature.findFirstOrThrow({ where: { agreementId: agreement, position: 1 } });
    const version = await db.agreementVersion.findFirstOrThrow({ where: { agreementId: agreement } });
    const given = {
      status: 'SIGNED',
      ...{ signedAt: testNow, authorityId: own?.id ?? '', authBasis: 'x', typedName: 'x' },
      ...{ versionId: version.id, versionSha256: version.sha256, consentAt: testNow, method: 'TOTP' },
      ...{ statement: 'x', statementSha256: 'a'.repeat(64), chainPosition: 1 },
    } as const;
    await expect(db.signature.update({ where: { id: place.id }, data: given })).rejects.toThrow(
      'no authority to bind the agency on this day',
    );
  });

  test('a record counts for nothing before another person has confirmed it', async () => {
    for (const actor of [cast.calder.approver, cast.calder.officer, cast.liaison, cast.programManager]) {
      expect(await record(actor)).toMatchObject({ why: 'not_yours' });
      expect(await recordAuthorityPage(actor, null)).toBeNull();
    }
    const foreign = await anAuthorityDocument(cast.amity.agencyId);
    expect(await record(cast.calder.admin, {}, foreign)).toMatchObject({ fields: { documentId: expect.anything() } });
    for (const [field, changes] of [
      ['userId', { userId: cast.amity.approver.id ?? '' }],
      ['holderName', { userId: '' }],
      ['validUntil', { validUntil: '2026-10-01' }],
      ['validUntil', { validFrom: '2025-01-01', validUntil: '2026-11-23' }],
    ] as const) {
      expect(await record(cast.calder.admin, changes)).toMatchObject({ fields: { [field]: expect.anything() } });
    }
    expect(await record(cast.calder.admin)).toMatchObject({ ok: true });
    expect(await record(cast.calder.admin)).toMatchObject({ fields: { userId: expect.anything() } });
    expect(JSON.stringify(await sign(await signedIn(cast.calder.approver)))).toContain('waits for a program manager');
    const { id } = await latest();
    for (const actor of [cast.calder.admin, cast.calder.approver, cast.liaison, cast.oversight]) {
      expect(await decide(actor, id, 'grant')).toMatchObject({ why: 'not_yours' });
    }
    const bySame = { decision: 'GRANTED', decidedById: cast.calder.admin.id, decidedAt: testNow } as const;
    await expect(db.authorityToSign.update({ where: { id }, data: bySame })).rejects.toThrow('authority_four_eyes');
    expect(await authoritiesWaiting(cast.programManager)).toMatchObject([{ todo: 'Confirm the authority' }]);
    expect(await decide(cast.programManager, id, 'refuse')).toMatchObject({ fields: { note: expect.anything() } });
    await db.document.updateMany({ where: { authorities: { some: { id } } }, data: { textSearch: 'FOUND' } });
    expect(await decide(cast.programManager, id, 'grant')).toMatchObject({ why: 'blocked' });
    await db.document.updateMany({ where: { authorities: { some: { id } } }, data: { textSearch: 'CLEAR' } });
    expect(await decide(cast.programManager, id, 'grant')).toMatchObject({ ok: true });
    expect((await deliver()).join()).toContain('ICE has confirmed the authority of Thomas Brandt');
    await expect(db.authorityToSign.update({ where: { id }, data: { citation: 'x' } })).rejects.toThrow('is history');
    await expect(ownerDb.authorityToSign.delete({ where: { id } })).rejects.toThrow('is history');
  });

  test('with one, the signature, its statement and the audit chain cite basis, dates and document', async () => {
    const { id, documentId } = await latest();
    const head = await signedIn(cast.calder.approver);
    const cited = `Delegation: Order 26-7. Term: since Nov 1, 2026, without a fixed end. Document SHA-256 ${'b'.repeat(64)}`;
    expect((await getSigningPage(head, agreement))?.authorityBasis).toBe(cited);
    expect(await sign(head)).toMatchObject({ ok: true });
    const place = await db.signature.findFirstOrThrow({ where: { agreementId: agreement, position: 1 } });
    expect(place).toMatchObject({ authBasis: cited, authorityId: id });
    const { signer } = signatureStatementSchema.parse(JSON.parse(place.statement ?? ''));
    expect(signer).toMatchObject({ authoritySource: cited, delegationDocumentId: documentId });
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'agreement.authority_checked' } });
    expect(event).toMatchObject({ targetId: agreement, actorId: head.id, canon: expect.stringContaining(id) });
  });

  test('for ICE needs an office that still reaches the agreement', async () => {
    const signer = await signedIn(cast.signer);
    await db.user.update({ where: { id: signer.id ?? '' }, data: { officeId: cast.offices.removal } });
    expect(JSON.stringify(await sign(signer))).toContain('no office any more that signs for');
    await db.user.update({ where: { id: signer.id ?? '' }, data: { officeId: cast.offices.investigations } });
  });
});

describe('the register', () => {
  test('is read by the agency itself and by those at ICE who deal with signers; so are its documents', async () => {
    const { documentId } = await latest();
    for (const actor of [cast.amity.admin, cast.amity.approver, cast.intake, cast.board]) {
      expect(await findReadableDocument(actor, documentId)).toBeNull();
      expect(await authorityList(actor, null)).toBeNull();
    }
    expect((await agencyAuthorityPage(cast.amity.admin))?.rows.map(({ agencyId }) => agencyId)).toEqual([
      cast.amity.agencyId,
    ]);
    expect(await agencyAuthorityPage(cast.liaison)).toBeNull();
    const own = await agencyAuthorityPage(cast.calder.officer);
    expect(own?.rows.map(({ state, may }) => [state, may.end, may.follow])).toEqual([
      ['VALID', false, false],
      ['ENDED', false, false],
    ]);
    for (const actor of [cast.calder.officer, cast.liaison, cast.programManager]) {
      expect(await findReadableDocument(actor, documentId)).not.toBeNull();
    }
    expect((await authorityList(cast.liaison, cast.calder.agencyId))?.rows).toHaveLength(2);
  });

  test('takes documents from administrators of agencies alone, and only what it can read', async () => {
    const file = { name: 'order.txt', bytes: new TextEncoder().encode('Order 26-7: the sheriff signs.') };
    for (const actor of [cast.calder.approver, cast.liaison, cast.administrator]) {
      expect(await attachAuthorityFile(actor, file)).toEqual({ ok: false, why: 'NOT_FOUND' });
    }
    const script = { name: 'order.txt', bytes: new Uint8Array([0x4d, 0x5a, 0, 0]) };
    expect(await attachAuthorityFile(cast.calder.admin, script)).toMatchObject({ ok: false });
    expect(await attachAuthorityFile(cast.calder.admin, file)).toMatchObject({ ok: true });
  });
});

describe('the watch', () => {
  test('asks at 90, 30 and 7 days and after the end, each person once each time, until somebody follows', async () => {
    const current = await latest();
    const until = { validFrom: '2026-11-24', validUntil: '2027-03-01', replacesId: current.id };
    expect(await record(cast.calder.admin, until)).toMatchObject({ ok: true });
    const { id } = await latest();
    expect(await decide(cast.administrator, id, 'grant')).toMatchObject({ ok: true });
    expect(await db.authorityToSign.findUnique({ where: { id: current.id } })).toMatchObject({
      endReason: 'REPLACED',
      endedOn: new Date('2026-11-24'),
    });
    await deliver();
    const mails: number[] = [];
    for (const day of ['2026-11-30', '2026-12-01', '2027-01-30', '2027-02-22', '2027-03-01', '2027-03-02']) {
      clock.moveTo(new Date(`${day}T18:00:00Z`));
      await Promise.all([watchAuthorities(), watchAuthorities()]);
      const texts = await deliver();
      mails.push(texts.length);
      if (day === '2027-03-02') expect(texts.join()).toContain('ended on Mar 1, 2027');
    }
    // The administrator of the agency and the liaison of the agreement.
    expect(mails).toEqual([0, 2, 2, 2, 0, 2]);
    const waits = async (actor: Actor) => (await authoritiesWaiting(actor)).map(({ todo }) => todo);
    expect(await waits(cast.calder.admin)).toEqual(['Record who follows, or consider signing anew']);
    expect(await waits(cast.liaison)).toHaveLength(1);
    for (const actor of [cast.amity.admin, cast.otherLiaison, cast.calder.officer])
      expect(await waits(actor)).toEqual([]);
    const note = 'The new sheriff signs at the renewal.';
    expect(await considerResign(cast.amity.admin, { authorityId: id, note })).toMatchObject({ why: 'not_found' });
    expect(await considerResign(cast.calder.admin, { authorityId: id, note })).toMatchObject({ ok: true });
    expect(await waits(cast.calder.admin)).toEqual([]);
  });
});
