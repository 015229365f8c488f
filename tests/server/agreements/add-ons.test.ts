import { beforeAll, expect, test, vi } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { db } from '@/lib/server/db/client';
import { registerEntry } from '@/lib/server/register/register-entry';
import { templateDay, templateInForce } from '@/lib/server/templates/stored-templates';
import { anAgreement, takeAgreement, tryStep, walkOn } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

const clock = fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const wish = { addOn: 'REIMBURSEMENT' };

let cast: Cast;
let requestId = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
});

const read = (id: string) => db.agreement.findUniqueOrThrow({ where: { id } });
const executed = () => anAgreement(cast).from(requestId).in('EXECUTED');
const walkOf = (id: string) => ({ id, cast, own: cast.calder });

const begun = async (joinsId: string): Promise<string> => {
  await takeAgreement('begin_add_on', joinsId, cast.liaison, wish);
  return (await db.agreement.findFirstOrThrow({ where: { joinsId }, orderBy: { id: 'desc' } })).id;
};

test('nobody begins an add-on but those who run the agreement, and only on one that is signed and has a place for it', async () => {
  const id = await executed();
  for (const who of [cast.calder.officer, cast.calder.approver, cast.legal, cast.signer, cast.supervisor]) {
    expect(await tryStep('begin_add_on', id, who, wish)).toMatchObject({ why: 'not_yours' });
  }
  expect(await tryStep('begin_add_on', id, cast.amity.approver, wish)).toMatchObject({ why: 'not_found' });
  expect(await tryStep('begin_add_on', id, cast.liaison, { addOn: 'T19' })).toMatchObject({ why: 'invalid' });
  const draft = await anAgreement(cast).from(requestId).in('DRAFT');
  expect(await tryStep('begin_add_on', draft, cast.liaison, wish)).toMatchObject({ why: 'wrong_state' });
  const other = await anAgreement(cast).from(requestId).for('AFES').in('EXECUTED');
  expect(await tryStep('begin_add_on', other, cast.liaison, wish)).toMatchObject({
    why: 'blocked',
    message: expect.stringContaining('No add-on goes with agreements of this program'),
  });
  expect(await db.agreement.count({ where: { joinsId: { not: null } } })).toBe(0);
});

