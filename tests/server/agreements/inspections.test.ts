import { beforeAll, expect, test, vi } from 'vitest';
import { getObligationsPage } from '@/lib/server/agreements/obligation-queries';
import { getOversightPage } from '@/lib/server/agreements/oversight-queries';
import { db } from '@/lib/server/db/client';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';
import { takeDueSteps } from '@/lib/server/worker/deadlines';
import { anAgreement, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';

const clock = fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
let id = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
  id = await anAgreement(cast).from(requestId).in('ACTIVE');
});

const finding = {
  severity: 'SERIOUS',
  finding: 'Two officers had no refresher training.',
  sectionId: '',
  text: 'Train both officers.',
  ownerSide: 'AGENCY',
  dueOn: '2026-12-15',
};
const inspection = {
  inspectedOn: '2026-11-24',
  scope: 'Training and supervision',
  summary: 'The work follows the agreement, except as found.',
  findings: [finding, { ...finding, severity: 'MINOR', finding: 'A poster is missing.', ownerSide: 'ICE' }],
};
const corrections = () =>
  db.correctiveAction.findMany({ where: { finding: { inspection: { agreementId: id } } }, orderBy: { id: 'asc' } });
const correctionOf = async (side: 'AGENCY' | 'ICE') => {
  const found = (await corrections()).find(({ ownerSide }) => ownerSide === side);
  if (!found) throw new Error('No correction.');
  return { correctionId: found.id };
};
const done = { report: 'Done on the 20th.', documentId: '' };
const waits = async (actor: Cast['oversight']) =>
  (await getDashboard(actor)).waiting.find((one) => one.id === id)?.todo ?? null;

test('oversight and headquarters inspect; the agency and the field do not, and nobody of another agency sees it', async () => {
  for (const actor of [cast.calder.officer, cast.calder.approver, cast.liaison, cast.supervisor, cast.legal]) {
    expect(await tryStep('record_inspection', id, actor, inspection)).toMatchObject({ why: 'not_yours' });
  }
  const record = (change: object) => tryStep('record_inspection', id, cast.oversight, { ...inspection, ...change });
  expect(await record({ inspectedOn: '2026-11-25' })).toMatchObject({ fields: { inspectedOn: [expect.any(String)] } });
  expect(await record({ inspectedOn: '2026-11-23' })).toMatchObject({ fields: { inspectedOn: [expect.any(String)] } });
  expect(await record({ findings: [{ ...finding, dueOn: '2026-11-23' }] })).toMatchObject({
    fields: { 'findings.0.dueOn': [expect.any(String)] },
  });
  const other = await anAgreement(cast).from(requestId).for('T19').in('DRAFT');
  const foreign = await db.agreementSection.findFirstOrThrow({ where: { agreementId: other } });
  expect(await record({ findings: [{ ...finding, sectionId: foreign.id }] })).toMatchObject({
    fields: { 'findings.0.sectionId': [expect.any(String)] },
  });
  expect(await record({ summary: 'About A 012 345 678.' })).toMatchObject({
    fields: { summary: [expect.any(String)] },
  });
  expect(await db.inspection.count()).toBe(0);
});

test('an inspection with findings opens the duty to answer it within 30 days, and costs points with the reason', async () => {
  const section = await db.agreementSection.findFirstOrThrow({ where: { agreementId: id, key: 'training' } });
  const findings = [{ ...finding, sectionId: section.id }, ...inspection.findings.slice(1)];
  await takeAgreement('record_inspection', id, cast.oversight, { ...inspection, findings });
  const duty = await db.obligation.findFirstOrThrow({ where: { agreementId: id, type: 'INSPECTION_RESPONSE' } });
  expect([duty.party, duty.state, duty.dueOn?.toISOString().slice(0, 10)]).toEqual(['AGENCY', 'OPEN', '2026-12-24']);
  const page = await getObligationsPage(cast.calder.officer, id);
  expect(page?.standing).toEqual({
    score: 93,
    reasons: [
      '5 points less. Serious finding of the inspection on Nov 24, 2026: Two officers had no refresher training.',
      '2 points less. Minor finding of the inspection on Nov 24, 2026: A poster is missing.',
    ],
  });
  const view = (await getOversightPage(cast.calder.officer, id))?.inspections.inspections[0];
  expect(view?.findings[0]?.section?.href).toBe(`/agreements/${id}/text#training`);
  expect(view?.findings.map(({ corrections: [one] }) => one?.mayReport)).toEqual([true, false]);
  // A duty that waited without a day takes it, instead of a second one beside it.
  const waiting = await db.obligation.create({
    data: { agreementId: id, type: 'INSPECTION_RESPONSE', party: 'AGENCY', description: 'Answer an inspection' },
  });
  await takeAgreement('record_inspection', id, cast.programManager, { ...inspection, findings: [finding] });
  expect((await db.obligation.findUniqueOrThrow({ where: { id: waiting.id } })).dueOn).not.toBeNull();
  expect(await db.obligation.count({ where: { agreementId: id, type: 'INSPECTION_RESPONSE' } })).toBe(2);
  await ownerDb.correctiveAction.deleteMany({
    where: { finding: { inspection: { recordedById: cast.programManager.id ?? '' } } },
  });
  await ownerDb.finding.deleteMany({ where: { inspection: { recordedById: cast.programManager.id ?? '' } } });
  await ownerDb.inspection.deleteMany({ where: { recordedById: cast.programManager.id ?? '' } });
});

