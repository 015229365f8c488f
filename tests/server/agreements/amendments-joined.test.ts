import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { getJoinPage } from '@/lib/server/agreements/join-queries';
import { getTextChanges } from '@/lib/server/agreements/text-change-queries';
import { textInForce } from '@/lib/server/agreements/text-in-force';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { anAgreement, takeAgreement, tryStep, versionOf } from '@/tests/support/agreement-cases';
import { begin, readyToSign, rewrite, sealIt, signIt, wishes } from '@/tests/support/amendment-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
let id = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
});
beforeEach(async () => {
  id = await anAgreement(cast).from(requestId).in('ACTIVE');
});

const read = (one: string) => db.agreement.findUniqueOrThrow({ where: { id: one } });
const bodyOf = async (agreementId: string, key: string) =>
  (await db.agreementSection.findFirstOrThrow({ where: { agreementId, key } })).body;

const press = 'Both sides speak to the press together.';
const quiet = 'Nobody speaks to the press.';

/** Two amendments of one text that both change the media clause; the first becomes part of the agreement. */
const overtaken = async () => {
  const late = await begin(id, cast.liaison, wishes.MODIFY);
  await takeAgreement('open_negotiation', late, cast.liaison);
  await rewrite(late, cast.calder.officer, 'media', quiet);
  const first = await begin(id, cast.liaison, wishes.MODIFY);
  await rewrite(first, cast.liaison, 'media', press);
  await rewrite(first, cast.liaison, 'training', 'Both sides train together twice a year.');
  await takeAgreement('save_terms', first, cast.liaison, {
    ...(await termsOf(first)),
    agencyContact: 'Lt. Jo Lind, 555-0179',
  });
  await readyToSign(first, cast);
  await signIt(first, cast);
  return { late, first };
};

const termsOf = async (one: string) => {
  const { objective, scope, supervisorPosition, agencyContact, iceContact, maxAuthorizedOfficers } = await read(one);
  const cap = String(maxAuthorizedOfficers);
  return { objective, scope, supervisorPosition, agencyContact, iceContact, maxAuthorizedOfficers: cap };
};

test('an amendment that was overtaken says so, cannot be settled or signed, and shows both wordings', async () => {
  const { late, first } = await overtaken();
  expect(await read(late)).toMatchObject({ status: 'NEGOTIATION', basedOnId: id, agencySettledAt: null });
  const told = await db.statusEvent.count({ where: { agreementId: late, step: 'note_behind' } });
  expect(told).toBe(1);
  expect(await tryStep('settle_for_agency', late, cast.calder.approver)).toMatchObject({
    reasons: [expect.stringContaining('Join this text to it first')],
  });
  const page = await getJoinPage(cast.liaison, late);
  expect(page).toMatchObject({
    onto: first,
    since: [expect.stringMatching(/^Amendment 2: change of the text \(AGR-/u)],
    terms: [],
  });
  expect(page?.sections.map(({ key }) => key)).toEqual(['media']);
  expect(page?.sections[0]?.theirs.some(({ kind, text }) => kind === 'added' && text.includes('press'))).toBe(true);
  expect(page?.followed.join()).toContain('training'.replace('t', 'T'));
  expect(await getJoinPage(cast.amity.approver, late)).toBeNull();
  expect(await getJoinPage(cast.liaison, first)).toBeNull();
});

test('joined, it builds on the text in force, keeps what was decided, and its own marks are against the new base', async () => {
  const { late, first } = await overtaken();
  const join = (who = cast.liaison, input: Record<string, unknown> = {}) =>
    tryStep('rebase_amendment', late, who, { onto: first, ...input });
  expect(await join(cast.calder.officer)).toMatchObject({ why: 'not_yours' });
  expect(await join(cast.amity.approver)).toMatchObject({ why: 'not_found' });
  expect(await join()).toMatchObject({ fields: { 'sections.0.take': ['Choose one of the wordings.'] } });
  expect(await join(cast.liaison, { sections: [{ key: 'media', take: 'JOINED', body: '' }] })).toMatchObject({
    fields: { 'sections.0.body': [expect.anything()] },
  });
  const stale = await tryStep('rebase_amendment', late, cast.liaison, {
    onto: id,
    sections: [{ key: 'media', take: 'OURS' }],
  });
  expect(stale).toMatchObject({ why: 'blocked', message: expect.stringContaining('changed once more') });
  const joined = `${press} ${quiet}`;
  await takeAgreement('rebase_amendment', late, cast.calder.approver, {
    onto: first,
    sections: [{ key: 'media', take: 'JOINED', body: joined }],
  });
  expect(await read(late)).toMatchObject({ basedOnId: first, agencyContact: 'Lt. Jo Lind, 555-0179' });
  expect(await bodyOf(late, 'media')).toBe(joined);
  expect(await bodyOf(late, 'training')).toBe('Both sides train together twice a year.');
  expect(await bodyOf(late, 'contacts')).toContain('Lt. Jo Lind');
  const changes = await getTextChanges(cast.liaison, late, {});
  expect(changes?.changes.map(({ key }) => key)).toEqual(['media']);
  expect(changes?.from.label).toContain((await read(first)).number);
  await readyToSign(late, cast);
  await signIt(late, cast);
  const now = await textInForce(db, id);
  expect(now.sourceId).toBe(late);
  expect(now.sections.find(({ key }) => key === 'media')?.body).toBe(joined);
  expect(now.terms.agencyContact).toBe('Lt. Jo Lind, 555-0179');
});

test('two extensions: the later one keeps its day, and one that is not later any more has to be set anew', async () => {
  const early = await begin(id, cast.liaison, { ...wishes.EXTEND, newEndOn: '2030-01-31' });
  const later = await begin(id, cast.liaison, wishes.EXTEND);
  await readyToSign(early, cast);
  await readyToSign(later, cast);
  expect((await read(early)).status).toBe('LOCAL_APPROVAL');
  await signIt(later, cast);
  expect(await read(early)).toMatchObject({ status: 'NEGOTIATION', agencySettledAt: null, iceSettledAt: null });
  expect((await getJoinPage(cast.liaison, early))?.terms).toMatchObject([
    { key: 'endOn', base: 'Nov 24, 2028', theirs: 'Jun 30, 2031', ours: 'Jan 31, 2030' },
  ]);
  await takeAgreement('rebase_amendment', early, cast.liaison, {
    onto: later,
    terms: [{ key: 'endOn', take: 'OURS' }],
  });
  expect(await tryStep('settle_for_ice', early, cast.liaison)).toMatchObject({
    reasons: ['Set an end date after Jun 30, 2031, the present one.'],
  });
  await takeAgreement('save_amendment', early, cast.liaison, { newEndOn: '2032-01-31' });
  expect(await bodyOf(early, 'termination')).toMatch(/^This agreement lasts until Jan 31, 2032\./u);
  await readyToSign(early, cast);
  await signIt(early, cast);
  expect((await read(id)).expiresOn).toEqual(new Date('2032-01-31'));
});

test('two that open the signing at the same moment: one does, the other is told why not', async () => {
  const [a, b] = [
    await begin(id, cast.liaison, wishes.CHANGE_CONTACT),
    await begin(id, cast.liaison, wishes.CHANGE_CAP),
  ];
  await readyToSign(a, cast);
  await readyToSign(b, cast);
  const versions = [await versionOf(a), await versionOf(b)];
  const answers = await Promise.all(
    [a, b].map((one, at) => performAgreementStep('open_signing', one, cast.calder.approver, { version: versions[at] })),
  );
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const [loser, winner] = answers[0]?.ok ? [b, a] : [a, b];
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: 'blocked' });
  expect(await tryStep('open_signing', loser, cast.calder.approver)).toMatchObject({
    reasons: [expect.stringContaining('is being signed')],
  });
  // The database holds the same by itself.
  await expect(
    db.agreement.update({
      where: { id: loser },
      data: { status: 'SIGNING', frozenVersionId: (await read(winner)).frozenVersionId },
    }),
  ).rejects.toThrow(/unique/iu);
});

