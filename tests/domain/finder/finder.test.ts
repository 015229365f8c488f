import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { type EvaluationInput, evaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { coreQuestions } from '@/lib/domain/assessments/question-bank';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { concerns } from '@/lib/domain/concerns';
import { carriedFields } from '@/lib/domain/finder/carried-fields';
import { type FinderQuery, finderQueryOf, readFinderQuery } from '@/lib/domain/finder/finder-query';
import { custodyCodes, finderCodes, finderQuestion, finderQuestionCount } from '@/lib/domain/finder/finder-questions';
import { finderResult, standingLabels } from '@/lib/domain/finder/finder-result';
import { carriedAnswers } from '@/lib/domain/requests/carried-answers';
import { anyInput, completeInput } from '@/tests/support/evaluation-inputs';
import { inputOf, scenarios } from '@/tests/support/scenarios';

/** What the finder would know of an input: its own questions, with the basis it gives to each figure. */
function asAsked({ agencyType, answers, concerns: rated }: EvaluationInput): EvaluationInput {
  const jail = answers.A4?.value === true;
  const codes: string[] = [...finderCodes.slice(1), ...(jail ? custodyCodes : [])];
  const kept = codes.flatMap((code) => {
    const given = answers[code];
    if (given === undefined || given.value === null || (Array.isArray(given.value) && given.value.length === 0))
      return [];
    const value =
      code === 'E1' && typeof given.value === 'object'
        ? Object.values(given.value).reduce((sum: number, one) => sum + Number(one), 0)
        : // People type two decimals at most.
          code === 'C4'
          ? Math.round(Number(given.value) * 100) / 100
          : given.value;
    return [
      [code, given.basis === undefined ? { value } : { value, basis: code === 'C4' ? given.basis : 'ESTIMATED' }],
    ];
  });
  const ratings = concerns.flatMap((concern) => {
    const rating = rated[concern];
    if (!rating || rating.severity === 0) return [];
    return [[concern, { ...rating, trend: rating.trend === 'UP' ? 'UP' : 'FLAT' }]];
  });
  return evaluationInput.parse({
    agencyType,
    answers: Object.fromEntries(kept),
    concerns: Object.fromEntries(ratings),
  });
}

const queryOf = (text: string): FinderQuery => {
  const params = new URLSearchParams(text);
  return Object.fromEntries([...params.keys()].map((key) => [key, params.getAll(key)]));
};

const read = (text: string) => {
  const answer = readFinderQuery(queryOf(text));
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.input;
};

test('asks six to ten questions, all of the bank, none that only ICE answers', () => {
  expect(finderQuestionCount).toBeGreaterThanOrEqual(6);
  expect(finderQuestionCount).toBeLessThanOrEqual(10);
  for (const code of [...finderCodes, ...custodyCodes]) {
    expect(coreQuestions).toContain(finderQuestion(code));
    expect(finderQuestion(code).who).toBe('SELF');
  }
});

describe('the address', () => {
  test('gives back every input that the finder can hold, and survives the way through sign-in', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const asked = asAsked(input);
        const text = finderQueryOf(asked);
        // lib/server/auth/safe-back.ts: what a path may hold, and how long it may be.
        expect(`/requests/new?${text}`).toMatch(/^[\w\-./~%?=&+,:@!*;]{1,500}$/u);
        expect(read(text)).toEqual(asked);
      }),
      { numRuns: 1000 },
    );
  });

  test('reads the form as a browser sends it, with blank fields', () => {
    const form =
      'A1=SHERIFF&GANG=4&NARC=&WEAP=0&up=GANG&up=NARC&documented=GANG&suspected=GANG&A5=SEAPORT&A5=CORRIDOR&A8=&A4=NO&C3=12&D1=1%2C200&E1=';
    expect(read(form)).toEqual({
      agencyType: 'SHERIFF',
      answers: {
        A5: { value: ['SEAPORT', 'CORRIDOR'] },
        A4: { value: false },
        D1: { value: 1200, basis: 'ESTIMATED' },
      },
      concerns: { GANG: { severity: 4, trend: 'UP', nexus: 'DOCUMENTED' } },
    });
  });

  test.each([
    ['', 'A1'],
    ['A1=NAVY', 'A1'],
    ['A1=SHERIFF&GANG=7', 'GANG'],
    ['A1=SHERIFF&up=UFO', 'up'],
    ['A1=SHERIFF&A5=MOON', 'A5'],
    ['A1=SHERIFF&A8=PERHAPS', 'A8'],
    ['A1=SHERIFF&D1=many', 'D1'],
    ['A1=SHERIFF&A4=YES&C4=3', 'C4basis'],
    ['A1=SHERIFF&A4=YES&C4=300&C4basis=COUNTED', 'C4'],
  ])('“%s” is a message at the field', (text, field) => {
    const answer = readFinderQuery(queryOf(text));
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(Object.keys(answer.fields ?? {})).toContain(field);
  });

  test('names what is no question', () => {
    const answer = readFinderQuery(queryOf('A1=SHERIFF&I1=YES&__proto__=1'));
    expect(answer.ok ? [] : answer.reasons).toHaveLength(2);
  });

  test('never fails, whatever it holds', () => {
    const name = fc.oneof(
      fc.constantFrom('A1', 'A4', 'C3', 'C4', 'D6', 'GANG', 'up', '__proto__', 'constructor'),
      fc.string(),
    );
    const value = fc.oneof(fc.constantFrom('SHERIFF', 'YES', '4', '1e999', ',', '-1'), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.oneof(value, fc.array(value)))), (entries) => {
        const answer = readFinderQuery(Object.fromEntries(entries));
        if (answer.ok) expect(finderResult(answer.input, rules10)).toHaveLength(rules10.programs.length);
      }),
      { numRuns: 3000 },
    );
  });
});

