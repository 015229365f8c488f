import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { addDaysOff } from '@/lib/server/agencies/days-off-commands';
import { daysOffPage } from '@/lib/server/agencies/days-off-queries';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { getTextChanges } from '@/lib/server/agreements/text-change-queries';
import { textChangesPaper } from '@/lib/server/agreements/text-changes-paper';
import { getAgreementText } from '@/lib/server/agreements/text-queries';
import { db } from '@/lib/server/db/client';
import { hasTool, onPdf } from '@/tests/server/signing/pdf-tools';
import { anAgreement, settle, takeAgreement, terms, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';

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

const sectionOf = (agreementId: string, key: string) =>
  db.agreementSection.findUniqueOrThrow({ where: { agreementId_key: { agreementId, key } } });

const save = async (agreementId: string, key: string, body: string, actor: Actor) =>
  tryStep('save_section', agreementId, actor, { sectionId: (await sectionOf(agreementId, key)).id, body });

describe('a section', () => {
  test('is not there for another agency, another office, or those who only read', async () => {
    const id = await inNegotiation();
    for (const actor of [cast.amity.approver, cast.farLiaison]) {
      expect(await save(id, 'media', 'Ours.', actor)).toMatchObject({ ok: false, why: 'not_found' });
    }
    for (const actor of [cast.oversight, cast.administrator, cast.legal, cast.calder.admin]) {
      expect(await save(id, 'media', 'Ours.', actor)).toMatchObject({ ok: false, why: 'not_yours' });
    }
    expect((await sectionOf(id, 'media')).source).toBe('TEMPLATE');
  });

  test('that is mandatory is refused with its reason and stays as it is', async () => {
    const id = await inNegotiation();
    const before = await sectionOf(id, 'civil-rights');
    const answer = await save(id, 'civil-rights', 'Shorter.', cast.calder.approver);
    expect(answer).toMatchObject({ ok: false, why: 'invalid', fields: { body: [before.lockReason] } });
    expect(before.lockReason).toContain('Civil rights law');
    expect(await sectionOf(id, 'civil-rights')).toEqual(before);
  });

  test('of another agreement cannot be changed through this one', async () => {
    const [id, other] = [await inNegotiation(), await inNegotiation()];
    const foreign = await sectionOf(other, 'media');
    const answer = await tryStep('save_section', id, cast.liaison, { sectionId: foreign.id, body: 'Changed.' });
    expect(answer).toMatchObject({ ok: false, why: 'invalid' });
    expect((await sectionOf(other, 'media')).body).toBe(foreign.body);
  });

  test('that was negotiated keeps its words when the terms change; the others follow the terms', async () => {
    const id = await inNegotiation();
    expect(await save(id, 'media', 'Both sides speak together.', cast.calder.officer)).toMatchObject({ ok: true });
    await takeAgreement('save_terms', id, cast.liaison, { ...terms, supervisorPosition: 'Desk officer' });
    expect(await sectionOf(id, 'media')).toMatchObject({ body: 'Both sides speak together.', source: 'NEGOTIATED' });
    expect((await sectionOf(id, 'direction')).body).toContain('The Desk officer directs');
  });
});

describe('the text', () => {
  test('is settled by each side for itself, and goes to the legal office once both have', async () => {
    const id = await inNegotiation();
    expect(await tryStep('settle_for_agency', id, cast.liaison)).toMatchObject({ why: 'not_yours' });
    expect(await tryStep('settle_for_ice', id, cast.calder.approver)).toMatchObject({ why: 'not_yours' });
    expect((await takeAgreement('settle_for_agency', id, cast.calder.approver)).status).toBe('NEGOTIATION');
    expect((await takeAgreement('settle_for_ice', id, cast.liaison)).status).toBe('LEGAL_REVIEW');
  });

  test('is not settled while a comment is open, nor any longer once it is changed', async () => {
    const id = await inNegotiation();
    const sectionId = (await sectionOf(id, 'media')).id;
    await takeAgreement('comment_on_section', id, cast.calder.officer, { sectionId, body: 'Who speaks first?' });
    const blocked = await tryStep('settle_for_agency', id, cast.calder.approver);
    expect(blocked).toMatchObject({ why: 'blocked', message: 'Resolve the open comment first.' });
    const { id: commentId } = await db.sectionComment.findFirstOrThrow({ where: { agreementId: id } });
    await takeAgreement('resolve_comment', id, cast.liaison, { commentId });
    await takeAgreement('settle_for_agency', id, cast.calder.approver);
    await save(id, 'media', 'Another text.', cast.liaison);
    const row = await db.agreement.findUniqueOrThrow({ where: { id } });
    expect([row.status, row.agencySettledAt]).toEqual(['NEGOTIATION', null]);
  });

  test('comes back from the legal office with a note, unsettled', async () => {
    const id = await inNegotiation();
    await settle({ id, cast, own: cast.calder });
    expect(await tryStep('return_from_legal', id, cast.liaison, { note: 'No.' })).toMatchObject({ why: 'not_yours' });
    await takeAgreement('return_from_legal', id, cast.legal, { note: 'Name the statute in section 2.' });
    const row = await db.agreement.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      status: 'NEGOTIATION',
      agencySettledAt: null,
      iceSettledAt: null,
      legalNote: 'Name the statute in section 2.',
    });
    const page = await getAgreementPage(cast.calder.approver, id);
    expect(page?.legalNote).toBe('Name the statute in section 2.');
  });
});

