import { beforeAll, describe, expect, test } from 'vitest';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { assessmentOverview, assessmentReview, assessmentSection } from '@/lib/server/requests/assessment-queries';
import { latestEvaluation } from '@/lib/server/requests/facts';
import { findVisibleCase } from '@/lib/server/requests/visible-case';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { calderCounty } from '@/tests/support/scenario-sheriffs';
import { take } from '@/tests/support/take-step';
import { answerPart, rawAnswer } from '@/tests/support/walk-assessment';

// The Calder scenario from its liaison to the approval of the assessment, with the wrong people trying first.

fixedClock();

let cast: Cast;
let id: string;
const self = {
  section: 'C',
  answers: { C3: { value: '4,200', basis: 'COUNTED', source: 'Jail log', period: '2026' } },
};
const field = { section: 'D', answers: { D1: { value: '1', basis: 'COUNTED' } } };
const capacity = { section: 'I', answers: { I1: { value: 'YES' } } };

const refusal = async (...args: Parameters<typeof performRequestStep>): Promise<string> => {
  const answer = await performRequestStep(...args);
  return answer.ok ? 'done' : answer.why;
};

const answersOf = (part: 'SELF' | 'FIELD' | 'ICE') =>
  db.answer.findMany({ where: { part, assessment: { requestId: id } }, orderBy: { questionCode: 'asc' } });

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('ASSIGNED');
});

describe('starting', () => {
  const input = { meetingOn: '2026-12-08', participants: 'Sheriff; liaison', version: 1 };

  test('only the liaison of this request starts it, and only after a first contact', async () => {
    expect(await refusal('start_assessment', id, cast.calder.approver, input)).toBe('not_yours');
    expect(await refusal('start_assessment', id, cast.supervisor, input)).toBe('not_yours');
    expect(await refusal('start_assessment', id, cast.otherLiaison, input)).toBe('blocked');
    expect(await refusal('start_assessment', id, cast.farLiaison, input)).toBe('not_found');
    expect(await refusal('start_assessment', id, cast.liaison, input)).toBe('blocked');
    expect(await db.assessment.count()).toBe(0);
  });

  test('gives the agency two weeks and fills in what the request says', async () => {
    await take('log_contact', id, cast.liaison, {
      kind: 'FIRST_CONTACT',
      happenedOn: '2026-11-20',
      participants: 'Sheriff; liaison',
      summary: 'Talked.',
    });
    await take('start_assessment', id, cast.liaison, { meetingOn: '2026-12-08', participants: '' });
    const assessment = await db.assessment.findUniqueOrThrow({ where: { requestId: id } });
    expect(assessment.selfDueOn.toISOString()).toBe('2026-12-08T00:00:00.000Z');
    const prefilled = await answersOf('SELF');
    expect(prefilled.map(({ questionCode }) => questionCode)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'B']);
    expect(prefilled[1]).toMatchObject({ value: { SWORN: 142, CIVILIAN: 58 }, basis: 'ESTIMATED' });
    expect(prefilled[4]?.value).toEqual(['CORRIDOR']);
    expect(prefilled[5]?.value).toContainEqual({
      concern: 'GANG',
      severity: 4,
      trend: 'UP',
      nexus: 'DOCUMENTED',
      basis: 'COUNTED',
      note: 'Two crews along the corridor.',
    });
    expect(prefilled.every(({ answeredById }) => answeredById === cast.calder.approver.id)).toBe(true);
  });
});

