import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { getReviewPage } from '@/lib/server/agreements/review-queries';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import {
  anAgreement,
  approveLocally,
  settle,
  takeAgreement,
  tryStep,
  versionOf,
} from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';

fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
});

const note = { note: 'Read.' };
/** A delegating program: every review of ICE. */
const delegation = () => anAgreement(cast).from(requestId).for('287G_JEM');
const taskForce = () => anAgreement(cast).from(requestId);

const statusOf = async (id: string) => (await db.agreement.findUniqueOrThrow({ where: { id } })).status;
const sectionOf = (agreementId: string, key: string) =>
  db.agreementSection.findUniqueOrThrow({ where: { agreementId_key: { agreementId, key } } });
const save = async (id: string, key: string, body: string) =>
  takeAgreement('save_section', id, cast.liaison, { sectionId: (await sectionOf(id, key)).id, body });

/** The keys of the sections that are open in each review of the chain. */
const openIn = async (id: string) => {
  const sections = await db.agreementSection.findMany({ where: { agreementId: id } });
  const reviews = (await getReviewPage(cast.legal, id))?.reviews ?? [];
  return Object.fromEntries(
    reviews.map(({ kind, open }) => [kind, sections.filter(({ id: one }) => open.includes(one)).map(({ key }) => key)]),
  );
};

/** Raises flag S1 in the assessment of a request; returns its flags. */
const flag = async (id: string): Promise<string[]> => {
  const evaluation = await db.evaluation.findFirstOrThrow({ where: { requestId: id } });
  const result = JSON.parse(JSON.stringify(evaluation.result));
  result.flags = [...result.flags, { code: 'S1', text: 'An open decree.', questions: ['A9'], programs: [] }];
  await ownerDb.evaluation.update({ where: { id: evaluation.id }, data: { result } });
  return result.flags.map(({ code }: { code: string }) => code);
};

describe('the chain', () => {
  test('is closed to everybody who is no reviewer of it', async () => {
    const id = await delegation().in('LEGAL_REVIEW');
    const { calder, amity, liaison, administrator, supervisor, farLiaison } = cast;
    const steps = ['clear_text', 'clear_program_review', 'clear_civil_rights_review'] as const;
    for (const step of steps) {
      for (const actor of [calder.approver, calder.officer, calder.admin, liaison, administrator, supervisor]) {
        expect(await tryStep(step, id, actor, note), step).toMatchObject({ why: 'not_yours' });
      }
      for (const actor of [amity.approver, farLiaison]) {
        expect(await tryStep(step, id, actor, note), step).toMatchObject({ why: 'not_found' });
      }
    }
    // Each reviewer takes the own review alone.
    expect(await tryStep('clear_program_review', id, cast.legal, note)).toMatchObject({ why: 'not_yours' });
    expect(await tryStep('clear_text', id, cast.programManager, note)).toMatchObject({ why: 'not_yours' });
    expect(await tryStep('complete_review', id, cast.programManager)).toMatchObject({ why: 'not_yours' });
    expect(await db.textReview.count({ where: { agreementId: id } })).toBe(0);
  });

  test('is the legal office alone for a task force that the field approved', async () => {
    const id = await taskForce().in('LEGAL_REVIEW');
    expect(Object.keys(await openIn(id))).toEqual(['LEGAL']);
    expect(await tryStep('clear_program_review', id, cast.programManager, note)).toMatchObject({ why: 'blocked' });
    expect((await takeAgreement('clear_text', id, cast.legal, note)).status).toBe('LOCAL_APPROVAL');
  });

  test('of a delegation goes on once all have cleared, the civil rights review after the legal office', async () => {
    const id = await delegation().in('LEGAL_REVIEW');
    const early = await tryStep('clear_civil_rights_review', id, cast.oversight, note);
    expect(early).toMatchObject({ why: 'blocked', message: 'Wait until the legal office has cleared the text.' });
    expect((await takeAgreement('clear_program_review', id, cast.programManager, note)).status).toBe('LEGAL_REVIEW');
    expect((await takeAgreement('clear_text', id, cast.legal, note)).status).toBe('LEGAL_REVIEW');
    expect(await tryStep('clear_text', id, cast.legal, note)).toMatchObject({ why: 'blocked' });
    expect((await takeAgreement('clear_civil_rights_review', id, cast.oversight, note)).status).toBe('LOCAL_APPROVAL');
    const events = await db.statusEvent.findMany({ where: { agreementId: id }, orderBy: { createdAt: 'asc' } });
    expect(events.find(({ step }) => step === 'complete_review')).toMatchObject({ actorName: 'Portal' });
  });

  test('asks headquarters where it approved the request, and civil rights where an assessment raised flag S1', async () => {
    const decided = await aRequest(cast).in('APPROVED');
    const id = await anAgreement(cast).from(decided).in('LEGAL_REVIEW');
    await flag(decided);
    expect(Object.keys(await openIn(id))).toEqual(['LEGAL', 'CIVIL_RIGHTS']);
    const approval = await db.statusEvent.findFirstOrThrow({ where: { requestId: decided, step: 'approve_in_field' } });
    const { id: _id, ...same } = approval;
    await db.statusEvent.create({ data: { ...same, step: 'approve' } });
    expect(Object.keys(await openIn(id))).toEqual(['LEGAL', 'PROGRAM', 'CIVIL_RIGHTS']);
  });

  test('waits for every comment, and goes on when the last one is resolved', async () => {
    const id = await delegation().in('LEGAL_REVIEW');
    await takeAgreement('clear_program_review', id, cast.programManager, note);
    await takeAgreement('clear_text', id, cast.legal, note);
    const sectionId = (await sectionOf(id, 'media')).id;
    await takeAgreement('comment_on_section', id, cast.liaison, { sectionId, body: 'Who speaks?' });
    const blocked = await tryStep('clear_civil_rights_review', id, cast.oversight, note);
    expect(blocked).toMatchObject({ why: 'blocked', message: 'Resolve the open comment first.' });
    const { id: commentId } = await db.sectionComment.findFirstOrThrow({ where: { agreementId: id } });
    await takeAgreement('resolve_comment', id, cast.liaison, { commentId });
    expect((await takeAgreement('clear_civil_rights_review', id, cast.oversight, note)).status).toBe('LOCAL_APPROVAL');
  });
});