const programOf = (key: keyof typeof scenarios, code: string) =>
  finderResult(asAsked(inputOf(scenarios[key])), rules10).find((one) => one.code === code);

describe('what it says', () => {
  test('Calder County: gangs fit, the border is missing, a nominee would open the customs designation', () => {
    expect(programOf('calder', 'OCS')).toMatchObject({ standing: 'STRONG', need: { least: 100, most: 100 } });
    expect(programOf('calder', 'CAP')).toMatchObject({ standing: 'POSSIBLE', need: { least: 47, most: 47 } });
    expect(programOf('calder', 'BEST')).toMatchObject({
      standing: 'CLOSED',
      closedBy: [{ text: expect.stringContaining('no land border') }],
    });
    expect(programOf('calder', 'T19')?.standing).toBe('CLOSED');
    expect(programOf('calder', 'T19')?.closedBy[0]?.opens).not.toBe('');
  });

  test('Harrow County: custody work fits, delegated authority waits for the answers the finder does not ask', () => {
    expect(programOf('harrow', 'CAP')?.standing).toBe('STRONG');
    expect(programOf('harrow', '287G_JEM')?.standing).toBe('DEPENDS');
    expect(programOf('harrow', '287G_JEM')?.missing.length).toBeGreaterThan(3);
  });

  test('Ellsmere County: a small share of bookings never speaks for delegated authority', () => {
    expect(programOf('ellsmere', 'CAP')?.standing).toBe('STRONG');
    expect(programOf('ellsmere', '287G_JEM')).toMatchObject({ standing: 'LOW', need: { most: 34 } });
  });

  test('a program that is open says what ICE answers later, and nothing is called recommended', () => {
    expect(programOf('portAmity', 'BEST')?.iceConfirms.length).toBeGreaterThan(0);
    expect(Object.values(standingLabels).join(' ')).not.toMatch(/recommended/i);
  });

  test('the true need lies in the range that was shown, whatever the answers left out turn out to be', () => {
    fc.assert(
      fc.property(completeInput, (input) => {
        const shown = finderResult(asAsked(input), rules10);
        // The whole truth agrees with what was asked and adds the rest.
        const whole = { ...input, answers: { ...input.answers, ...asAsked(input).answers } };
        const truth = evaluate({ ...whole, concerns: asAsked(input).concerns }, rules10);
        for (const { code, need } of truth.programs) {
          const range = shown.find((one) => one.code === code)?.need;
          if (need === null || !range) continue;
          expect(need).toBeGreaterThanOrEqual(range.least - 1e-9);
          expect(need).toBeLessThanOrEqual(range.most + 1e-9);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('answers of section I change nothing', () => {
    fc.assert(
      fc.property(completeInput, (input) => {
        const without = Object.fromEntries(Object.entries(input.answers).filter(([code]) => !code.startsWith('I')));
        expect(finderResult(input, rules10)).toEqual(finderResult({ ...input, answers: without }, rules10));
      }),
      { numRuns: 100 },
    );
  });
});

test('the hidden fields of a new request are ones that its step reads', () => {
  const fields = carriedFields(asAsked(inputOf(scenarios.portAmity)));
  const carried: Record<string, unknown> = {};
  for (const { name, value } of fields) {
    const [, key = '', concern = '', part = ''] = name.split('.');
    if (key === 'borderFeatures') carried[key] = [...((carried[key] as string[]) ?? []), value];
    else if (key !== 'concerns') carried[key] = value;
    else {
      const rows = (carried.concerns ?? {}) as Record<string, object>;
      carried.concerns = { ...rows, [concern]: { ...rows[concern], [part]: value } };
    }
  }
  expect(carriedAnswers.parse(carried)).toMatchObject({
    operatesJail: false,
    borderFeatures: ['SEAPORT', 'INTL_AIRPORT'],
    officers: 3,
    concerns: { NARC: { severity: '3', trend: 'UP', nexus: 'DOCUMENTED', basis: 'ESTIMATED' } },
  });
});
