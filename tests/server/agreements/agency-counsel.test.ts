import { beforeAll, expect, test, vi } from 'vitest';
import { getReviewPage } from '@/lib/server/agreements/review-queries';
import { getAgreementText } from '@/lib/server/agreements/text-queries';
import { db } from '@/lib/server/db/client';
import { deliverNotice } from '@/lib/server/outbox/deliver-notice';
import { anAgreement, settle, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let attorney: Cast['legal'];
let requestId = '';
beforeAll(async () => {
  cast = await aCast();
  const { agencyId } = cast.calder;
  attorney = await aPerson({ name: 'Cora Attorney', title: 'County attorney', roles: ['AGENCY_OFFICER'], agencyId });
  requestId = await aRequest(cast).in('APPROVED');
});

const secret = 'CANARY-COUNSEL';
const note = { note: secret };
const negotiated = () => anAgreement(cast).from(requestId).in('NEGOTIATION');
const ask = (id: string) => takeAgreement('ask_counsel', id, cast.calder.approver, { userId: attorney.id });
const statusOf = async (id: string) => (await db.agreement.findUniqueOrThrow({ where: { id } })).status;
const settled = (id: string) => settle({ id, cast, own: cast.calder });

test('is asked by the approver alone, and only from the own agency', async () => {
  const id = await negotiated();
  const asked = { userId: attorney.id };
  for (const actor of [cast.calder.officer, attorney, cast.calder.admin, cast.liaison, cast.legal]) {
    expect(await tryStep('ask_counsel', id, actor, asked)).toMatchObject({ why: 'not_yours' });
  }
  expect(await tryStep('ask_counsel', id, cast.amity.approver, asked)).toMatchObject({ why: 'not_found' });
  for (const userId of [cast.amity.officer.id, cast.legal.id, cast.calder.admin.id]) {
    expect(await tryStep('ask_counsel', id, cast.calder.approver, { userId })).toMatchObject({ why: 'invalid' });
  }
  await ask(id);
  expect(await tryStep('ask_counsel', id, cast.calder.approver, asked)).toMatchObject({ why: 'blocked' });
});

test('alone clears as counsel, also while the text is negotiated; a change opens it again for that section', async () => {
  const id = await negotiated();
  expect(await tryStep('clear_counsel_review', id, attorney, note)).toMatchObject({ why: 'blocked' });
  await ask(id);
  for (const actor of [cast.calder.officer, cast.calder.approver]) {
    expect(await tryStep('clear_counsel_review', id, actor, note)).toMatchObject({ why: 'blocked' });
  }
  expect(await tryStep('clear_counsel_review', id, cast.legal, note)).toMatchObject({ why: 'not_yours' });
  await takeAgreement('clear_counsel_review', id, attorney, note);
  const { id: sectionId } = await db.agreementSection.findUniqueOrThrow({
    where: { agreementId_key: { agreementId: id, key: 'media' } },
  });
  await takeAgreement('save_section', id, cast.liaison, { sectionId, body: 'Shorter.' });
  await settled(id);
  await takeAgreement('clear_text', id, cast.legal, note);
  expect(await statusOf(id)).toBe('LEGAL_REVIEW');
  expect((await getReviewPage(attorney, id))?.task?.open.map(({ key }) => key)).toEqual(['media']);
  expect((await takeAgreement('clear_counsel_review', id, attorney, note)).status).toBe('LOCAL_APPROVAL');
});

test('holds the text until the approver goes on without that review', async () => {
  const id = await negotiated();
  await ask(id);
  await settled(id);
  await takeAgreement('clear_text', id, cast.legal, note);
  expect(await statusOf(id)).toBe('LEGAL_REVIEW');
  expect(await tryStep('take_back_counsel', id, cast.liaison)).toMatchObject({ why: 'not_yours' });
  expect((await takeAgreement('take_back_counsel', id, cast.calder.approver)).status).toBe('LOCAL_APPROVAL');
});

test('writes for the agency alone until the approver releases the remarks', async () => {
  const id = await negotiated();
  await ask(id);
  await settled(id);
  await takeAgreement('return_from_counsel_review', id, attorney, note);
  expect(await statusOf(id)).toBe('NEGOTIATION');
  const readBy = async (actor: Cast['legal']) =>
    JSON.stringify([await getReviewPage(actor, id), await getAgreementText(actor, id)]);
  const ice = [cast.liaison, cast.legal, cast.programManager, cast.oversight, cast.administrator];
  for (const actor of ice) expect(await readBy(actor), actor.name).not.toContain(secret);
  for (const actor of [attorney, cast.calder.officer, cast.calder.approver]) {
    expect(await readBy(actor), actor.name).toContain(secret);
  }
  const events = await db.statusEvent.findMany({ where: { agreementId: id } });
  expect(JSON.stringify(events.map((event) => event.note))).not.toContain(secret);
  expect(await tryStep('release_counsel_remarks', id, attorney)).toMatchObject({ why: 'not_yours' });
  await takeAgreement('release_counsel_remarks', id, cast.calder.approver);
  for (const actor of [cast.liaison, cast.legal]) expect(await readBy(actor), actor.name).toContain(secret);
  // Who looks after accounts has no part in cases.
  expect(await readBy(cast.administrator)).not.toContain(secret);
  expect(await tryStep('release_counsel_remarks', id, cast.calder.approver)).toMatchObject({ why: 'blocked' });
});

test('is told of the turn, with the sections; a reviewer who has nothing to read is not', async () => {
  const id = await negotiated();
  await ask(id);
  await settled(id);
  const outbox = await db.outboxMessage.findMany({
    where: { kind: 'notice', payload: { path: ['case', 'id'], equals: id } },
  });
  for (const { id: outboxId, payload } of outbox) await deliverNotice(outboxId, payload);
  const told = await db.notice.findMany({
    where: { agreementId: id, name: { in: ['legal-review-asked', 'review-turn'] } },
  });
  const by = (userId: string | null) => told.filter((one) => one.userId === userId);
  expect(
    by(attorney.id)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['legal-review-asked', 'review-turn']);
  expect(by(cast.legal.id)[0]?.body).toContain('The whole text is open to you.');
  for (const { id: other } of [cast.programManager, cast.oversight, cast.calder.officer]) expect(by(other)).toEqual([]);
});