test('of two who begin one at once, one does; an add-on has none of its own, and another follows once it is set aside', async () => {
  const id = await executed();
  const answers = await Promise.all([
    tryStep('begin_add_on', id, cast.liaison, wish),
    tryStep('begin_add_on', id, cast.programManager, wish),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const [addOn, ...others] = await db.agreement.findMany({ where: { joinsId: id } });
  expect(others).toEqual([]);
  if (!addOn) throw new Error('There is no add-on.');
  expect(await tryStep('begin_add_on', id, cast.programManager, wish)).toMatchObject({ why: 'blocked' });
  const { id: _, number: __, baseTerms: ___, ...columns } = addOn;
  const twin = { ...columns, number: 'AGR-2026-999999' };
  await expect(db.agreement.create({ data: twin })).rejects.toThrow('one_add_on_of_a_template');
  const onTop = { ...twin, joinsId: addOn.id };
  await expect(db.agreement.create({ data: onTop })).rejects.toThrow('no add-on or amendment');
  await takeAgreement('void', addOn.id, cast.programManager, { reason: 'Not this year.' });
  expect(await begun(id)).not.toBe(addOn.id);
});

test('it is drafted from its own template, which no program is ever given, and is signed, counted and shown by itself', async () => {
  const id = await executed();
  const joined = await read(id);
  const addOn = await begun(id);
  const row = await read(addOn);
  expect(row).toMatchObject({
    status: 'DRAFT',
    programCode: joined.programCode,
    requestId,
    templateKey: 'REIMBURSEMENT',
    title: 'Memorandum on the reimbursement of joint operations',
    scope: joined.scope,
  });
  expect(row.number).toMatch(/^AGR-\d{4}-\d{6}$/u);
  expect((await templateInForce('OCS', templateDay(), { type: 'SHERIFF', stateCode: 'ZZ' }))?.key).not.toBe(
    'REIMBURSEMENT',
  );
  const claims = await db.agreementSection.findFirstOrThrow({ where: { agreementId: addOn, key: 'claims' } });
  await walkOn(walkOf(id), 'EXECUTED', 'ACTIVE');
  await walkOn(walkOf(addOn), 'DRAFT', 'ACTIVE');
  expect(await tryStep('begin_add_on', addOn, cast.liaison, wish)).toMatchObject({ why: 'blocked' });
  const duties = await db.obligation.findMany({ where: { agreementId: addOn }, orderBy: { id: 'asc' } });
  expect(duties.filter(({ type }) => type === 'EXPENSE_CLAIM')).toMatchObject([
    { everyMonths: 1, sectionId: claims.id, party: 'AGENCY' },
  ]);
  expect(duties.map(({ type }) => type)).not.toContain('RENEWAL_DECISION');
  expect((await db.checklistItem.findMany({ where: { agreementId: addOn } })).map(({ key }) => key)).toEqual([
    'finance-contact',
    'in-plan',
  ]);
  expect(await getAgreementPage(cast.liaison, id, null)).toMatchObject({
    addOns: [{ number: row.number, title: row.title, status: { label: 'In force' } }],
  });
  expect((await getAgreementPage(cast.liaison, addOn, null))?.related).toContainEqual({
    label: 'Joins agreement',
    number: joined.number,
    href: expect.stringContaining(id),
  });
  expect(await registerEntry(joined.number)).toMatchObject({ addOns: [row.number], joins: null });
  expect(await registerEntry(row.number)).toMatchObject({ addOns: [], joins: joined.number });
});

test('signing waits while the agreement it joins does not stand, and what is not signed is set aside with that', async () => {
  const id = await anAgreement(cast).from(requestId).in('ACTIVE');
  const addOn = await begun(id);
  await walkOn(walkOf(addOn), 'DRAFT', 'LOCAL_APPROVAL');
  await takeAgreement('save_local_approval', addOn, cast.calder.approver, {
    required: 'NO',
    legalCitation: 'County charter, section 4.2',
    bodyName: '',
    meetingOn: '',
    resolutionNumber: '',
    result: 'PENDING',
    documentId: '',
  });
  const { expiresOn } = await read(id);
  await db.agreement.update({ where: { id }, data: { expiresOn: new Date('2026-11-25'), status: 'EXPIRING' } });
  clock.moveTo(new Date('2026-11-26T15:00:00.000Z'));
  expect(await tryStep('open_signing', addOn, cast.calder.approver)).toMatchObject({
    why: 'blocked',
    message: expect.stringContaining('does not stand any more'),
  });
  expect(await tryStep('set_add_on_aside', addOn, systemActor)).toMatchObject({ why: 'blocked' });
  await takeAgreement('expire', id, systemActor);
  expect(await read(addOn)).toMatchObject({
    status: 'VOID',
    endReason: 'EXPIRED',
    endedOn: new Date('2026-11-25'),
  });
  expect(expiresOn).not.toBeNull();
  expect(await db.signature.count({ where: { agreementId: addOn, status: 'PENDING' } })).toBe(0);
});

test('one in force ends on the day and for the reason of the agreement it joins, one merely executed is set aside', async () => {
  clock.moveTo(new Date('2026-11-26T16:00:00.000Z'));
  for (const station of ['ACTIVE', 'EXECUTED'] as const) {
    const id = await anAgreement(cast).from(requestId).in('ACTIVE');
    const addOn = await begun(id);
    await walkOn(walkOf(addOn), 'DRAFT', station);
    await takeAgreement('give_notice', id, cast.calder.approver, {
      mode: 'CERTIFIED_MAIL',
      ground: 'RESOURCES',
      reason: 'Priorities have changed.',
      receivedOn: '2026-11-26',
      endsOn: '2026-12-26',
    });
    clock.moveTo(new Date('2026-12-27T15:00:00.000Z'));
    expect(await tryStep('end_add_on', addOn, systemActor)).toMatchObject({ ok: false });
    await takeAgreement('terminate', id, systemActor);
    const { endedOn, endReason } = await read(id);
    expect(endReason).toBe('TERMINATED_BY_AGENCY');
    expect(await read(addOn)).toMatchObject({
      status: station === 'ACTIVE' ? 'EXPIRED' : 'VOID',
      endedOn,
      endReason,
    });
    clock.moveTo(new Date('2026-11-26T16:00:00.000Z'));
  }
});
