import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { evaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { documentedRequest, exampleRequest, openApiDocument } from '@/lib/domain/finder/api-document';
import { recommend, recommendationsResponse, toRecommendations } from '@/lib/domain/finder/recommendations';
import { anyBody, nearlyValid } from '@/tests/support/api-bodies';
import { anyInput } from '@/tests/support/evaluation-inputs';

const refused = (body: unknown) => {
  const answer = recommend(typeof body === 'string' ? body : JSON.stringify(body), rules10);
  if (answer.ok) throw new Error('This request should have been refused.');
  return answer.problem;
};

const pathsOf = (body: unknown) => refused(body).errors?.map(({ path }) => path);

describe('a request is refused with the path of each fault', () => {
  const fine = { agencyType: 'SHERIFF', answers: {}, concerns: {} };
  test.each([
    [{ ...fine, agencyType: 'NAVY' }, ['agencyType']],
    [{ ...fine, answers: { Z9: true, Q1: 1 } }, ['answers.Z9', 'answers.Q1']],
    [{ ...fine, answers: { C3: -1 } }, ['answers.C3']],
    [{ ...fine, answers: { C3: { value: -1, basis: 'COUNTED' } } }, ['answers.C3.value']],
    [{ ...fine, answers: { C4: { value: 3, basis: 'GUESSED' } } }, ['answers.C4.basis']],
    [{ ...fine, answers: { A5: ['SEAPORT', 'MOON'] } }, ['answers.A5.1']],
    [{ ...fine, answers: { A8: 'PERHAPS' } }, ['answers.A8']],
    [{ ...fine, concerns: { UFO: { severity: 4 } } }, ['concerns.UFO']],
    [{ ...fine, concerns: { GANG: { severity: 5 } } }, ['concerns.GANG.severity']],
    [{ ...fine, concerns: { GANG: { severity: 4, trend: 'SIDEWAYS' } } }, ['concerns.GANG.trend']],
    [{ ...fine, name: 'x' }, ['name']],
    [{ answers: {}, concerns: {} }, ['agencyType']],
    ['{"agencyType":"SHERIFF","answers":{"__proto__":true},"concerns":{}}', ['answers.__proto__']],
    ['{"agencyType":"SHERIFF","answers":{},"concerns":{"__proto__":{"severity":4}}}', ['concerns.__proto__']],
    ['{"agencyType":"SHERIFF","answers":{"C3":1e999},"concerns":{}}', ['answers.C3']],
  ])('%j', (body, expected) => {
    expect(pathsOf(body)).toEqual(expected);
    expect(refused(body).status).toBe(422);
  });

  test.each(['', '{', 'NaN', '[[[[[[[[[[[[]]]]]]]]]]]]', `${'['.repeat(20_000)}${']'.repeat(20_000)}`])(
    'text %#, which is no JSON or too deep',
    (text) => expect(refused(text).status).toBe(400),
  );

  test('says how to mend it, in words of ours', () => {
    const details = nearlyFaulty.flatMap((body) => refused(body).errors?.map(({ detail }) => detail) ?? []);
    expect(details.length).toBeGreaterThan(3);
    for (const detail of details) expect(detail).not.toMatch(/invalid|expected|failed/i);
  });
});

const nearlyFaulty = [
  null,
  { agencyType: 1, answers: [], concerns: 'x' },
  { agencyType: 'SHERIFF', answers: { A4: 'yes', E1: 'many', A7: 3 }, concerns: { GANG: 4, NARC: { severity: 'x' } } },
];

test('thousands of generated bodies give an answer or a refusal, and the same one again', () => {
  const seen = new Set<number>();
  fc.assert(
    fc.property(anyBody, (text) => {
      const answer = recommend(text, rules10);
      seen.add(answer.ok ? 200 : answer.problem.status);
      if (answer.ok) expect(recommendationsResponse.safeParse(answer.body).success).toBe(true);
      else expect([400, 422]).toContain(answer.problem.status);
      expect(recommend(text, rules10)).toEqual(answer);
    }),
    { numRuns: 6000 },
  );
  // The generators would prove little if one kind of answer never came.
  expect([...seen].sort()).toEqual([200, 400, 422]);
}, 120_000);

test('the text of an input gives what the rules give', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const answer = recommend(JSON.stringify(input), rules10);
      expect(answer).toEqual({ ok: true, body: toRecommendations(evaluate(input, rules10)) });
    }),
    { numRuns: 300 },
  );
});

describe('the documentation', () => {
  test('shows an example that works', () => {
    const answer = recommend(JSON.stringify(exampleRequest), rules10);
    expect(answer.ok && answer.body.programs.find(({ code }) => code === 'OCS')).toMatchObject({
      band: 'RECOMMENDED',
      need: 100,
      capacity: 100,
    });
  });

  test('takes every request that is taken, and refuses none of them', () => {
    fc.assert(
      fc.property(nearlyValid, (body) => {
        if (!evaluationInput.safeParse(body).success) return;
        expect(documentedRequest.safeParse(body).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('names every code and value in its OpenAPI document', () => {
    const text = JSON.stringify(openApiDocument('/api/v1/recommendations', '/api/v1/verify'));
    for (const word of [
      'SHERIFF',
      '"C4"',
      'ON_CALL',
      'ESTIMATED',
      'DOCUMENTED',
      'RECOMMENDED',
      'BUNDLE-1',
      '287G_JEM',
      '/api/v1/verify',
      'SUPERSEDED',
    ]) {
      expect(text).toContain(word);
    }
  });
});
