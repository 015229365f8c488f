import { describe, expect, test } from 'vitest';
import { agencyView } from '@/lib/domain/assessments/agency-view';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { toEvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { harrowCounty } from '@/tests/support/scenario-detention';

// What a field visit corrected counts in the result that the agency reads, and is not told by it.

const found = 98_765;
const findings = { ...harrowCounty.answers, C3: { value: found, basis: 'COUNTED' as const } };
const whole = evaluate(toEvaluationInput(harrowCounty.agency.type, findings), rules10);
const usesC3 = ({ answers }: { answers: readonly { code: string }[] }) => answers.some(({ code }) => code === 'C3');

describe('an answer that the visit corrected', () => {
  const seen = agencyView(whole, new Set(['C3', 'B.GANG']));

  test('is in the whole result, in figures and in sentences', () => {
    const text = JSON.stringify(whole);
    expect(text).toContain(String(found));
    expect(text).toContain(found.toLocaleString('en-US'));
  });

  test('is nowhere in what the agency reads, and the line says that it counts', () => {
    const text = JSON.stringify(seen);
    expect(text).not.toContain(String(found));
    expect(text).not.toContain(found.toLocaleString('en-US'));
    const lines = seen.programs.flatMap((program) => program.lines).filter(usesC3);
    expect(lines.length).toBeGreaterThan(0);
    for (const { answers, reason } of lines) {
      expect(answers.find(({ code }) => code === 'C3')).toEqual({ code: 'C3', value: null, found: true });
      expect(reason).toMatch(/^On C3 the field visit found otherwise/u);
    }
    const gangs = seen.programs.flatMap(({ lines: all }) => all.flatMap(({ answers }) => answers));
    expect(gangs.filter(({ code }) => code === 'B.GANG').every(({ value }) => value === null)).toBe(true);
  });

  test('changes neither points nor bands', () => {
    const figures = (of: typeof whole) => of.programs.map(({ code, band, need }) => [code, band, need]);
    expect(figures(seen)).toEqual(figures(whole));
    expect(agencyView(whole, new Set())).toEqual(agencyView(whole));
  });
});