describe('the pen', () => {
  test('is with both until one hands the text over; then only the other writes, and both settle and comment', async () => {
    const id = await inNegotiation();
    expect((await getAgreementText(cast.liaison, id))?.pen).toBeNull();
    const past = await tryStep('hand_over_text', id, cast.liaison, { note: '', dueOn: '2026-11-24' });
    expect(past).toMatchObject({ ok: false, fields: { dueOn: [expect.stringContaining('after today')] } });
    await takeAgreement('hand_over_text', id, cast.liaison, { note: 'Look at section 9.', dueOn: '2026-12-01' });
    const seen = await getAgreementText(cast.calder.officer, id);
    expect(seen?.pen).toEqual({
      sentence:
        "Calder County Sheriff's Office has held the pen since Nov 24, 2026, and is asked to hand it back by Tue, Dec 1, 2026.",
      note: 'Look at section 9.',
    });
    expect([seen?.mayEdit, seen?.passOn?.step]).toEqual([true, 'hand_over_text']);
    const other = await getAgreementText(cast.liaison, id);
    expect([other?.mayEdit, other?.mayComment, other?.passOn]).toEqual([false, true, null]);
    for (const step of ['save_terms', 'hand_over_text', 'take_pen'] as const) {
      const input = step === 'save_terms' ? terms : {};
      expect(await tryStep(step, id, cast.liaison, input), step).toMatchObject({ ok: false, why: 'blocked' });
    }
    const written = await save(id, 'media', 'Ours.', cast.liaison);
    expect(written).toMatchObject({ ok: false, why: 'blocked', message: expect.stringContaining('holds the pen') });
    expect(await save(id, 'media', 'The agency speaks.', cast.calder.officer)).toMatchObject({ ok: true });
    await takeAgreement('hand_over_text', id, cast.calder.officer);
    expect(await save(id, 'media', 'Ours.', cast.calder.officer)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await save(id, 'media', 'Both speak.', cast.liaison)).toMatchObject({ ok: true });
  });

  test('is free for the other side after the day it was due, and for nobody earlier; legal review lays it down', async () => {
    const id = await inNegotiation();
    await takeAgreement('hand_over_text', id, cast.calder.officer, { note: '', dueOn: '2026-12-01' });
    clock.moveTo(new Date('2026-12-01T15:00:00.000Z'));
    const early = await tryStep('take_pen', id, cast.calder.approver);
    expect(early).toMatchObject({ why: 'blocked', message: expect.stringContaining('until Dec 1, 2026') });
    clock.moveTo(new Date('2026-12-02T15:00:00.000Z'));
    await takeAgreement('take_pen', id, cast.calder.approver);
    expect(await save(id, 'media', 'Ours.', cast.liaison)).toMatchObject({ why: 'blocked' });
    await settle({ id, cast, own: cast.calder });
    const row = await db.agreement.findUniqueOrThrow({ where: { id } });
    expect([row.status, row.penSide, row.penSince]).toEqual(['LEGAL_REVIEW', null, null]);
    clock.moveTo(testNow);
  });
});