describe('answering', () => {
  test('each side writes its own part and no other', async () => {
    expect(await refusal('answer_field', id, cast.calder.officer, field)).toBe('not_yours');
    expect(await refusal('answer_capacity', id, cast.calder.approver, capacity)).toBe('not_yours');
    expect(await refusal('answer_self', id, cast.liaison, self)).toBe('not_yours');
    expect(await refusal('answer_self', id, cast.amity.officer, self)).toBe('not_found');
    expect(await refusal('answer_field', id, cast.otherLiaison, field)).toBe('blocked');
    expect(await refusal('answer_capacity', id, cast.farLiaison, capacity)).toBe('not_found');
    expect(await answersOf('FIELD')).toEqual([]);
    expect(await answersOf('ICE')).toEqual([]);
  });

  test('a question of another part is refused, whatever the form sends', async () => {
    const smuggled = { section: 'I', answers: { I1: { value: 'NO' } } };
    expect(await refusal('answer_self', id, cast.calder.officer, smuggled)).toBe('invalid');
    const mixed = { section: 'A', answers: { I1: { value: 'NO' } } };
    expect(await refusal('answer_self', id, cast.calder.officer, mixed)).toBe('invalid');
    expect(await refusal('answer_field', id, cast.liaison, { section: 'G', answers: { G1: { value: 'NO' } } })).toBe(
      'invalid',
    );
    expect(await answersOf('ICE')).toEqual([]);
  });

  test('an error names the field of its question, and nothing of the section is saved', async () => {
    const answer = await performRequestStep('answer_self', id, cast.calder.officer, {
      section: 'C',
      answers: { C3: { value: '4,200', basis: 'COUNTED' }, C4: { value: '310', basis: 'COUNTED' }, C2: { value: '9' } },
    });
    expect(answer).toMatchObject({ ok: false, why: 'invalid' });
    expect(answer.ok ? {} : answer.fields).toEqual({
      'answers.C4.value': ['Enter a share from 0 to 100.'],
      'answers.C3.source': ['Say where it was counted, for example “Jail management system”.'],
      'answers.C2.basis': ['Say whether you counted it, estimated it or do not know.'],
    });
    expect((await answersOf('SELF')).map(({ questionCode }) => questionCode)).not.toContain('C3');
  });

  test('free words are read for identifiers of persons', async () => {
    const words = { section: 'A', answers: { A10: { value: 'Held A123 456 789 for the task force.' } } };
    expect(await refusal('answer_self', id, cast.calder.officer, words)).toBe('invalid');
  });

  test('a figure keeps basis, source and period; a blank takes the answer away', async () => {
    await take('answer_self', id, cast.calder.officer, self);
    const stored = (await answersOf('SELF')).find(({ questionCode }) => questionCode === 'C3');
    expect(stored).toMatchObject({ value: 4200, basis: 'COUNTED', source: 'Jail log', period: '2026' });
    await take('answer_self', id, cast.calder.officer, { section: 'C', answers: { C3: { value: '' } } });
    expect((await answersOf('SELF')).map(({ questionCode }) => questionCode)).not.toContain('C3');
  });

  test('no jail takes the questions about custody away with their answers', async () => {
    await take('answer_self', id, cast.calder.officer, self);
    await take('answer_field', id, cast.liaison, {
      section: 'C',
      answers: { C3: { value: '4,100', basis: 'COUNTED', source: 'Recount' } },
    });
    await take('answer_self', id, cast.calder.officer, { section: 'A', answers: { A4: { value: 'NO' } } });
    const left = [...(await answersOf('SELF')), ...(await answersOf('FIELD'))];
    expect(left.filter(({ questionCode }) => questionCode.startsWith('C'))).toEqual([]);
    expect(await refusal('answer_self', id, cast.calder.officer, self)).toBe('invalid');
    await take('answer_self', id, cast.calder.officer, { section: 'A', answers: { A4: { value: 'YES' } } });
  });

  test('a visit corrects single concerns and follows the agency in the others', async () => {
    const row = (concern: string, severity: string) => ({
      concern,
      severity,
      trend: 'UP',
      nexus: 'DOCUMENTED',
      basis: 'COUNTED',
      note: '',
    });
    await answerPart({ id, cast, own: cast.calder, requestType: 'NEW_PARTNERSHIP' }, 'SELF');
    await take('answer_field', id, cast.liaison, {
      section: 'B',
      answers: { B: { value: [row('GANG', '2'), row('NARC', '')] } },
    });
    const [finding] = await answersOf('FIELD');
    const severities = (value: unknown) =>
      Object.fromEntries(
        Array.isArray(value)
          ? value.map((one: { concern: string; severity: number }) => [one.concern, one.severity])
          : [],
      );
    expect(severities(finding?.value)).toMatchObject({ GANG: 2, WEAP: 3, NARC: 2 });
    const table = rawAnswer(calderCounty.answers.B ?? { value: [] });
    const rows = Array.isArray(table.value) ? table.value : [];
    const changed = rows.map((one) => (one.concern === 'NARC' ? { ...one, severity: '1' } : one));
    await take('answer_self', id, cast.calder.officer, { section: 'B', answers: { B: { value: changed } } });
    expect(severities((await answersOf('FIELD'))[0]?.value)).toMatchObject({ GANG: 2, NARC: 1 });
    const shown = await assessmentSection(cast.liaison, id, 'field', 'B');
    expect(severities(shown?.questions[0]?.given?.value)).toEqual({ GANG: 2 });
    await take('answer_field', id, cast.liaison, { section: 'B', answers: { B: { value: [row('GANG', '')] } } });
    expect(await answersOf('FIELD')).toEqual([]);
    await take('answer_self', id, cast.calder.officer, { section: 'B', answers: { B: { value: rows } } });
  });
});

