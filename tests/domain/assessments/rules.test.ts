import { describe, expect, test } from 'vitest';
import { coreQuestions, questionOf } from '@/lib/domain/assessments/question-bank';
import { ruleSet } from '@/lib/domain/assessments/rule-set';
import { possibleOf } from '@/lib/domain/assessments/rule-terms';
import { describeRule } from '@/lib/domain/assessments/rule-wording';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';

describe('the rule table 1.0', () => {
  test('is well formed data and survives a trip through JSON', () => {
    expect(ruleSet.parse(JSON.parse(JSON.stringify(rules10)))).toEqual(rules10);
  });

  test('gives at most 100 points for need and for capacity, in every scored program', () => {
    for (const rule of rules10.programs.filter((one) => one.mode === 'SCORED')) {
      const most = (terms: typeof rule.need) => terms.reduce((sum, term) => sum + possibleOf(term), 0);
      expect(most(rule.need), `${rule.code} need`).toBe(100);
      expect(most(rule.capacity), `${rule.code} capacity`).toBe(100);
    }
  });

  test('reads only questions that exist, and says each rule in plain words', () => {
    const text = JSON.stringify(rules10);
    for (const [, code] of text.matchAll(/"code":"([A-I]\d+)"/g)) expect(questionOf(code ?? ''), code).not.toBeNull();
    for (const rule of rules10.programs) {
      for (const one of [...rule.gates, ...rule.need, ...rule.capacity, ...rule.caps]) {
        expect(describeRule(one)).toMatch(/^[A-Z0-9].+\.$/);
      }
      for (const part of [rule.gates, rule.need, rule.capacity]) {
        expect(new Set(part.map((one) => one.id)).size, rule.code).toBe(part.length);
      }
    }
  });

  test('scores nothing about residents: the share of bookings is read by the two custody programs alone', () => {
    const readers = rules10.programs.filter((rule) => JSON.stringify(rule).includes('"C4"')).map((rule) => rule.code);
    expect(readers).toEqual(['CAP', '287G_JEM']);
    expect(
      coreQuestions.filter((question) => /birthplace|nationalit|ethnic/i.test(question.text)).map(({ code }) => code),
    ).toEqual(['C4']);
  });

  test('describes rules from their own numbers', () => {
    const ocs = rules10.programs.find((rule) => rule.code === 'OCS');
    expect(ocs?.need.map(describeRule)).toEqual([
      'The severity of gangs counts for up to 60 points.',
      '20 points when a cross-border link is documented for gangs, 10 when it is suspected.',
      '10 points when the trend is rising for gangs.',
      '10 points when illegal firearms are a moderate concern or worse.',
    ]);
  });
});