describe('a proposal', () => {
  const propose = async (id: string, actor: Actor, body: string, key = 'media') => {
    const section = await sectionOf(id, key);
    return tryStep('propose_section', id, actor, { sectionId: section.id, body, reason: 'The charter asks for it.' });
  };
  const openOne = (agreementId: string) =>
    db.sectionProposal.findFirstOrThrow({ where: { agreementId, state: 'OPEN' } });

  test('changes nothing until the other side accepts it, and holds the text open meanwhile', async () => {
    const id = await inNegotiation();
    const before = await sectionOf(id, 'media');
    for (const actor of [cast.oversight, cast.administrator, cast.calder.admin]) {
      expect(await propose(id, actor, 'Ours.')).toMatchObject({ ok: false, why: 'not_yours' });
    }
    expect(await propose(id, cast.amity.approver, 'Ours.')).toMatchObject({ ok: false, why: 'not_found' });
    // Without the pen: proposing is what the other side has left.
    await takeAgreement('hand_over_text', id, cast.calder.officer);
    await takeAgreement('settle_for_ice', id, cast.liaison);
    expect(await propose(id, cast.calder.officer, 'The agency speaks first.')).toMatchObject({ ok: true });
    expect(await sectionOf(id, 'media')).toEqual(before);
    const { id: proposalId } = await openOne(id);
    const seen = await getAgreementText(cast.liaison, id);
    expect(seen).toMatchObject({ openProposals: 1, settled: { agency: false, ice: false } });
    expect(seen?.sections.find(({ key }) => key === 'media')?.proposals).toMatchObject([
      { state: 'OPEN', reason: 'The charter asks for it.', outdated: false, mayAnswer: true, mayWithdraw: false },
    ]);
    expect(await tryStep('settle_for_ice', id, cast.liaison)).toMatchObject({
      why: 'blocked',
      message: expect.stringContaining('open proposal first'),
    });
    for (const step of ['accept_proposal', 'reject_proposal'] as const) {
      const own = await tryStep(step, id, cast.calder.approver, { proposalId, answer: 'No.' });
      expect(own, step).toMatchObject({ ok: false, why: 'blocked' });
    }
    await takeAgreement('accept_proposal', id, cast.liaison, { proposalId });
    expect(await sectionOf(id, 'media')).toMatchObject({ body: 'The agency speaks first.', source: 'NEGOTIATED' });
    const changes = await getTextChanges(cast.calder.officer, id, {});
    expect(changes?.changes.find(({ key }) => key === 'media')?.by).toContain(cast.calder.officer.name);
    expect(await tryStep('accept_proposal', id, cast.liaison, { proposalId })).toMatchObject({ ok: false });
    expect(await tryStep('settle_for_ice', id, cast.liaison)).toMatchObject({ ok: true });
  });

  test('is refused for a mandatory clause, without a change, and twice for one section', async () => {
    const id = await inNegotiation();
    const [locked, media] = [await sectionOf(id, 'civil-rights'), await sectionOf(id, 'media')];
    const refused = (body: string) => ({ ok: false, why: 'invalid', fields: { body: [body] } });
    expect(await propose(id, cast.liaison, 'Shorter.', 'civil-rights')).toMatchObject(refused(locked.lockReason));
    expect(await propose(id, cast.liaison, media.body)).toMatchObject({ ok: false, why: 'invalid' });
    expect(await propose(id, cast.liaison, 'ICE speaks.')).toMatchObject({ ok: true });
    expect(await propose(id, cast.programManager, 'Nobody speaks.')).toMatchObject({ ok: false, why: 'invalid' });
    expect(await propose(id, cast.calder.officer, 'The agency speaks.')).toMatchObject({ ok: true });
    expect(await db.sectionProposal.count({ where: { agreementId: id } })).toBe(2);
  });

  test('for a wording that has changed since cannot be accepted; it is rejected with a word, or withdrawn', async () => {
    const id = await inNegotiation();
    await propose(id, cast.calder.officer, 'The agency speaks.');
    await propose(id, cast.liaison, 'ICE speaks.');
    expect(await save(id, 'media', 'Both speak.', cast.liaison)).toMatchObject({ ok: true });
    const ofAgency = await db.sectionProposal.findFirstOrThrow({ where: { agreementId: id, side: 'AGENCY' } });
    const ofIce = await db.sectionProposal.findFirstOrThrow({ where: { agreementId: id, side: 'ICE' } });
    const late = await tryStep('accept_proposal', id, cast.liaison, { proposalId: ofAgency.id });
    expect(late).toMatchObject({
      fields: { proposalId: [expect.stringContaining('changed after this was proposed')] },
    });
    expect((await sectionOf(id, 'media')).body).toBe('Both speak.');
    expect(await tryStep('reject_proposal', id, cast.liaison, { proposalId: ofAgency.id, answer: '' })).toMatchObject({
      fields: { answer: expect.anything() },
    });
    await takeAgreement('reject_proposal', id, cast.liaison, { proposalId: ofAgency.id, answer: 'Both, please.' });
    const foreign = await tryStep('withdraw_proposal', id, cast.liaison, { proposalId: ofAgency.id });
    expect(foreign).toMatchObject({ ok: false });
    await takeAgreement('withdraw_proposal', id, cast.programManager, { proposalId: ofIce.id });
    const view = await getAgreementText(cast.calder.officer, id);
    const told = view?.sections.find(({ key }) => key === 'media')?.proposals ?? [];
    expect(told.map(({ state, answered }) => [state, answered?.text])).toEqual([
      ['WITHDRAWN', ''],
      ['REJECTED', 'Both, please.'],
    ]);
    const where = { id: ofAgency.id };
    await expect(db.sectionProposal.update({ where, data: { state: 'OPEN' } })).rejects.toThrow('answered once');
  });
});