describe('reading', () => {
  test('nobody outside reads the assessment', async () => {
    for (const stranger of [cast.amity.officer, cast.farLiaison]) {
      expect(await assessmentOverview(stranger, id)).toBeNull();
      expect(await assessmentReview(stranger, id)).toBeNull();
      expect(await assessmentSection(stranger, id, 'self', 'A')).toBeNull();
    }
  });

  test('the agency has no way to the findings and to the ICE part', async () => {
    const overview = await assessmentOverview(cast.calder.approver, id);
    expect(new Set(overview?.tasks.map(({ part }) => part))).toEqual(new Set(['SELF']));
    expect(overview?.open).toEqual(['SELF']);
    expect(await assessmentSection(cast.calder.approver, id, 'ice', 'I')).toBeNull();
    expect(await assessmentSection(cast.calder.approver, id, 'field', 'D')).toBeNull();
    expect(await assessmentSection(cast.calder.approver, id, 'self', 'I')).toBeNull();
    expect((await assessmentSection(cast.liaison, id, 'ice', 'I'))?.writable).toBe(true);
  });
});

describe('attesting, evaluating and approving', () => {
  test('the officer does not attest, and after the approver has, the answers stand', async () => {
    expect(await refusal('attest_assessment', id, cast.calder.officer, { attest: 'on' })).toBe('not_yours');
    expect(await refusal('attest_assessment', id, cast.calder.approver, {})).toBe('invalid');
    await take('attest_assessment', id, cast.calder.approver, { attest: 'on' });
    expect(await refusal('answer_self', id, cast.calder.officer, self)).toBe('blocked');
  });

  test('the bands of the scenario are stored with input, hash and version', async () => {
    const walk = { id, cast, own: cast.calder, requestType: 'NEW_PARTNERSHIP' } as const;
    await answerPart(walk, 'ICE');
    expect(await refusal('run_evaluation', id, cast.calder.approver)).toBe('not_yours');
    await take('run_evaluation', id, cast.liaison);
    const run = await db.evaluation.findFirstOrThrow({ where: { requestId: id } });
    expect(run.ruleSetVersion).toBe('1.0');
    expect(run.inputHash).toMatch(/^[0-9a-f]{64}$/u);
    const row = await findVisibleCase(cast.liaison, id);
    const programs = row && latestEvaluation(row)?.programs;
    for (const [code, expected] of Object.entries(calderCounty.expected)) {
      const found = programs?.find((program) => program.code === code);
      expect({ code, band: found?.band }).toEqual({ code, band: expected.band });
      if (expected.need !== undefined) expect(found?.need).toBeCloseTo(expected.need, 6);
    }
  });

  test('a choice is made within the rules, and a departure says why', async () => {
    const choose = (programCode: string, choice: string, overrideReason = '') =>
      performRequestStep('choose_program', id, cast.liaison, { programCode, choice, overrideReason });
    expect(await choose('287G_JEM', 'OFFER', 'We want it.')).toMatchObject({ why: 'invalid' });
    expect(await choose('OCS', 'DO_NOT_OFFER')).toMatchObject({ fields: { overrideReason: [expect.any(String)] } });
    expect(await choose('OCS', 'OFFER')).toMatchObject({ ok: true });
    expect(await db.programChoice.findFirst({ where: { requestId: id } })).toMatchObject({
      programCode: 'OCS',
      band: 'RECOMMENDED',
      choice: 'OFFER',
    });
  });

  test('a changed answer outdates the evaluation, and no choice is made on old advice', async () => {
    await take('answer_field', id, cast.liaison, { section: 'D', answers: { D1: { value: '0', basis: 'COUNTED' } } });
    const stale = await performRequestStep('choose_program', id, cast.liaison, { programCode: 'OCS', choice: 'OFFER' });
    expect(stale).toMatchObject({ ok: false, why: 'blocked', message: expect.stringContaining('Run it again') });
    await take('answer_field', id, cast.liaison, { section: 'D', answers: { D1: { value: '' } } });
  });

  test('only a supervisor offers what ICE cannot supervise now, and says why', async () => {
    await take('answer_capacity', id, cast.liaison, { section: 'I', answers: { I1: { value: 'NO' } } });
    await take('run_evaluation', id, cast.liaison);
    const offer = { programCode: 'OCS', choice: 'OFFER', overrideReason: 'Agents come free in January.' };
    expect(await refusal('choose_program', id, cast.liaison, offer)).toBe('blocked');
    expect(await refusal('choose_program', id, cast.supervisor, { ...offer, overrideReason: '' })).toBe('invalid');
    expect(await refusal('choose_program', id, cast.supervisor, offer)).toBe('done');
  });

  test('run again, a choice stands where the advice is the same and falls away where it changed', async () => {
    await take('choose_program', id, cast.liaison, { programCode: 'LESC', choice: 'OFFER' });
    await take('answer_capacity', id, cast.liaison, { section: 'I', answers: { I1: { value: 'YES' } } });
    await take('run_evaluation', id, cast.liaison);
    const kept = await db.programChoice.findMany({ where: { requestId: id }, include: { evaluation: true } });
    expect(kept.map(({ programCode }) => programCode)).toEqual(['LESC']);
    const newest = await db.evaluation.findFirst({ where: { requestId: id }, orderBy: { id: 'desc' } });
    expect(kept[0]?.evaluationId).toBe(newest?.id);
  });

  test('who wrote it does not approve it; the supervisor does, which locks it and opens the plan', async () => {
    await take('submit_assessment', id, cast.liaison);
    const { version } = await db.request.findUniqueOrThrow({ where: { id } });
    expect(await refusal('approve_assessment', id, cast.liaison, { version })).toBe('not_yours');
    expect(await refusal('approve_assessment', id, cast.supervisor, { version })).toBe('blocked');
    const row = await findVisibleCase(cast.supervisor, id);
    for (const { code, band } of (row && latestEvaluation(row)?.programs) ?? []) {
      if (!['RECOMMENDED', 'CONSIDER', 'OFFERED'].includes(band)) continue;
      await take('choose_program', id, cast.supervisor, { programCode: code, choice: 'OFFER' });
    }
    const both = { ...cast.supervisor, id: cast.liaison.id };
    const now = await db.request.findUniqueOrThrow({ where: { id } });
    expect(await refusal('approve_assessment', id, both, { version: now.version })).toBe('blocked');
    await take('approve_assessment', id, cast.supervisor);
    const after = await db.request.findUniqueOrThrow({ where: { id }, include: { assessment: true, plan: true } });
    expect(after.status).toBe('RECOMMENDED');
    expect(after.assessment).toMatchObject({ authorId: cast.liaison.id, approvedById: cast.supervisor.id });
    expect(after.plan?.version).toBe(1);
    const objectives = await db.planObjective.findMany({ where: { planId: after.plan?.id ?? '' } });
    expect(objectives.map(({ concern }) => concern).sort()).toEqual(['GANG', 'NARC']);
    expect(await refusal('run_evaluation', id, cast.liaison)).toBe('wrong_state');
  });
});