test('two are never part of one text, and a seal that is made twice applies once', async () => {
  const [a, b] = [
    await begin(id, cast.liaison, wishes.CHANGE_CONTACT),
    await begin(id, cast.liaison, wishes.CHANGE_CAP),
  ];
  await readyToSign(a, cast);
  await signIt(a, cast);
  await Promise.all([sealIt(a), sealIt(a)]);
  expect(await db.statusEvent.count({ where: { agreementId: id, step: 'take_over_amendment' } })).toBe(1);
  const day = new Date('2026-11-24');
  const document = {
    agreementId: b,
    kind: 'SEALED_AGREEMENT',
    filename: 'b.pdf',
    contentType: 'application/pdf',
  } as const;
  const file = { byteLength: 1, sha256: 'b'.repeat(64) };
  const [sealed, frozen] = [
    await db.document.create({ data: { ...document, ...file } }),
    await db.document.create({ data: { ...document, ...file, kind: 'FROZEN_TEXT' } }),
  ];
  const version = await db.agreementVersion.create({
    data: { agreementId: b, n: 1, ...file, documentId: frozen.id, content: {} },
  });
  const applied = {
    ...({ status: 'APPLIED', executedOn: day, effectiveOn: day, sealLevel: 'B_B' } as const),
    ...{ sealedDocumentId: sealed.id, frozenVersionId: version.id, sealedAt: day },
  };
  await expect(db.agreement.update({ where: { id: b }, data: applied })).rejects.toThrow(/unique/iu);
  await expect(
    db.agreement.update({ where: { id: a }, data: { agencyContact: 'Somebody else, 555-0199' } }),
  ).rejects.toThrow(/open only in its draft/u);
  await expect(db.agreement.update({ where: { id: b }, data: { basedOnId: b } })).rejects.toThrow();
  await expect(
    db.agreementSection.updateMany({ where: { agreementId: a, key: 'contacts' }, data: { body: 'Other.' } }),
  ).rejects.toThrow(/not open for editing/u);
});

test('an amendment ends with its agreement, also one that everybody is signing', async () => {
  const open = await begin(id, cast.liaison, wishes.MODIFY);
  const signing = await begin(id, cast.liaison, wishes.CHANGE_CONTACT);
  await readyToSign(signing, cast);
  await takeAgreement('open_signing', signing, cast.calder.approver);
  await takeAgreement('give_notice', id, cast.calder.approver, {
    ...{ mode: 'CERTIFIED_MAIL', ground: 'RESOURCES', reason: 'Priorities have changed.' },
    ...{ receivedOn: '2026-11-24', endsOn: '2026-12-24' },
  });
  expect(await tryStep('begin_amendment', id, cast.liaison, wishes.EXTEND)).toMatchObject({ why: 'blocked' });
  vi.setSystemTime(new Date('2026-12-24T17:00:00.000Z'));
  try {
    expect(await tryStep('open_signing', open, cast.calder.approver)).toMatchObject({ ok: false });
    await takeAgreement('terminate', id, systemActor);
  } finally {
    vi.setSystemTime(new Date('2026-11-24T15:00:00.000Z'));
  }
  for (const one of [open, signing]) {
    expect(await read(one)).toMatchObject({
      status: 'VOID',
      endReason: 'WITHDRAWN_BEFORE_EFFECT',
      frozenVersionId: null,
    });
    expect(await db.signature.count({ where: { agreementId: one, status: 'PENDING' } })).toBe(0);
  }
});