describe('the changes of the text', () => {
  test('stand word by word between any two versions, with who made them; the same for both sides, nothing for others', async () => {
    const id = await inNegotiation();
    const drafted = (await sectionOf(id, 'media')).body;
    const first = await getTextChanges(cast.liaison, id, {});
    expect(await save(id, 'media', `Both sides agree. ${drafted}`, cast.calder.officer)).toMatchObject({ ok: true });
    expect(await save(id, 'media', `Both sides consent. ${drafted}`, cast.liaison)).toMatchObject({ ok: true });
    await takeAgreement('save_terms', id, cast.liaison, { ...terms, supervisorPosition: 'Desk officer' });

    const all = await getTextChanges(cast.calder.officer, id, {});
    const before = first?.versions.length ?? 0;
    expect(all?.versions).toHaveLength(before + 3);
    expect(all?.versions.at(-2)?.label).toMatch(/: Section \d+ changed by .+, Nov 24, 2026/u);
    expect(all?.versions.at(-1)?.label).toMatch(/filled in from the terms, /u);
    expect(all?.changes.map(({ key }) => key)).toEqual(expect.arrayContaining(['media', 'direction']));
    expect(await getTextChanges(cast.liaison, id, {})).toMatchObject({ changes: all?.changes });

    const last = await getTextChanges(cast.calder.officer, id, { from: before + 1, to: before + 2 });
    expect(last?.changes.map(({ key }) => key)).toEqual(['media']);
    const words = last?.changes[0]?.parts.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text]);
    expect(words).toEqual([
      ['removed', 'agree'],
      ['added', 'consent'],
    ]);
    expect(last?.words).toEqual({ added: 1, removed: 1 });

    expect((await getTextChanges(cast.liaison, id, { from: 2, to: 2 }))?.changes).toEqual([]);
    expect(await getTextChanges(cast.liaison, id, { from: 1, to: before + 4 })).toBeNull();
    for (const actor of [cast.amity.approver, cast.farLiaison]) expect(await getTextChanges(actor, id, {})).toBeNull();

    for (const actor of [cast.amity.approver, cast.farLiaison])
      expect(await textChangesPaper(actor, id, {})).toBeNull();
    const paper = await textChangesPaper(cast.calder.officer, id, { from: before + 1, to: before + 2 });
    expect(paper?.filename).toMatch(/^Changes-AGR-2026-\d{6}-\d+-\d+\.pdf$/u);
    if (!paper || !hasTool('pdfinfo')) return;
    const written = Buffer.from(paper.bytes).toString('latin1');
    expect(written).toMatch(/ActualText \( removed: agree \)[\s\S]+ActualText \( added: consent \)/u);
    const spoken = onPdf(paper.bytes, 'pdfinfo', ['-struct-text']).replaceAll(/\s+/gu, ' ');
    expect(spoken).toMatch(/H2 \(block\) "\d+\. [^"]*media/iu);
    expect(spoken).toMatch(/P \(block\) Span \(inline\) "Both sides " Span \(inline\) "agree"/u);
  });

  test('are written by the database itself, once and for all', async () => {
    const id = await inNegotiation();
    const section = await sectionOf(id, 'media');
    await db.agreementSection.update({ where: { id: section.id }, data: { body: 'Past every step.' } });
    const [latest] = await db.sectionRevision.findMany({ where: { sectionId: section.id }, orderBy: { id: 'desc' } });
    expect(latest?.body).toBe('Past every step.');
    const where = { id: latest?.id ?? '' };
    await expect(ownerDb.sectionRevision.update({ where, data: { body: 'Other.' } })).rejects.toThrow('append only');
    await expect(ownerDb.sectionRevision.delete({ where })).rejects.toThrow('append only');
  });
});

test('what days off move is shown before they are saved, and then the pen rests for longer', async () => {
  clock.moveTo(testNow);
  const id = await inNegotiation();
  await takeAgreement('hand_over_text', id, cast.liaison, { note: '', dueOn: '' });
  const { admin } = cast.calder;
  const asked = { name: 'Founders’ Day', from: '2026-12-01', to: '2026-12-01' };
  const page = await daysOffPage(admin, { ...asked, remove: null });
  expect(page?.adding?.moved).toContainEqual(
    expect.objectContaining({ key: id, before: 'Wed, Dec 9, 2026', after: 'Thu, Dec 10, 2026' }),
  );
  expect((await addDaysOff(admin, asked)).ok).toBe(true);
  clock.moveTo(new Date('2026-12-10T15:00:00.000Z'));
  const answer = await tryStep('take_pen', id, cast.liaison);
  expect(JSON.stringify(answer)).toContain('until Dec 10, 2026, not counting Founders’ Day (Dec 1, 2026).');
  expect((await getAgreementPage(cast.calder.officer, id))?.explained?.who).toContain('not counting Founders’ Day');
  clock.moveTo(testNow);
});
