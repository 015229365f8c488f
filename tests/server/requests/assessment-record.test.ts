import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { assessmentOverview, assessmentReview, assessmentSection } from '@/lib/server/requests/assessment-queries';
import { getStepPage } from '@/lib/server/requests/step-page-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { harrowCounty } from '@/tests/support/scenario-detention';
import { take } from '@/tests/support/take-step';
import { answerPart } from '@/tests/support/walk-assessment';

// What an assessment keeps besides its answers: what each was before, the visits, and the figures to verify.

fixedClock();

let cast: Cast;
let id: string;

const refused = async (...args: Parameters<typeof performRequestStep>) => {
  const answer = await performRequestStep(...args);
  return answer.ok ? { why: 'done' } : { why: answer.why, fields: answer.fields, message: answer.message };
};

const revisions = (questionCode: string, part: 'SELF' | 'FIELD' | 'ICE' = 'SELF') =>
  db.answerRevision.findMany({
    where: { questionCode, part, assessment: { requestId: id } },
    orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
  });

const beds = (value: string, source = 'Jail log') => ({
  section: 'C',
  answers: { C1: { value, basis: 'COUNTED', source } },
});

const noBeds = { section: 'C', answers: { C1: { value: '' } } };

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('ASSESSING');
});

describe('the history of an answer', () => {
  test('begins with what the request said', async () => {
    const [first, ...more] = await revisions('A3');
    expect(first).toMatchObject({ basis: 'ESTIMATED', answeredById: cast.calder.approver.id });
    expect(more).toEqual([]);
  });

  test('keeps each change and removal, and nothing when nothing changed', async () => {
    const save = (input: Record<string, unknown>) => take('answer_self', id, cast.calder.officer, input);
    await save(beds('210'));
    await save(beds('210'));
    await save(beds('210', 'Annual report'));
    await save(beds('220', 'Annual report'));
    await save(noBeds);
    await save(noBeds);
    const kept = (await revisions('C1')).map(({ value, basis, source }) => ({ value, basis, source }));
    expect(kept).toEqual([
      { value: 210, basis: 'COUNTED', source: 'Jail log' },
      { value: 210, basis: 'COUNTED', source: 'Annual report' },
      { value: 220, basis: 'COUNTED', source: 'Annual report' },
      { value: null, basis: null, source: '' },
    ]);
    const shown = await assessmentSection(cast.calder.officer, id, 'self', 'C');
    const history = shown?.questions.find(({ question }) => question.code === 'C1')?.history ?? [];
    expect(history.map(({ words }) => words)).toEqual(['Answer taken away', '220 beds', '210 beds', '210 beds']);
    expect(history[1]).toMatchObject({ beside: 'Counted · Annual report', part: 'SELF' });
    expect(history.every(({ by, when }) => by !== '' && when.includes('2026'))).toBe(true);
  });

  test('a refused save leaves no trace, and a revision is written once', async () => {
    const before = await revisions('C1');
    const tooMany = { C1: { value: '5', basis: 'COUNTED' }, C2: { value: 'many', basis: 'COUNTED' } };
    const refusal = await refused('answer_self', id, cast.calder.officer, { section: 'C', answers: tooMany });
    expect(refusal.why).toBe('invalid');
    expect(await revisions('C1')).toEqual(before);
    await expect(ownerDb.answerRevision.deleteMany({ where: { id: before[0]?.id ?? '' } })).rejects.toThrow();
  });

  test('answers that are no longer asked end in the history of both sides', async () => {
    await take('answer_self', id, cast.calder.officer, beds('210'));
    await take('answer_field', id, cast.liaison, { section: 'C', answers: { C8: { value: 'YES' } } });
    await take('answer_self', id, cast.calder.officer, { section: 'A', answers: { A4: { value: 'NO' } } });
    expect((await revisions('C1')).at(-1)?.value).toBeNull();
    expect((await revisions('C8', 'FIELD')).map(({ value }) => value)).toEqual([true, null]);
    await take('answer_self', id, cast.calder.officer, { section: 'A', answers: { A4: { value: 'YES' } } });
  });

  test('of the table of concerns a visit keeps what it found', async () => {
    const row = { concern: 'GANG', trend: 'UP', nexus: 'DOCUMENTED', basis: 'COUNTED', note: '' };
    const find = (severity: string) =>
      take('answer_field', id, cast.liaison, { section: 'B', answers: { B: { value: [{ ...row, severity }] } } });
    await find('1');
    await find('1');
    await find('');
    const kept = (await revisions('B', 'FIELD')).map(({ value }) => (Array.isArray(value) ? value.length : value));
    expect(kept).toEqual([1, null]);
  });

  test('the agency reads the history of its own part alone', async () => {
    await take('answer_field', id, cast.liaison, {
      section: 'D',
      answers: { D1: { value: '1', basis: 'COUNTED', source: 'CANARY-ROSTER' } },
    });
    const own = await assessmentReview(cast.calder.approver, id);
    const parts = (review: typeof own) =>
      new Set(review?.sections.flatMap(({ rows }) => rows.flatMap(({ history }) => history.map(({ part }) => part))));
    expect(parts(own)).toEqual(new Set(['SELF']));
    expect(JSON.stringify(own)).not.toContain('CANARY');
    expect(parts(await assessmentReview(cast.liaison, id))).toEqual(new Set(['SELF', 'FIELD']));
  });
});

