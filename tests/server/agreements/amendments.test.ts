import { beforeAll, expect, test, vi } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { frozenDocument } from '@/lib/server/agreements/frozen-document';
import { textInForce } from '@/lib/server/agreements/text-in-force';
import { db } from '@/lib/server/db/client';
import { agreementText } from '@/lib/server/signing/agreement-blocks';
import { anAgreement, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { begin, readyToSign, rewrite, signIt, wishes } from '@/tests/support/amendment-cases';
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

const inForce = () => anAgreement(cast).from(requestId).in('ACTIVE');
const read = (id: string) => db.agreement.findUniqueOrThrow({ where: { id } });
const day = (value: Date | null) => value?.toISOString().slice(0, 10);
const sectionOf = async (agreementId: string, key: string) =>
  (await textInForce(db, agreementId)).sections.find((section) => section.key === key);

test('nobody begins an amendment but those who bind or run the agreement, and only one that changes something', async () => {
  const id = await inForce();
  for (const who of [cast.calder.officer, cast.legal, cast.signer, cast.supervisor]) {
    expect(await tryStep('begin_amendment', id, who, wishes.EXTEND)).toMatchObject({ why: 'not_yours' });
  }
  expect(await tryStep('begin_amendment', id, cast.amity.approver, wishes.EXTEND)).toMatchObject({ why: 'not_found' });
  const refused = (input: Record<string, unknown>) => tryStep('begin_amendment', id, cast.liaison, input);
  expect(await refused({ ...wishes.EXTEND, newEndOn: '2027-01-01' })).toMatchObject({
    fields: { newEndOn: [expect.stringContaining('after Nov 24, 2028')] },
  });
  expect(await refused({ ...wishes.EXTEND, newEndOn: '' })).toMatchObject({
    fields: { newEndOn: [expect.anything()] },
  });
  expect(await refused({ ...wishes.CHANGE_CAP, maxAuthorizedOfficers: '4' })).toMatchObject({ why: 'invalid' });
  expect(await refused({ ...wishes.CHANGE_CONTACT, agencyContact: '' })).toMatchObject({ why: 'invalid' });
  expect(await db.agreement.count({ where: { amendsId: id } })).toBe(0);
  const draft = await anAgreement(cast).from(requestId).for('T19').in('DRAFT');
  expect(await tryStep('begin_amendment', draft, cast.liaison, wishes.MODIFY)).toMatchObject({ why: 'wrong_state' });
});

test('a change of contact skips legal review and vote, is signed by the heads, and becomes part of the agreement', async () => {
  const id = await inForce();
  const before = await read(id);
  const own = await db.agreementSection.findMany({ where: { agreementId: id }, orderBy: { position: 'asc' } });
  const change = await begin(id, cast.calder.approver, wishes.CHANGE_CONTACT);
  expect(await read(change)).toMatchObject({
    number: `${before.number}-A1`,
    status: 'DRAFT',
    basedOnId: id,
    agencyContact: wishes.CHANGE_CONTACT.agencyContact,
  });
  const sections = await db.agreementSection.findMany({ where: { agreementId: change } });
  expect(sections.filter(({ locked }) => !locked).map(({ key }) => key)).toEqual(['contacts']);
  expect(sections.find(({ key }) => key === 'contacts')?.body).toContain('Lt. Sam Ortega');
  await takeAgreement('open_negotiation', change, cast.liaison);
  const closed = sections.find(({ key }) => key === 'media');
  expect(
    await tryStep('save_section', change, cast.liaison, { sectionId: closed?.id, body: 'Other words.' }),
  ).toMatchObject({ fields: { body: [expect.stringContaining('leaves this section as it is')] } });
  expect(await tryStep('save_terms', change, cast.liaison, {})).toMatchObject({ why: 'blocked' });
  await readyToSign(change, cast);
  expect(await read(change)).toMatchObject({ status: 'LOCAL_APPROVAL' });
  expect(await db.signature.count({ where: { agreementId: change, status: 'PENDING' } })).toBe(2);
  await signIt(change, cast);
  expect(await read(change)).toMatchObject({ status: 'APPLIED', sealedDocumentId: expect.any(String) });
  const { content } = await db.agreementVersion.findFirstOrThrow({ where: { agreementId: change, voidedAt: null } });
  const sealedBefore = await db.document.findUniqueOrThrow({ where: { id: before.sealedDocumentId ?? '' } });
  const { sections: whole, amendment } = frozenDocument(content);
  expect(whole).toEqual([]);
  expect(amendment).toMatchObject({
    agreementNumber: before.number,
    baseNumber: before.number,
    baseSha256: sealedBefore.sha256,
    terms: [{ label: 'Contact of the agency', before: before.agencyContact, after: 'Lt. Sam Ortega, 555-0177' }],
    sections: [{ heading: 'Points of contact', body: expect.stringContaining('Lt. Sam Ortega') }],
  });
  expect(agreementText(frozenDocument(content))).toContain('Everything else stands');
  const after = await read(id);
  expect(after).toMatchObject({ status: 'ACTIVE', agencyContact: wishes.CHANGE_CONTACT.agencyContact });
  expect(after.sealedDocumentId).toBe(before.sealedDocumentId);
  expect(await db.agreementSection.findMany({ where: { agreementId: id }, orderBy: { position: 'asc' } })).toEqual(own);
  expect((await sectionOf(id, 'contacts'))?.body).toContain('Lt. Sam Ortega');
  expect((await sectionOf(id, 'media'))?.locked).toBe(own.find(({ key }) => key === 'media')?.locked);
  const told = await db.statusEvent.findFirstOrThrow({ where: { agreementId: id, step: 'take_over_amendment' } });
  expect(told.note).toBe(`Amendment 1: change of contact (${before.number}-A1)`);
  const mails = await db.outboxMessage.findMany({
    where: { payload: { path: ['name'], equals: 'agreement-amended' } },
  });
  expect(mails.map(({ payload }) => (payload as { audience: string }).audience).sort()).toEqual([
    'both_sides',
    'program_managers',
  ]);
  expect(await tryStep('begin_implementation', change, cast.liaison)).toMatchObject({ why: 'wrong_state' });
});

test('an extension moves the end, the clause, the decision on renewal and the rows of duties that had run out', async () => {
  const id = await inForce();
  await db.agreement.update({ where: { id }, data: { expiresOn: new Date('2027-03-01') } });
  await takeAgreement('start_expiring', id, systemActor);
  const statistics = await db.obligation.findFirstOrThrow({ where: { agreementId: id, everyMonths: { not: null } } });
  await db.obligation.update({
    where: { id: statistics.id },
    data: { dueOn: new Date('2027-02-24') },
  });
  const { id: obligationId, party } = statistics;
  const [reporter, reviewer] =
    party === 'ICE' ? [cast.liaison, cast.calder.approver] : [cast.calder.officer, cast.liaison];
  await takeAgreement('report_duty', id, reporter, { obligationId, report: 'Done.', documentId: '' });
  await takeAgreement('accept_duty', id, reviewer, { obligationId });
  const extension = await begin(id, cast.programManager, wishes.EXTEND);
  await readyToSign(extension, cast);
  expect(await db.localApproval.findUnique({ where: { agreementId: extension } })).toMatchObject({ result: 'PASSED' });
  await signIt(extension, cast);
  const after = await read(id);
  expect([after.status, day(after.expiresOn)]).toEqual(['ACTIVE', '2031-06-30']);
  expect((await sectionOf(id, 'termination'))?.body).toMatch(/^This agreement lasts until Jun 30, 2031\./u);
  const decision = await db.obligation.findFirst({ where: { agreementId: id, type: 'RENEWAL_DECISION' } });
  if (decision) expect(day(decision.dueOn)).toBe('2031-05-01');
  const next = await db.obligation.findFirstOrThrow({ where: { previousId: obligationId } });
  expect(next.state).toBe('OPEN');
  const steps = await db.statusEvent.findMany({ where: { agreementId: id }, orderBy: { auditSeq: 'asc' } });
  expect(steps.slice(-2).map(({ step }) => step)).toEqual(['take_over_amendment', 'return_to_force']);
});

test('a change of the cap goes through legal review and no vote; a change of the text needs both', async () => {
  const id = await inForce();
  const cap = await begin(id, cast.liaison, wishes.CHANGE_CAP);
  await readyToSign(cap, cast);
  const cleared = await db.statusEvent.count({ where: { agreementId: cap, step: 'clear_text' } });
  expect([cleared, await db.localApproval.count({ where: { agreementId: cap } })]).toEqual([1, 0]);
  expect(await tryStep('save_local_approval', cap, cast.calder.approver, { required: 'NO' })).toMatchObject({
    why: 'blocked',
  });
  await signIt(cap, cast);
  expect(await read(id)).toMatchObject({ maxAuthorizedOfficers: 6 });
  expect((await sectionOf(id, 'personnel'))?.body).toContain('up to 6 officers');
  const text = await begin(id, cast.liaison, wishes.MODIFY);
  expect(await read(text)).toMatchObject({ basedOnId: cap, maxAuthorizedOfficers: 6 });
  await takeAgreement('open_negotiation', text, cast.liaison);
  expect(await tryStep('settle_for_agency', text, cast.calder.approver)).toMatchObject({
    why: 'blocked',
    reasons: ['Change a section or a term first.'],
  });
  await rewrite(text, cast.calder.officer, 'media', 'Both sides speak to the press together.');
  await takeAgreement('settle_for_agency', text, cast.calder.approver);
  await takeAgreement('settle_for_ice', text, cast.liaison);
  expect(await read(text)).toMatchObject({ status: 'LEGAL_REVIEW' });
  await takeAgreement('clear_text', text, cast.legal, { note: 'Clear.' });
  expect(await tryStep('open_signing', text, cast.calder.approver)).toMatchObject({ why: 'blocked' });
});