describe('a changed section', () => {
  test('opens only the reviews that read it, only for itself, and is cleared alone', async () => {
    const id = await delegation().in('LOCAL_APPROVAL');
    await approveLocally({ id, cast, own: cast.calder });
    await takeAgreement('open_signing', id, cast.calder.approver);
    await takeAgreement('recall_text', id, cast.liaison, { reason: 'Media and reports.' });
    expect(await openIn(id)).toEqual({ LEGAL: [], PROGRAM: [], CIVIL_RIGHTS: [] });
    // The media are no matter of the civil rights review; reports are read by all three.
    await save(id, 'media', 'Each side speaks for itself.');
    expect(await openIn(id)).toEqual({ LEGAL: ['media'], PROGRAM: ['media'], CIVIL_RIGHTS: [] });
    await save(id, 'reporting', 'The agency reports once a quarter.');
    expect((await openIn(id)).CIVIL_RIGHTS).toEqual(['reporting']);
    await settle({ id, cast, own: cast.calder });
    const task = (await getReviewPage(cast.oversight, id))?.task;
    expect(task?.open.map(({ key }) => key)).toEqual(['reporting']);
    expect(task?.open[0]?.before?.cleared).toBe(`${cast.oversight.name} on Nov 24, 2026`);
    expect(task?.open[0]?.before?.body).not.toBe(task?.open[0]?.body);
    await takeAgreement('clear_text', id, cast.legal, note);
    await takeAgreement('clear_program_review', id, cast.programManager, note);
    expect((await takeAgreement('clear_civil_rights_review', id, cast.oversight, note)).status).toBe('LOCAL_APPROVAL');
    const last = await db.textReview.findFirstOrThrow({
      where: { agreementId: id, kind: 'CIVIL_RIGHTS' },
      orderBy: { n: 'desc' },
      include: { sections: { include: { section: true } } },
    });
    expect(last.sections.map(({ section }) => section.key)).toEqual(['reporting']);
  });

  test('that is changed back is cleared still, so that the text passes the reviews unread', async () => {
    const id = await taskForce().in('SIGNING');
    await takeAgreement('recall_text', id, cast.liaison, { reason: 'The media clause.' });
    const { body } = await sectionOf(id, 'media');
    await save(id, 'media', 'Shorter.');
    expect(await openIn(id)).toEqual({ LEGAL: ['media'] });
    await save(id, 'media', body);
    expect(await openIn(id)).toEqual({ LEGAL: [] });
    await settle({ id, cast, own: cast.calder });
    expect(await statusOf(id)).toBe('LOCAL_APPROVAL');
  });

  test('is found however it came: by the terms, or by an accepted proposal', async () => {
    const id = await taskForce().in('SIGNING');
    await takeAgreement('recall_text', id, cast.liaison, { reason: 'Terms.' });
    const row = await db.agreement.findUniqueOrThrow({ where: { id } });
    const { objective, scope, agencyContact, iceContact } = row;
    const terms = { objective, scope, agencyContact, iceContact, maxAuthorizedOfficers: '4' };
    await takeAgreement('save_terms', id, cast.liaison, { ...terms, supervisorPosition: 'Desk officer' });
    expect((await openIn(id)).LEGAL).toContain('direction');
    const sectionId = (await sectionOf(id, 'media')).id;
    await takeAgreement('propose_section', id, cast.calder.officer, { sectionId, body: 'Ours.', reason: 'Shorter.' });
    const { id: proposalId } = await db.sectionProposal.findFirstOrThrow({ where: { agreementId: id } });
    await takeAgreement('accept_proposal', id, cast.liaison, { proposalId });
    expect((await openIn(id)).LEGAL).toContain('media');
  });
});