describe('a field visit', () => {
  const visit = {
    visitedOn: '2026-11-20',
    participants: 'Sheriff; jail captain',
    findings: 'CANARY-FINDING: no desk.',
  };

  test.each<[string, (people: Cast) => Actor, string]>([
    ['the agency', ({ calder }) => calder.approver, 'not_yours'],
    ['another liaison', ({ otherLiaison }) => otherLiaison, 'blocked'],
    ['another office', ({ farLiaison }) => farLiaison, 'not_found'],
    ['the supervisor', ({ supervisor }) => supervisor, 'not_yours'],
  ])('is not recorded by %s', async (_who, actor, why) => {
    expect((await refused('record_visit', id, actor(cast), visit)).why).toBe(why);
  });

  test('is not in the future, says who was there and holds no identifiers', async () => {
    const fields = async (changes: object) =>
      Object.keys((await refused('record_visit', id, cast.liaison, { ...visit, ...changes })).fields ?? {});
    expect(await fields({ visitedOn: '2026-11-25' })).toEqual(['visitedOn']);
    expect(await fields({ participants: '' })).toEqual(['participants']);
    expect(await fields({ findings: 'Held A123 456 789.' })).toEqual(['findings']);
    expect(await db.fieldVisit.count()).toBe(0);
  });

  test('leaves the answers of the agency as they are; the agency reads date and people, ICE what was found', async () => {
    const self = () =>
      db.answer.findMany({ where: { part: 'SELF', assessment: { requestId: id } }, orderBy: { questionCode: 'asc' } });
    await answerPart({ id, cast, own: cast.calder, requestType: 'NEW_PARTNERSHIP' }, 'SELF');
    const before = await self();
    await take('record_visit', id, cast.liaison, visit);
    await take('answer_field', id, cast.liaison, {
      section: 'C',
      answers: { C3: { value: '3,900', basis: 'COUNTED', source: 'Recount' } },
    });
    expect(await self()).toEqual(before);
    const own = await assessmentOverview(cast.calder.officer, id);
    expect(own?.visits).toMatchObject([{ on: 'Nov 20, 2026', participants: 'Sheriff; jail captain', findings: null }]);
    expect(JSON.stringify(own)).not.toContain('CANARY');
    expect((await assessmentOverview(cast.liaison, id))?.visits[0]?.findings).toBe(visit.findings);
  });

  test('the finding stands beside the answer, marked, and is what the evaluation rests on', async () => {
    const review = await assessmentReview(cast.liaison, id);
    const rows = review?.sections.flatMap((section) => section.rows) ?? [];
    const bookings = rows.find(({ question }) => question.code === 'C3');
    expect(bookings).toMatchObject({
      agency: { value: 4200 },
      field: { value: 3900 },
      agreed: { value: 3900 },
      differs: true,
    });
    expect(rows.find(({ question }) => question.code === 'C4')).toMatchObject({ field: null, differs: false });
  });
});

