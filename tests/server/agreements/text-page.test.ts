import { beforeAll, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { openPoints } from '@/lib/domain/agreements/open-points';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { getAgreementText } from '@/lib/server/agreements/text-queries';
import { db } from '@/lib/server/db/client';
import { makeAgency } from '@/tests/support/actors';
import { anAgreement, takeAgreement, walkOn } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';

const clock = fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
});

const inNegotiation = () => anAgreement(cast).from(requestId).in('NEGOTIATION');

const media = (agreementId: string) =>
  db.agreementSection.findUniqueOrThrow({ where: { agreementId_key: { agreementId, key: 'media' } } });

test('each section has its plain words beside it, which say so where they were written for other words', async () => {
  const id = await inNegotiation();
  const before = await getAgreementText(cast.calder.officer, id);
  expect(before?.sections.filter(({ plain }) => plain === null).map(({ key }) => key)).toEqual([]);
  expect(before?.sections.some(({ plain }) => plain?.ofOtherWords)).toBe(false);
  const { id: sectionId } = await media(id);
  await takeAgreement('save_section', id, cast.liaison, { sectionId, body: 'Each side speaks for itself.' });
  const after = await getAgreementText(cast.calder.officer, id);
  expect(after?.sections.filter(({ plain }) => plain?.ofOtherWords).map(({ key }) => key)).toEqual(['media']);
});

test('a signer reads the plain words beside the frozen text, which has none of them', async () => {
  const id = await anAgreement(cast).from(requestId).in('SIGNING');
  const page = await getSigningPage(cast.calder.approver, id);
  expect(page?.plain.length).toBe(await db.agreementSection.count({ where: { agreementId: id } }));
  const frozen = JSON.stringify(page?.blocks);
  for (const { plain } of page?.plain ?? []) expect(frozen).not.toContain(plain.text);
});

test('who comes back reads what others did since their last step, and nothing of their own', async () => {
  const id = await inNegotiation();
  const since = async (actor: Cast['legal']) => (await getAgreementText(actor, id))?.sinceYou ?? null;
  expect(await since(cast.calder.officer)).toBeNull();
  const { id: sectionId } = await media(id);
  await takeAgreement('comment_on_section', id, cast.calder.officer, { sectionId, body: 'Who speaks first?' });
  expect(await since(cast.calder.officer)).toMatchObject({ sections: [], comments: 0, proposals: 0, href: null });
  clock.moveTo(new Date('2026-11-24T16:00:00.000Z'));
  await takeAgreement('save_section', id, cast.liaison, { sectionId, body: 'ICE speaks first.' });
  await takeAgreement('comment_on_section', id, cast.liaison, { sectionId, body: 'I have written it in.' });
  const told = await since(cast.calder.officer);
  expect(told).toMatchObject({ on: 'Nov 24, 2026', comments: 1, proposals: 0 });
  expect(told?.sections.map(({ key }) => key)).toEqual(['media']);
  expect(told?.href).toMatch(/\/text\/changes\?from=\d+&to=\d+$/u);
  expect((await since(cast.liaison))?.sections).toEqual([]);
});

test('open points are listed section by section, those of the reader first', async () => {
  const id = await inNegotiation();
  const { id: sectionId } = await media(id);
  await takeAgreement('comment_on_section', id, cast.liaison, { sectionId, body: 'Who speaks first?' });
  await takeAgreement('propose_section', id, cast.calder.officer, { sectionId, body: 'Ours.', reason: 'Shorter.' });
  const read = async (actor: Cast['legal']) => {
    const view = await getAgreementText(actor, id);
    return openPoints(view?.sections ?? [], view?.mayComment ?? false);
  };
  const ice = await read(cast.liaison);
  expect(ice.points.map(({ todo, yours }) => [todo, yours])).toEqual([
    ['Accept or reject the proposed change.', true],
    ['Settle the comment by Ana Ruiz, Staff.', true],
  ]);
  const agency = await read(cast.calder.approver);
  expect(agency.points.map(({ todo, yours }) => [todo, yours])).toEqual([
    ['Settle the comment by Ana Ruiz, Staff.', true],
    ['A proposed change waits for the other side.', false],
  ]);
  expect([agency.settled, agency.all]).toEqual([0, 2]);
});

test('how long a step takes rests on five agreements of three agencies, told by the page to both sides', async () => {
  const own = await anAgreement(cast).from(requestId).in('DRAFT');
  const basis = async (actor: Actor) => (await getAgreementPage(actor, own))?.explained?.basis;
  expect(await basis(cast.liaison)).toMatch(/^Too few agreements of this kind/u);
  const others: string[] = [];
  // Those of the tests above left their draft as well: few more are needed.
  const left = await db.statusEvent.count({ where: { fromStatus: 'DRAFT', toStatus: 'NEGOTIATION' } });
  for (let n = 0; n < Math.max(3, 5 - left); n += 1) others.push(await anAgreement(cast).from(requestId).in('DRAFT'));
  clock.moveTo(new Date('2026-12-01T16:00:00.000Z'));
  for (const id of others) await walkOn({ id, cast, own: cast.calder }, 'DRAFT', 'NEGOTIATION');
  // What is typical is kept for ten minutes. Five agreements of one agency would tell its times.
  clock.passMinutes(11);
  expect(await basis(cast.liaison)).toMatch(/^Too few agreements of this kind/u);
  await asOwner('ALTER TABLE agreements DISABLE TRIGGER USER');
  for (const id of others.slice(0, 2)) {
    await asOwner(`UPDATE agreements SET agency_id = '${await makeAgency()}' WHERE id = '${id}'`);
  }
  await asOwner('ALTER TABLE agreements ENABLE TRIGGER USER');
  clock.passMinutes(11);
  const told = await basis(cast.liaison);
  expect(told).toMatch(/^Of the latest \d+ agreements of the same instrument \(/u);
  // Thanksgiving and a weekend are no business days; agreements that left the draft on the same day count as well.
  expect(told).toMatch(/nine of ten 4 business days or less/u);
  expect((await getAgreementPage(cast.calder.officer, others[2] ?? ''))?.explained?.who).toContain(
    'Both sides can write.',
  );
  clock.moveTo(testNow);
});