test('a review that is needed once the text has gone on blocks the signing, and is done where the agreement stands', async () => {
  const own = await aRequest(cast).in('APPROVED');
  const id = await anAgreement(cast).from(own).in('LOCAL_APPROVAL');
  await approveLocally({ id, cast, own: cast.calder });
  const raised = await flag(own);
  const blocked = await tryStep('open_signing', id, cast.calder.approver);
  expect(blocked).toMatchObject({
    message: 'The text as it reads now has to be cleared by: the civil rights reviewer.',
  });
  expect(raised).toContain('S1');
  expect((await takeAgreement('clear_civil_rights_review', id, cast.oversight, note)).status).toBe('LOCAL_APPROVAL');
  expect((await takeAgreement('open_signing', id, cast.calder.approver)).status).toBe('SIGNING');
});

describe('a reviewer', () => {
  test('clears some sections and leaves the others open, with remarks and the points that were looked at', async () => {
    const id = await taskForce().in('LEGAL_REVIEW');
    const [media, costs] = [(await sectionOf(id, 'media')).id, (await sectionOf(id, 'costs')).id];
    const chosen = { ...note, coverage: 'CHOSEN', points: ['authority', 'money'] };
    expect(await tryStep('clear_text', id, cast.legal, chosen)).toMatchObject({
      fields: { sections: ['Tick the sections that you clear.'] },
    });
    const beside = { ...chosen, sections: [media], remarks: [{ sectionId: costs, text: 'Look at this.' }] };
    expect(await tryStep('clear_text', id, cast.legal, beside)).toMatchObject({ why: 'invalid' });
    const remarks = [{ sectionId: media, text: 'Fine for a joint statement.' }];
    const first = await takeAgreement('clear_text', id, cast.legal, { ...chosen, sections: media, remarks });
    expect(first.status).toBe('LEGAL_REVIEW');
    expect((await openIn(id)).LEGAL).not.toContain('media');
    expect(await tryStep('clear_text', id, cast.legal, { ...chosen, sections: [media] })).toMatchObject({
      why: 'invalid',
    });
    const [review] = (await getReviewPage(cast.liaison, id))?.reviews ?? [];
    expect(review?.acts[0]?.said).toMatchObject({ note: 'Read.', remarks: [{ text: 'Fine for a joint statement.' }] });
    expect([review?.acts[0]?.said?.checked.length, review?.acts[0]?.said?.left.length]).toEqual([2, 3]);
    expect((await takeAgreement('clear_text', id, cast.legal, note)).status).toBe('LOCAL_APPROVAL');
  });

  test('clears what they saw: another version of the text is refused, another review in between is not', async () => {
    const id = await delegation().in('LEGAL_REVIEW');
    const seen = await versionOf(id);
    expect(await performAgreementStep('clear_text', id, cast.legal, note)).toMatchObject({ why: 'stale' });
    await takeAgreement('return_from_legal', id, cast.legal, note);
    await save(id, 'media', 'Other words.');
    await settle({ id, cast, own: cast.calder });
    const late = await performAgreementStep('clear_program_review', id, cast.programManager, {
      ...note,
      version: seen,
    });
    expect(late).toMatchObject({ ok: false, why: 'stale' });
    const now = await versionOf(id);
    await performAgreementStep('clear_text', id, cast.legal, { ...note, version: now });
    const beside = await performAgreementStep('clear_program_review', id, cast.programManager, {
      ...note,
      version: now,
    });
    expect(beside).toMatchObject({ ok: true });
  });

  test('who clears at the same moment as another of the office is told that it is done; one act is kept', async () => {
    const id = await delegation().in('LEGAL_REVIEW');
    const version = await versionOf(id);
    const both = await Promise.all(
      [cast.programManager, cast.otherProgramManager].map((who) =>
        performAgreementStep('clear_program_review', id, who, { ...note, version }),
      ),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await db.textReview.count({ where: { agreementId: id, kind: 'PROGRAM' } })).toBe(1);
  });

  test('returns the text for the sections named; both sides read why, and nobody else has to read again', async () => {
    const id = await delegation().in('LEGAL_REVIEW');
    await takeAgreement('clear_text', id, cast.legal, { note: 'Only for ICE.' });
    await takeAgreement('clear_program_review', id, cast.programManager, note);
    const sectionId = (await sectionOf(id, 'reporting')).id;
    const back = { note: 'Name the figures.', remarks: [{ sectionId, text: 'Which figures?' }] };
    // A program manager who has cleared everything has to say what has to change.
    expect(await tryStep('return_from_program_review', id, cast.programManager, note)).toMatchObject({
      why: 'invalid',
    });
    await takeAgreement('return_from_civil_rights_review', id, cast.oversight, back);
    expect(await statusOf(id)).toBe('NEGOTIATION');
    for (const actor of [cast.calder.officer, cast.liaison]) {
      const reviews = (await getReviewPage(actor, id))?.reviews ?? [];
      const [said] = reviews.find(({ kind }) => kind === 'CIVIL_RIGHTS')?.acts ?? [];
      expect(said?.said).toMatchObject({ note: 'Name the figures.', remarks: [{ text: 'Which figures?' }] });
    }
    const legal = (await getReviewPage(cast.calder.officer, id))?.reviews.find(({ kind }) => kind === 'LEGAL');
    expect(legal?.acts[0]?.said).toBeNull();
    const open = await openIn(id);
    expect([open.LEGAL, open.PROGRAM]).toEqual([[], []]);
    expect(open.CIVIL_RIGHTS).toContain('reporting');
  });

  test('who takes a clearing back reads those words again', async () => {
    const id = await delegation().in('LEGAL_REVIEW');
    await takeAgreement('clear_text', id, cast.legal, note);
    const sectionId = (await sectionOf(id, 'costs')).id;
    await takeAgreement('return_from_legal', id, cast.legal, {
      note: 'No.',
      remarks: [{ sectionId, text: 'Too much.' }],
    });
    expect((await openIn(id)).LEGAL).toEqual(['costs']);
  });
});

