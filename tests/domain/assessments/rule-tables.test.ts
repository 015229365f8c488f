// Properties that hold for edited rule tables, drawn at random within their schema, and what more the table of 1.0
// promises: no true capacity answer lowers capacity, and a share that is not counted never passes its cap.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { editProgram, ruleFieldChanges, ruleFields } from '@/lib/domain/assessments/rule-edit';
import { ruleScenarios } from '@/lib/domain/assessments/rule-scenarios';
import { type RuleSet, ruleSet } from '@/lib/domain/assessments/rule-set';
import { ruleFaults } from '@/lib/domain/assessments/rule-soundness';
import { nextVersion } from '@/lib/domain/assessments/rule-table-state';
import { possibleOf } from '@/lib/domain/assessments/rule-terms';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { anyInput, completeInput } from '@/tests/support/evaluation-inputs';
import { inputOf, scenarios } from '@/tests/support/scenarios';

const runs = { numRuns: 100 };

const points = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true }));

/** A table of 1.0 with every number that may be edited drawn anew, within the schema and without being sound. */
const editedRules: fc.Arbitrary<RuleSet> = fc
  .tuple(fc.array(points, { minLength: 400, maxLength: 400 }), fc.tuple(points, points, points))
  .map(([drawn, [need, consider, capacity]]) => {
    let at = 0;
    const next = () => drawn[at++ % drawn.length] ?? 0;
    const programs = rules10.programs.map((rule) => {
      const typed = ruleFields(rule)
        .filter(({ kind, label }) => kind === 'number' && label !== 'Threshold')
        .map(({ key }) => [key, next().toFixed(3)]);
      const edit = editProgram(rule, Object.fromEntries(typed));
      if (!edit.ok) throw new Error(JSON.stringify(edit.fields));
      return edit.rule;
    });
    return ruleSet.parse({ ...rules10, bands: { need, consider, capacity }, programs });
  });

const most = (rules: RuleSet, code: string, part: 'need' | 'capacity') =>
  (rules.programs.find((one) => one.code === code)?.[part] ?? []).reduce((sum, term) => sum + possibleOf(term), 0);

describe('any edited table', () => {
  test('is evaluated without a throw, and no score leaves 0 to the sum of the possible points', () => {
    fc.assert(
      fc.property(editedRules, anyInput, (rules, input) => {
        for (const program of evaluate(input, rules).programs) {
          for (const part of ['need', 'capacity'] as const) {
            const score = program[part];
            if (score === null) continue;
            expect(score).toBeGreaterThanOrEqual(-1e-9);
            expect(score).toBeLessThanOrEqual(most(rules, program.code, part) + 1e-9);
          }
          expect(program.band === 'NOT_ELIGIBLE').toBe(program.gates.some((gate) => !gate.pass));
        }
      }),
      runs,
    );
  });

  test('that has no fault keeps every score within 0 to 100', () => {
    fc.assert(
      fc.property(editedRules, completeInput, (rules, input) => {
        const faulty = new Set(ruleFaults(rules).map(({ message }) => message.split(':')[0]));
        for (const { code, need, capacity } of evaluate(input, rules).programs) {
          if (faulty.has(code)) continue;
          expect(need ?? 0).toBeLessThanOrEqual(100 + 1e-9);
          expect(capacity ?? 0).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
      runs,
    );
  });
});

describe('the table of 1.0', () => {
  const yesses = ['C5', 'C6', 'C8', 'D5', 'E2', 'E4', 'E6', 'H2', 'H3', 'I1', 'I2', 'I3', 'I8'];

  test('has no fault', () => {
    expect(ruleFaults(rules10)).toEqual([]);
  });

  test('a yes about capacity never lowers capacity', () => {
    fc.assert(
      fc.property(completeInput, fc.constantFrom(...yesses), (input, code) => {
        const give = (value: boolean) =>
          evaluate({ ...input, answers: { ...input.answers, [code]: { value } } }, rules10);
        const no = give(false).programs;
        for (const { code: program, capacity } of give(true).programs) {
          const before = no.find((one) => one.code === program)?.capacity ?? 0;
          expect(capacity ?? 0).toBeGreaterThanOrEqual(before);
        }
      }),
      runs,
    );
  });

  test('a share of bookings that is not counted, or under 5 percent, never lifts need above 34', () => {
    fc.assert(
      fc.property(
        completeInput,
        fc.constantFrom('ESTIMATED', 'UNKNOWN'),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (input, basis, share) => {
          const need = (value: number, on: 'COUNTED' | 'ESTIMATED' | 'UNKNOWN') =>
            evaluate(
              { ...input, answers: { ...input.answers, A4: { value: true }, C4: { value, basis: on } } },
              rules10,
            ).programs.find(({ code }) => code === '287G_JEM')?.need ?? 0;
          expect(need(share, basis)).toBeLessThanOrEqual(34);
          expect(need(Math.min(share, 4.99), 'COUNTED')).toBeLessThanOrEqual(34);
        },
      ),
      runs,
    );
  });

  test('no single answer that is taken away turns a result into “not indicated” or “not open”', () => {
    fc.assert(
      fc.property(
        completeInput,
        fc.constantFrom('C3', 'C4', 'C9', 'D1', 'D2', 'D5', 'E1', 'E2', 'G2', 'H2', 'I1', 'I2', 'A8'),
        (input, code) => {
          const { [code]: _gone, ...answers } = input.answers;
          const full = evaluate(input, rules10).programs;
          for (const program of evaluate({ ...input, answers }, rules10).programs) {
            const before = full.find((one) => one.code === program.code)?.band;
            if (program.band === 'NOT_INDICATED' || program.band === 'NOT_ELIGIBLE') expect(before).toBe(program.band);
          }
        },
      ),
      runs,
    );
  });
});

describe('editing', () => {
  test('changes only what was typed, and says what differs', () => {
    const [rule] = rules10.programs;
    if (!rule) throw new Error('The table has no program.');
    const edit = editProgram(rule, { need__0__points: '40', nonsense: '1', need__0__kind: 'trend' });
    expect(edit.ok && ruleFieldChanges(rule, edit.rule)).toEqual([
      { label: 'Need 1, points', before: '60', after: '40' },
    ]);
    expect(editProgram(rule, { need__0__points: '-1' })).toMatchObject({ ok: false });
    expect(editProgram(rule, { need__0__points: '101' })).toMatchObject({ ok: false });
    expect(editProgram(rule, { need__3__says: ' ' })).toMatchObject({ ok: false });
  });

  test('versions count up', () => {
    expect(nextVersion(['1.0'])).toBe('1.1');
    expect(nextVersion(['1.0', '1.9', '1.10'])).toBe('1.11');
  });

  test('the examples come out as the invented agencies they were taken from', () => {
    for (const { key, input } of ruleScenarios) {
      const scenario = Object.entries(scenarios).find(([name]) => name === key)?.[1];
      if (!scenario) throw new Error(`There is no agency ${key}.`);
      const bandsOf = (from: typeof input) =>
        evaluate(from, rules10).programs.map(({ band, need, capacity }) => [band, need, capacity]);
      expect(bandsOf(input)).toEqual(bandsOf(inputOf(scenario)));
    }
  });
});
