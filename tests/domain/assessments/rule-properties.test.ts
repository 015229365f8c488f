import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agencyView } from '@/lib/domain/assessments/agency-view';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import type { Evaluation } from '@/lib/domain/assessments/evaluation';
import { canonicalInput, evaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { concerns, severities } from '@/lib/domain/concerns';
import { anyInput, completeInput, dropped, without } from '@/tests/support/evaluation-inputs';

const runs = { numRuns: 150 };

const find = (evaluation: Evaluation, code: string) => evaluation.programs.find((program) => program.code === code);

describe('for any input', () => {
  test('scores lie within 0 and 100 and are the sum of their lines', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const program of evaluate(input, rules10).programs) {
          for (const part of ['need', 'capacity'] as const) {
            const score = program[part];
            if (score === null) continue;
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(100);
            const lines = program.lines.filter((line) => line.part === part);
            expect(lines.reduce((sum, line) => sum + (line.earned ?? Number.NaN), 0)).toBe(score);
          }
        }
      }),
      runs,
    );
  });

  test('a higher severity never lowers need', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.constantFrom(...concerns),
        fc.constantFrom(...severities),
        (input, concern, severity) => {
          const before = input.concerns[concern] ?? { severity: 0, trend: 'FLAT', nexus: 'NONE' };
          fc.pre(severity > before.severity);
          const worse = { ...input, concerns: { ...input.concerns, [concern]: { ...before, severity } } };
          const raised = evaluate(worse, rules10);
          for (const program of evaluate(input, rules10).programs) {
            const after = find(raised, program.code)?.need;
            if (program.need !== null && after !== null) expect(after).toBeGreaterThanOrEqual(program.need);
          }
        },
      ),
      runs,
    );
  });

  test('the gate beats the score: a failed gate is never anything but not eligible, and only a failed gate is', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const program of evaluate(input, rules10).programs) {
          const failed = program.gates.some((gate) => !gate.pass);
          expect(program.band === 'NOT_ELIGIBLE').toBe(failed);
          expect(program.unlock.length > 0).toBe(failed);
        }
      }),
      runs,
    );
  });

  test('a missing answer never counts as "no": it is named, and a result given without it stays when it comes', () => {
    fc.assert(
      fc.property(completeInput, dropped, (input, codes) => {
        const full = evaluate(input, rules10);
        for (const program of evaluate({ ...input, answers: without(input.answers, codes) }, rules10).programs) {
          const whole = find(full, program.code);
          if (program.band === 'INCOMPLETE') {
            expect(program.missing.length).toBeGreaterThan(0);
            for (const code of program.missing) expect(codes).toContain(code);
            continue;
          }
          // ORDER-1 depends on another program, which may itself wait for an answer.
          if (program.heldBy !== 'ORDER-1' && whole?.heldBy !== 'ORDER-1') expect(whole?.band).toBe(program.band);
          if (program.band === 'NOT_ELIGIBLE') continue;
          expect(whole?.need).toBe(program.need);
          expect(whole?.capacity).toBe(program.capacity);
        }
      }),
      runs,
    );
  });

  test('a complete input leaves no program incomplete', () => {
    fc.assert(
      fc.property(completeInput, (input) => {
        for (const program of evaluate(input, rules10).programs) expect(program.band).not.toBe('INCOMPLETE');
      }),
      runs,
    );
  });

  test('the same input gives the same result, and is not changed', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const copy = structuredClone(input);
        expect(evaluate(input, rules10)).toEqual(evaluate(copy, rules10));
        expect(input).toEqual(copy);
      }),
      runs,
    );
  });

  test('without supervision nothing that needs it is recommended', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom('I1', 'I2'), (input, question) => {
        const off = { ...input, answers: { ...input.answers, [question]: { value: false } } };
        for (const rule of rules10.programs.filter((one) => one.supervisor === question)) {
          expect(find(evaluate(off, rules10), rule.code)?.band).not.toBe('RECOMMENDED');
        }
      }),
      runs,
    );
  });

  test('delegated authority is never recommended beside the Criminal Alien Program, and always has an alternative', () => {
    fc.assert(
      fc.property(completeInput, (input) => {
        const evaluation = evaluate(input, rules10);
        const both = ['CAP', '287G_JEM'].every((code) => find(evaluation, code)?.band === 'RECOMMENDED');
        expect(both).toBe(false);
        expect(find(evaluation, '287G_JEM')?.alternatives.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  test('an agency sees nothing that rests on the ICE part', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const seen = JSON.stringify(agencyView(evaluate(input, rules10)));
        expect(seen).not.toMatch(/"I[1-9]"|"S6"|removal office|investigations office/);
      }),
      runs,
    );
  });

  test('the outside schema accepts it and leaves the result as it was', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const parsed = evaluationInput.parse(JSON.parse(JSON.stringify(input)));
        expect(evaluate(parsed, rules10)).toEqual(evaluate(JSON.parse(JSON.stringify(input)), rules10));
      }),
      runs,
    );
  });

  test('the canonical text does not depend on the order of keys, and differs when a fact differs', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const turned = {
          concerns: Object.fromEntries(Object.entries(input.concerns).reverse()),
          answers: Object.fromEntries(Object.entries(input.answers).reverse()),
          agencyType: input.agencyType,
        };
        const text = canonicalInput(input, '1.0');
        expect(canonicalInput(turned, '1.0')).toBe(text);
        expect(canonicalInput(input, '1.1')).not.toBe(text);
        const flipped = { ...input, answers: { ...input.answers, A9: { value: input.answers.A9?.value !== true } } };
        expect(canonicalInput(flipped, '1.0')).not.toBe(text);
      }),
      runs,
    );
  });
});
