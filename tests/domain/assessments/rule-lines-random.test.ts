// What holds for any table to which lines were added at random and which the checks let through.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agencyView } from '@/lib/domain/assessments/agency-view';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { readRuleLine, withLine } from '@/lib/domain/assessments/rule-line-form';
import { type LineSetup, ruleLineFacts, ruleLineKinds } from '@/lib/domain/assessments/rule-line-kinds';
import type { LineValues } from '@/lib/domain/assessments/rule-line-values';
import type { ProgramRule, RuleSet } from '@/lib/domain/assessments/rule-set';
import { programFaults } from '@/lib/domain/assessments/rule-soundness';
import { isIceOnly, ruleSources } from '@/lib/domain/assessments/rule-sources';
import { codesOfTerm } from '@/lib/domain/assessments/rule-terms';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { concerns, severities } from '@/lib/domain/concerns';
import { completeInput, dropped, without } from '@/tests/support/evaluation-inputs';

import { ruleOf, setupOf, words } from '@/tests/support/rule-lines';

describe('any table with lines added at random that the checks let through', () => {
  const figure = fc.integer({ min: 1, max: 20 }).map(String);

  const valuesFor = ({ kind, reads }: LineSetup): fc.Arbitrary<LineValues> => {
    const tests = Object.fromEntries(
      reads.flatMap(({ kind: source, options }, at) => {
        const values = options.map(({ value }) => value);
        if (source === 'figure') {
          return [
            [`test_${at}_compare`, fc.constantFrom('AT_LEAST', 'BELOW', 'NOT_COUNTED')],
            [`test_${at}_figure`, figure],
          ];
        }
        const many = source !== 'yesno' && source !== 'concern';
        return [[`test_${at}`, many ? fc.subarray(values, { minLength: 1 }) : fc.constantFrom(...values)]];
      }),
    );
    const choices = reads.flatMap(({ options }) => options.map(({ value }) => [`choice_${value}`, figure]));
    return fc.record<LineValues>({
      ...tests,
      ...(kind.endsWith('.choice') ? Object.fromEntries(choices) : {}),
      of: fc.subarray([...concerns], { minLength: 1 }),
      from_0: fc.constant('50'),
      points_0: figure,
      from_1: fc.constant('2'),
      points_1: figure,
      below: figure,
      points: figure,
      documented: figure,
      suspected: figure,
      at: figure,
      noun: fc.constant('a figure'),
      says: fc.constant(words.says),
      ...Object.fromEntries(['lacks', 'asks', 'fails', 'unlock', 'sentence'].map((key) => [key, fc.constant('So.')])),
    });
  };

  const setup = fc.constantFrom(...ruleLineKinds).chain((kind) => {
    const { reads, kinds } = ruleLineFacts[kind];
    const codes = ruleSources.filter((source) => kinds.includes(source.kind)).map(({ code }) => code);
    const chosen = reads === 0 ? fc.constant([]) : fc.subarray(codes, { minLength: 1, maxLength: reads });
    return fc.tuple(chosen, fc.constantFrom('all', 'any')).map(([some, join]) => setupOf(kind, some, join));
  });

  const addition = setup.chain((one) => valuesFor(one).map((values) => ({ setup: one, values })));

  const scored = rules10.programs.filter(({ mode }) => mode === 'SCORED').map(({ code }) => code);

  // Room for new lines: half of what 1.0 gives is taken away, at random; then up to three lines come in.
  const grown: fc.Arbitrary<{ rules: RuleSet; code: string }> = fc
    .record({
      code: fc.constantFrom(...scored),
      kept: fc.integer({ min: 0, max: 3 }),
      additions: fc.array(addition, { minLength: 1, maxLength: 3 }),
    })
    .map(({ code, kept, additions }) => {
      const base = ruleOf(code);
      let rule: ProgramRule = { ...base, need: base.need.slice(0, kept), capacity: base.capacity.slice(0, kept) };
      for (const one of additions) {
        const read = readRuleLine(rule, one.setup, one.values);
        if (!read.ok) throw new Error(JSON.stringify([one, read.fields]));
        const changed = withLine(rule, read.line);
        if (programFaults(changed).length === 0) rule = changed;
      }
      const programs = rules10.programs.map((one) => (one.code === code ? rule : one));
      return { rules: { ...rules10, programs }, code };
    });

  const outcome = (input: EvaluationInput, { rules, code }: { rules: RuleSet; code: string }) => {
    const found = evaluate(input, rules).programs.find((one) => one.code === code);
    if (!found) throw new Error(`There is no result for ${code}.`);
    return found;
  };

  const runs = { numRuns: 120 };

  test('scores stay within 0 to 100, a complete input leaves nothing open, and a failed gate beats every score', () => {
    fc.assert(
      fc.property(grown, completeInput, (table, input) => {
        const { need, capacity, band, gates } = outcome(input, table);
        for (const score of [need, capacity]) {
          if (score === null) continue;
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100 + 1e-9);
        }
        expect(band).not.toBe('INCOMPLETE');
        expect(band === 'NOT_ELIGIBLE').toBe(gates.some(({ pass }) => !pass));
      }),
      runs,
    );
  });

  test('a higher severity never lowers need, and closes no gate that was open', () => {
    fc.assert(
      fc.property(
        grown,
        completeInput,
        fc.constantFrom(...concerns),
        fc.constantFrom(...severities),
        (table, input, concern, severity) => {
          const before = input.concerns[concern] ?? { severity: 0, trend: 'FLAT', nexus: 'NONE' };
          fc.pre(severity > before.severity);
          const worse = { ...input, concerns: { ...input.concerns, [concern]: { ...before, severity } } };
          const [low, high] = [outcome(input, table), outcome(worse, table)];
          if (low.need !== null && high.need !== null) expect(high.need).toBeGreaterThanOrEqual(low.need);
          if (low.band !== 'NOT_ELIGIBLE') expect(high.band).not.toBe('NOT_ELIGIBLE');
        },
      ),
      runs,
    );
  });

  test('a missing answer never counts as “no”: it is named, and a result given without it stays when it comes', () => {
    fc.assert(
      fc.property(grown, completeInput, dropped, (table, input, codes) => {
        const part = outcome({ ...input, answers: without(input.answers, codes) }, table);
        const full = outcome(input, table);
        if (part.band === 'INCOMPLETE') {
          expect(part.missing.length).toBeGreaterThan(0);
          for (const code of part.missing) expect(codes).toContain(code);
          return;
        }
        // ORDER-1 depends on another program, which may itself wait for an answer.
        if (part.heldBy !== 'ORDER-1' && full.heldBy !== 'ORDER-1') expect(full.band).toBe(part.band);
        if (part.band !== 'NOT_ELIGIBLE') expect([full.need, full.capacity]).toEqual([part.need, part.capacity]);
      }),
      runs,
    );
  });

  test('an agency never sees a line or a gate that rests on the ICE part, nor a capacity that counts one', () => {
    fc.assert(
      fc.property(grown, completeInput, (table, input) => {
        const seen = agencyView(evaluate(input, table.rules)).programs.find(({ code }) => code === table.code);
        const rule = ruleOf(table.code, table.rules);
        expect(JSON.stringify(seen)).not.toMatch(/"I[1-9]"/u);
        if (rule.capacity.flatMap(codesOfTerm).some(isIceOnly)) expect(seen?.capacity).toBeNull();
        expect(rule.need.flatMap(codesOfTerm).some(isIceOnly)).toBe(false);
      }),
      runs,
    );
  });
});