describe('the database', () => {
  test('keeps reviews as they were, numbered, and of the words that stand', async () => {
    const id = await taskForce().in('LOCAL_APPROVAL');
    const { id: reviewId, ...review } = await db.textReview.findFirstOrThrow({ where: { agreementId: id } });
    const change = (data: { note?: string; releasedAt?: Date }) =>
      db.textReview.update({ where: { id: reviewId }, data });
    await expect(change({ note: 'Other.' })).rejects.toThrow('never changed');
    await expect(change({ releasedAt: new Date() })).rejects.toThrow('only_counsel_is_held_back');
    await expect(ownerDb.textReview.delete({ where: { id: reviewId } })).rejects.toThrow();
    await expect(db.textReview.create({ data: { ...review, n: 3 } })).rejects.toThrow('follows');
    await expect(db.textReview.create({ data: review })).rejects.toThrow();
    const next = await db.textReview.create({ data: { ...review, n: 2 } });
    const { id: sectionId } = await sectionOf(id, 'media');
    const forged = { reviewId: next.id, sectionId, sha256: 'f'.repeat(64) };
    await expect(db.reviewedSection.create({ data: forged })).rejects.toThrow('covers the words');
    const other = await taskForce().in('DRAFT');
    const foreign = await sectionOf(other, 'media');
    const { sha256 } = await db.reviewedSection.findFirstOrThrow({ where: { sectionId } });
    const elsewhere = { reviewId: next.id, sectionId: foreign.id, sha256 };
    await expect(db.reviewedSection.create({ data: elsewhere })).rejects.toThrow('covers the words');
    await expect(ownerDb.reviewedSection.deleteMany({ where: { reviewId } })).rejects.toThrow('append only');
  });
});

const todoOf = async (actor: Actor, id: string) => {
  const page = await getAgreementPage(actor, id);
  return page?.waiting ? page.next.steps[0]?.step : null;
};

test('waits for each reviewer while it is their turn, and for nobody whose part is done', async () => {
  const id = await delegation().in('LEGAL_REVIEW');
  expect(await todoOf(cast.legal, id)).toBe('clear_text');
  expect(await todoOf(cast.programManager, id)).toBe('clear_program_review');
  expect(await todoOf(cast.oversight, id)).toBeNull();
  await takeAgreement('clear_text', id, cast.legal, note);
  expect(await todoOf(cast.legal, id)).toBeNull();
  expect(await todoOf(cast.oversight, id)).toBe('clear_civil_rights_review');
});
