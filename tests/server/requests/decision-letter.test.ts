import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { decide } from '@/lib/domain/workflow/decide';
import { agreementNoun } from '@/lib/server/agreements/agreement-noun';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { findReadableDocument } from '@/lib/server/files/document-queries';
import { portalFiles } from '@/lib/server/files/portal-files';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { letterView } from '@/lib/server/requests/letter-queries';
import { columnText, folded, onPdf } from '@/tests/server/signing/pdf-tools';
import { tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';
import { declareNone } from '@/tests/support/walk-assessment';

// An approval with conditions that hold the signature, and the letters about decisions: prepared, released, superseded.

const clock = fixedClock();

let cast: Cast;
let id: string;

const attempt = async (step: Parameters<typeof performRequestStep>[0], actor: Actor, input: object = {}) => {
  const { version } = await db.request.findUniqueOrThrow({ where: { id } });
  const answer = await performRequestStep(step, id, actor, { ...input, version });
  return answer.ok ? 'done' : `${answer.why}: ${answer.message} ${JSON.stringify(answer.fields ?? {})}`;
};

const training = { text: 'Train two officers.', blocking: 'yes', owner: 'AGENCY', dueOn: '2027-01-15' };
const seats = { text: 'Reserve the seats.', blocking: 'no', owner: 'ICE', dueOn: '2027-02-01' };
const canaries = {
  board: 'CANARY-BOARD',
  legal: 'CANARY-LEGAL',
  comment: 'CANARY-COMMENT',
  conflict: 'CANARY-CONFLICT',
};

const conditionId = async (position: number) =>
  (await db.decisionCondition.findFirstOrThrow({ where: { requestId: id, position } })).id;

// What keeps the agency's head from signing, if the text stood ready to be signed.
const signOffer = async (agreementId: string) => {
  const row = await agreementNoun.lock(db, agreementId);
  if (!row) throw new Error('There is no such agreement.');
  const facts = { ...(await agreementNoun.facts(db, row, cast.calder.approver)), status: 'SIGNING' as const };
  const verdict = decide(agreementSteps.sign, facts, cast.calder.approver);
  return verdict.ok ? '' : verdict.reasons.join(' ');
};

beforeAll(async () => {
  cast = await aCast();
});

describe('an approval with conditions', () => {
  beforeAll(async () => {
    id = await aRequest(cast).in('PLAN_AGREED');
    await declareNone(id, cast.supervisor);
  });

  test('names a date to come for each, and keeps what was decided', async () => {
    const reason = 'The need is shown.';
    const past = { ...training, dueOn: '2026-11-24' };
    expect(await attempt('approve_in_field', cast.supervisor, { reason, conditions: [past] })).toMatch(
      /^invalid.*conditions\.0\.dueOn/u,
    );
    expect(
      await attempt('approve_in_field', cast.supervisor, { reason, conditions: [{ ...training, owner: 'US' }] }),
    ).toMatch(/^invalid.*Choose who has to meet it/u);
    expect(await attempt('approve_in_field', cast.supervisor, { reason, conditions: [training, seats] })).toBe('done');
    expect((await db.request.findUniqueOrThrow({ where: { id } })).decisionKind).toBe('APPROVED_WITH_CONDITIONS');
    const view = await getRequestCase(cast.calder.officer, id);
    expect(view?.decision.conditions.map(({ text, state, blocking }) => [text, state, blocking])).toEqual([
      ['Train two officers.', 'OPEN', true],
      ['Reserve the seats.', 'OPEN', false],
    ]);
  });

  test('the blocking one holds the signature, by name', async () => {
    const agreement = await db.agreement.findFirstOrThrow({ where: { requestId: id, programCode: 'OCS' } });
    await db.agreement.update({ where: { id: agreement.id }, data: { status: 'LOCAL_APPROVAL' } });
    const answer = await tryStep('open_signing', agreement.id, cast.calder.approver);
    expect(JSON.stringify(answer)).toMatch(/The approval holds the signature.*Train two officers/u);
    expect(JSON.stringify(answer)).not.toMatch(/Reserve the seats/u);
    // Nor does anyone sign a text for which signing was opened by another way.
    expect(await signOffer(agreement.id)).toContain('Train two officers.');
    await db.agreement.update({ where: { id: agreement.id }, data: { status: 'DRAFT' } });
  });

  test('the owner reports, the other side judges, and nobody judges their own', async () => {
    const one = await conditionId(1);
    const two = await conditionId(2);
    const report = { conditionId: one, evidence: 'Two officers trained on Jan 5.', documentId: '' };
    expect(await attempt('report_condition', cast.amity.officer, report)).toMatch(/^not_found/u);
    expect(await attempt('report_condition', cast.liaison, report)).toMatch(/^invalid/u);
    expect(await attempt('accept_condition', cast.liaison, { conditionId: one, verdict: 'MET', note: '' })).toMatch(
      /^blocked: The other side has not reported/u,
    );
    expect(
      await attempt('report_condition', cast.calder.officer, { ...report, documentId: cast.calder.agencyId }),
    ).toMatch(/^invalid/u);
    expect(await attempt('report_condition', cast.calder.officer, report)).toBe('done');
    const check = { conditionId: one, verdict: 'NOT_YET', note: '' };
    expect(await attempt('accept_condition', cast.calder.approver, check)).toMatch(/^blocked/u);
    expect(await attempt('accept_condition', cast.liaison, check)).toMatch(/^invalid.*missing/u);
    expect(await attempt('accept_condition', cast.liaison, { ...check, note: 'Send the list of dates.' })).toBe('done');
    expect(await attempt('accept_condition', cast.liaison, { ...check, verdict: 'MET' })).toMatch(/^blocked/u);
    expect(await attempt('report_condition', cast.calder.officer, report)).toBe('done');
    expect(await attempt('accept_condition', cast.liaison, { ...check, verdict: 'MET' })).toBe('done');
    expect(await attempt('waive_condition', cast.liaison, { conditionId: two, reason: 'Not needed.' })).toMatch(
      /^not_yours/u,
    );
    expect(await attempt('waive_condition', cast.programManager, { conditionId: two, reason: 'Not needed.' })).toBe(
      'done',
    );
    expect(await attempt('waive_condition', cast.programManager, { conditionId: two, reason: 'Again.' })).toMatch(
      /^blocked: No condition/u,
    );
    const agreement = await db.agreement.findFirstOrThrow({ where: { requestId: id, programCode: 'OCS' } });
    await db.agreement.update({ where: { id: agreement.id }, data: { status: 'LOCAL_APPROVAL' } });
    expect(JSON.stringify(await tryStep('open_signing', agreement.id, cast.calder.approver))).not.toMatch(
      /The approval holds/u,
    );
    expect(await signOffer(agreement.id)).not.toContain('The approval holds');
  });
});

describe('the decision letter', () => {
  let pdf: Uint8Array;

  beforeAll(async () => {
    id = await aRequest(cast).in('HQ_REVIEW');
    await declareNone(id, cast.board, cast.legal, cast.programManager);
    await take('declare_interest', id, cast.otherProgramManager, { interest: 'CONFLICT', reason: canaries.conflict });
    await take('give_board_opinion', id, cast.board, { view: 'SUPPORT', text: canaries.board });
    await take('give_legal_note', id, cast.legal, { view: 'SUPPORT', text: canaries.legal });
    await take('comment', id, cast.liaison, { visibility: 'ICE_ONLY', body: canaries.comment });
    await db.programChoice.updateMany({ where: { requestId: id }, data: { overrideReason: 'CANARY-OVERRIDE' } });
    const assessment = await db.assessment.findUniqueOrThrow({ where: { requestId: id } });
    await db.answer.updateMany({
      where: { assessmentId: assessment.id, part: { in: ['ICE', 'FIELD'] } },
      data: { source: 'CANARY-SOURCE' },
    });
    await take('approve', id, cast.programManager, {
      reason: 'The custody figures are counted.',
      conditions: [training],
    });
  });

  test('only those who may decide prepare it, and the agency sees nothing before its release', async () => {
    expect(await attempt('release_letter', cast.programManager)).toMatch(/^blocked: Prepare the letter/u);
    expect(await attempt('prepare_letter', cast.liaison, { remark: '' })).toMatch(/^not_yours/u);
    expect(await attempt('prepare_letter', cast.supervisor, { remark: '' })).toMatch(/^blocked: Headquarters made/u);
    expect(await attempt('prepare_letter', cast.programManager, { remark: 'Thank you for the visit.' })).toBe('done');
    expect(await letterView(cast.calder.approver, id)).toBeNull();
    expect(JSON.stringify(await getRequestCase(cast.calder.approver, id))).not.toMatch(/requests\/[^"]*\/letter/u);
    const preview = await letterView(cast.programManager, id);
    expect(preview).toMatchObject({ n: 1, releasedOn: null, pdf: null, mayRelease: true });
    expect((await letterView(cast.oversight, id))?.mayRelease).toBe(false);
  });

  test('released, it is a shared tagged PDF whose hash is in the audit chain, and its words rest on what the agency may read', async () => {
    expect(await attempt('release_letter', cast.programManager)).toBe('done');
    const letter = await letterView(cast.calder.approver, id);
    expect(letter).toMatchObject({ n: 1, title: 'Your request is approved with conditions', mayRelease: false });
    const links = JSON.stringify(letter?.blocks);
    expect(links).toContain('Train two officers.');
    expect(links).toContain('/recommendation#287G_JEM');
    expect(links).toContain('#condition-1');
    expect(links).toMatch(/assessment\/self\/[A-H]#/u);
    expect(links).not.toMatch(/assessment\/(?:field|ice)\//u);
    const row = await db.decisionLetter.findFirstOrThrow({ where: { requestId: id }, include: { document: true } });
    expect(row.document).toMatchObject({ visibility: 'SHARED', kind: 'DECISION_LETTER' });
    expect(await findReadableDocument(cast.calder.officer, row.documentId ?? '')).not.toBeNull();
    expect(await findReadableDocument(cast.amity.officer, row.documentId ?? '')).toBeNull();
    const audit = await db.auditEvent.findMany({ where: { action: 'letter.released' } });
    expect(JSON.stringify(audit, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).toContain(
      row.document?.sha256,
    );
    pdf = (await portalFiles().getFile(row.document?.sha256 ?? '')) ?? new Uint8Array();
    expect(onPdf(pdf, 'pdfinfo', [])).toMatch(/Tagged:\s+yes/u);
    expect(onPdf(pdf, 'pdfinfo', [])).toMatch(/Title:\s+Your request is approved with conditions/u);
    expect(folded(columnText(pdf))).toContain(folded('The custody figures are counted.'));
    expect(folded(columnText(pdf))).toContain(folded('Thank you for the visit.'));
  });

  test('nothing that is for ICE alone is in the letter, on the page or on paper', async () => {
    const { content } = await db.decisionLetter.findFirstOrThrow({ where: { requestId: id } });
    const everything = [
      JSON.stringify(content),
      JSON.stringify(await letterView(cast.calder.approver, id)),
      columnText(pdf),
    ];
    for (const text of everything) expect(text).not.toMatch(/CANARY|capacity|Answer I\d/u);
  });

  test('the database keeps a released letter as it is; a reissue takes its place and both stay readable', async () => {
    await expect(db.decisionLetter.updateMany({ where: { requestId: id }, data: { content: {} } })).rejects.toThrow(
      /released letter/u,
    );
    expect(await attempt('prepare_letter', cast.programManager, { remark: '' })).toMatch(/^blocked: The letter about/u);
    clock.passMinutes(5);
    const change = 'The word of thanks was for another agency.';
    expect(await attempt('reissue_letter', cast.programManager, { change, remark: '' })).toBe('done');
    expect((await letterView(cast.calder.approver, id))?.n).toBe(1);
    expect((await letterView(cast.calder.approver, id))?.supersededBy).toBeNull();
    expect(await letterView(cast.calder.approver, id, '2')).toBeNull();
    expect(await attempt('release_letter', cast.programManager)).toBe('done');
    expect(await letterView(cast.calder.approver, id)).toMatchObject({
      n: 2,
      supersedes: expect.stringContaining(change),
    });
    expect(await letterView(cast.calder.approver, id, '1')).toMatchObject({ n: 1, supersededBy: { n: 2 } });
    expect(await letterView(cast.amity.approver, id)).toBeNull();
  });
});

describe('letters of the other outcomes', () => {
  test('a deferral names its date, a decline its ground and the way to another look, an upheld decline the second reasons', async () => {
    id = await aRequest(cast).of(cast.amity).in('DEFERRED');
    await take('prepare_letter', id, cast.programManager, { remark: '' });
    expect(JSON.stringify((await letterView(cast.programManager, id))?.blocks)).toContain('Mon, Mar 1, 2027');
    await take('resume_review', id, cast.programManager, { reason: 'A seat came free.' });
    clock.passMinutes(5);
    await take('decline', id, cast.programManager, { reason: 'No seats after all.', code: 'NO_CAPACITY' });
    await take('prepare_letter', id, cast.programManager, { remark: '' });
    const declined = JSON.stringify((await letterView(cast.programManager, id))?.blocks);
    expect(declined).toMatch(
      /ICE cannot give this partnership.*No seats after all.*ask for another look until Fri, Jan 8, 2027/u,
    );
    clock.passMinutes(5);
    await take('ask_reconsideration', id, cast.amity.approver, { reason: 'We have seats of our own.' });
    await declareNone(id, cast.otherProgramManager);
    clock.passMinutes(5);
    await take('uphold_decline', id, cast.otherProgramManager, { reason: 'The seats are not certified.' });
    clock.passMinutes(5);
    await take('prepare_letter', id, cast.otherProgramManager, { remark: '' });
    await take('release_letter', id, cast.otherProgramManager);
    const upheld = await letterView(cast.amity.approver, id);
    expect(upheld).toMatchObject({
      title: 'The decision on your request was looked at again',
      from: { name: 'Petra Manager' },
    });
    expect(JSON.stringify(upheld?.blocks)).toContain('The seats are not certified.');
    expect(upheld?.others).toEqual([]);
  });

  test('the letter about a decline that was reopened says that it no longer holds, and the agency is told', async () => {
    id = await aRequest(cast).of(cast.amity).in('DECLINED');
    await take('prepare_letter', id, cast.programManager, { remark: '' });
    await take('release_letter', id, cast.programManager);
    await take('ask_reconsideration', id, cast.amity.approver, { reason: 'We have seats of our own.' });
    await declareNone(id, cast.otherProgramManager);
    expect((await letterView(cast.amity.approver, id))?.reopenedOn).toBeNull();
    clock.passMinutes(5);
    await take('reopen_declined', id, cast.otherProgramManager, { reason: 'The seats are certified.' });
    expect(await letterView(cast.amity.approver, id)).toMatchObject({ n: 1, reopenedOn: 'Nov 24, 2026' });
    const told = (await db.outboxMessage.findMany({ where: { kind: 'notice' } })).filter(({ payload }) =>
      JSON.stringify(payload).includes(id),
    );
    expect(JSON.stringify(told)).toContain('"name":"decision-reopened"');
  });
});