test('an inspection that found nothing is closed at once', async () => {
  await takeAgreement('record_inspection', id, cast.oversight, { ...inspection, findings: [] });
  const rows = await db.inspection.findMany({ where: { agreementId: id }, orderBy: { id: 'asc' } });
  expect(rows.map(({ state }) => state)).toEqual(['OPEN', 'CLOSED']);
});

test('a side reports its own corrections, and whoever reported one does not verify it', async () => {
  const own = await correctionOf('AGENCY');
  const ice = await correctionOf('ICE');
  expect(await waits(cast.calder.officer)).toBe('Report a corrective action');
  expect(await waits(cast.oversight)).toBeNull();
  expect(await tryStep('report_correction', id, cast.calder.officer, { ...ice, ...done })).toMatchObject({ ok: false });
  expect(await tryStep('report_correction', id, cast.liaison, { ...own, ...done })).toMatchObject({ ok: false });
  expect(await tryStep('report_correction', id, cast.oversight, { ...own, ...done })).toMatchObject({
    why: 'not_yours',
  });
  await takeAgreement('report_correction', id, cast.calder.officer, { ...own, ...done });
  await takeAgreement('report_correction', id, cast.programManager, { ...ice, ...done });
  expect(await waits(cast.oversight)).toBe('Verify a corrective action');
  for (const actor of [cast.calder.officer, cast.liaison]) {
    expect(await tryStep('verify_correction', id, actor, own)).toMatchObject({ why: 'not_yours' });
  }
  expect(await tryStep('verify_correction', id, cast.programManager, ice)).toMatchObject({
    fields: { correctionId: ['Somebody else verifies what you reported as done.'] },
  });
  const verified = { state: 'VERIFIED' as const, verifiedById: cast.programManager.id, verifiedAt: testNow };
  await expect(db.correctiveAction.update({ where: { id: ice.correctionId }, data: verified })).rejects.toThrow(
    /correction_verified_by_another/u,
  );
});

test('a returned correction is open again; two verdicts at once give one; the inspection closes when all are verified', async () => {
  const own = await correctionOf('AGENCY');
  const ice = await correctionOf('ICE');
  await takeAgreement('return_correction', id, cast.oversight, { ...own, reason: 'Name the day of the course.' });
  expect((await getObligationsPage(cast.liaison, id))?.standing.reasons[0]).toMatch(/Correct: Train both.*returned/u);
  await takeAgreement('report_correction', id, cast.calder.approver, { ...own, ...done });
  const { id: inspectionId } = await db.inspection.findFirstOrThrow({ where: { agreementId: id, state: 'OPEN' } });
  const close = { inspectionId, note: 'All is well.' };
  expect(await tryStep('close_inspection', id, cast.oversight, close)).toMatchObject({ why: 'blocked' });
  const forced = { state: 'CLOSED' as const, closedById: cast.oversight.id, closedAt: testNow };
  await expect(db.inspection.update({ where: { id: inspectionId }, data: forced })).rejects.toThrow(/verified/u);
  const verdicts = await Promise.all([
    tryStep('verify_correction', id, cast.oversight, own),
    tryStep('return_correction', id, cast.programManager, { ...own, reason: 'No.' }),
  ]);
  expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1);
  if ((await corrections()).some(({ id: one, state }) => one === own.correctionId && state === 'OPEN')) {
    await takeAgreement('report_correction', id, cast.calder.approver, { ...own, ...done });
    await takeAgreement('verify_correction', id, cast.oversight, own);
  }
  await takeAgreement('verify_correction', id, cast.oversight, ice);
  const { id: findingId } = await db.finding.findFirstOrThrow({ where: { inspectionId } });
  const more = { findingId, text: 'Show the list of courses.', ownerSide: 'AGENCY', dueOn: '2026-12-01' };
  expect(await waits(cast.oversight)).toBe('Close an inspection');
  await takeAgreement('add_correction', id, cast.oversight, more);
  expect(await tryStep('close_inspection', id, cast.oversight, close)).toMatchObject({ why: 'blocked' });
  const added = (await corrections()).at(-1)?.id;
  await takeAgreement('report_correction', id, cast.calder.officer, { correctionId: added, ...done });
  await takeAgreement('verify_correction', id, cast.oversight, { correctionId: added });
  await takeAgreement('close_inspection', id, cast.oversight, close);
  expect((await getObligationsPage(cast.liaison, id))?.standing.reasons.join()).not.toContain('finding');
  expect(await tryStep('add_correction', id, cast.oversight, more)).toMatchObject({ why: 'blocked' });
});

test('a late correction is escalated with the duties, once at each distance', async () => {
  await takeAgreement('record_inspection', id, cast.oversight, { ...inspection, findings: [finding] });
  const told = async (moment: string) => {
    clock.moveTo(new Date(moment));
    const where = { agreementId: id, step: { startsWith: 'escalate_' } };
    const before = await db.statusEvent.count({ where });
    await takeDueSteps();
    await takeDueSteps();
    return (await db.statusEvent.count({ where })) - before;
  };
  // The duties of the agreement are left out of this.
  await db.obligation.updateMany({ where: { agreementId: id }, data: { dueOn: null } });
  try {
    expect(await told('2026-12-14T15:00:00Z')).toBe(0);
    expect(await told('2026-12-15T15:00:00Z')).toBe(1);
    expect(await told('2026-12-22T15:00:00Z')).toBe(1);
    expect(await told('2026-12-23T15:00:00Z')).toBe(0);
    expect((await getObligationsPage(cast.liaison, id))?.standing.reasons).toContainEqual(
      '10 points less. Correct: Train both officers: was due on Dec 15, 2026.',
    );
  } finally {
    clock.moveTo(testNow);
  }
});