describe('figures to verify', () => {
  const tasks = () =>
    db.verifyTask.findMany({ where: { assessment: { requestId: id } }, orderBy: { questionCode: 'asc' } });
  const share = (basis: string) => ({
    section: 'C',
    answers: { C4: { value: '3.1', basis, source: 'Booking sheets' } },
  });

  test('the evaluation opens one for each deciding figure that is not counted, once', async () => {
    await take('answer_self', id, cast.calder.officer, share('ESTIMATED'));
    await answerPart({ id, cast, own: cast.calder, requestType: 'NEW_PARTNERSHIP' }, 'ICE');
    await take('run_evaluation', id, cast.liaison);
    await take('run_evaluation', id, cast.liaison);
    const open = await tasks();
    expect(open.map(({ questionCode, doneAt }) => ({ questionCode, doneAt }))).toEqual([
      { questionCode: 'C4', doneAt: null },
    ]);
    expect((await assessmentOverview(cast.liaison, id))?.toVerify).toMatchObject([{ code: 'C4', doneOn: null }]);
    expect((await assessmentOverview(cast.calder.approver, id))?.toVerify).toEqual([]);
  });

  test('counting the figure ends it, and estimating it again opens it again', async () => {
    await take('answer_self', id, cast.calder.officer, share('COUNTED'));
    expect(await tasks()).toMatchObject([{ doneById: null, doneAt: expect.any(Date) }]);
    await take('answer_self', id, cast.calder.officer, share('ESTIMATED'));
    await take('run_evaluation', id, cast.liaison);
    expect(await tasks()).toMatchObject([{ doneAt: null, note: '' }]);
  });

  test('the liaison ends it with a note, nobody else, and then it stays ended', async () => {
    const [task] = await tasks();
    const input = { taskId: task?.id ?? '', note: 'Three months of sheets read again.' };
    expect((await refused('finish_verify_task', id, cast.calder.approver, input)).why).toBe('not_yours');
    expect((await refused('finish_verify_task', id, cast.otherLiaison, input)).why).toBe('blocked');
    const blank = await refused('finish_verify_task', id, cast.liaison, { ...input, note: ' ' });
    expect(Object.keys(blank.fields ?? {})).toEqual(['note']);
    const other = await refused('finish_verify_task', id, cast.liaison, { ...input, taskId: id });
    expect(Object.keys(other.fields ?? {})).toEqual(['taskId']);
    const page = await getStepPage(cast.liaison, id, 'finish_verify_task');
    const [choices] = page?.kind === 'form' ? page.view.form.fields : [];
    expect(choices).toMatchObject({ choices: [{ value: task?.id, label: expect.stringContaining('C4: ') }] });
    await take('finish_verify_task', id, cast.liaison, input);
    await take('run_evaluation', id, cast.liaison);
    expect(await tasks()).toMatchObject([{ doneById: cast.liaison.id, note: input.note }]);
    expect((await refused('finish_verify_task', id, cast.liaison, input)).why).toBe('blocked');
  });

  test('delegated authority is not approved on a figure that nobody verified', async () => {
    const walk = { cast, own: cast.calder, requestType: 'NEW_PARTNERSHIP' as const };
    id = await aRequest(cast).in('ASSESSING');
    const { C3, ...others } = harrowCounty.answers;
    const answers = { ...others, ...(C3 ? { C3: { ...C3, basis: 'ESTIMATED' as const } } : {}) };
    for (const part of ['SELF', 'ICE'] as const) await answerPart({ id, ...walk }, part, answers);
    await take('attest_assessment', id, cast.calder.approver, { attest: 'on' });
    await take('submit_assessment', id, cast.liaison);
    await take('run_evaluation', id, cast.supervisor);
    const choose = (programCode: string, choice: string) =>
      take('choose_program', id, cast.supervisor, { programCode, choice, overrideReason: 'The visit showed it.' });
    await choose('287G_JEM', 'OFFER');
    const blocked = await refused('approve_assessment', id, cast.supervisor, {});
    expect(JSON.stringify(await performRequestStep('approve_assessment', id, cast.supervisor, {}))).toContain(
      'figures that are not verified yet: C3',
    );
    expect(blocked.why).toBe('blocked');
    await choose('287G_JEM', 'DO_NOT_OFFER');
    expect(JSON.stringify(await performRequestStep('approve_assessment', id, cast.supervisor, {}))).not.toContain(
      'not verified yet',
    );
  });
});
