import { describe, expect, test } from 'vitest';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { assessedNeedWords } from '@/lib/domain/assessments/need-words';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { programIn } from '@/tests/support/evaluations';
import { type scenarios as All, inputOf, scenarios } from '@/tests/support/scenarios';

const needs = (name: keyof typeof All, code: ProgramCode) =>
  assessedNeedWords(programIn(evaluate(inputOf(scenarios[name]), rules10), code).lines).map(({ text }) => text);

describe('assessed needs in plain words', () => {
  test('name concern, severity, trend and link, each concern once', () => {
    expect(needs('calder', 'OCS')).toEqual([
      'Gangs, a severe concern: rising, documented cross-border link.',
      'Illegal firearms, a serious concern: rising, suspected cross-border link.',
    ]);
  });

  test('name figures with what they rest on', () => {
    expect(needs('calder', 'CAP')).toEqual([
      'Bookings in which a foreign birthplace was stated, a measure of custody workload: 3.1 percent of bookings (counted).',
      expect.stringMatching(/^Bookings in the last 12 months: 4,200 bookings/u),
      'Custody workload, a minor concern: about the same, no cross-border link known.',
      'How much ICE covers the jail today: on call.',
    ]);
  });

  test('never speak of points, for any agency and any program', () => {
    for (const scenario of Object.values(scenarios)) {
      for (const { lines } of evaluate(inputOf(scenario), rules10).programs) {
        const words = assessedNeedWords(lines);
        expect(new Set(words.map(({ code }) => code)).size).toBe(words.length);
        for (const { text } of words) expect(text).not.toMatch(/points?|counts for/iu);
      }
    }
  });

  test('say that a field visit found otherwise, and not what', () => {
    const [line] = programIn(evaluate(inputOf(scenarios.calder), rules10), 'OCS').lines;
    if (!line) throw new Error('Community Shield has no line.');
    const hidden = { ...line, answers: [{ code: 'B.GANG', value: null, found: true as const }] };
    expect(assessedNeedWords([hidden]).map(({ text }) => text)).toEqual([
      'Gangs: the field visit found otherwise than you answered; what it found counts.',
    ]);
  });
});
