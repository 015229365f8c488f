// The rule table written a second time, as plain arithmetic, and compared with the evaluation of generated inputs:
// a slip in a weight, a step or a question code of the table shows here.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { type EvaluationInput, ratingOf } from '@/lib/domain/assessments/evaluation-input';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import type { Concern } from '@/lib/domain/concerns';
import { completeInput } from '@/tests/support/evaluation-inputs';

type Score = { need: number; capacity: number };

const when = (holds: boolean, points: number) => (holds ? points : 0);

function reader(input: EvaluationInput) {
  const value = (code: string) => input.answers[code]?.value ?? null;
  const rated = (concerns: Concern[]) =>
    concerns.map((concern) => ratingOf(input.concerns, concern)).filter((rating) => rating.severity > 0);
  return {
    s: (...concerns: Concern[]) =>
      Math.max(...concerns.map((concern) => ratingOf(input.concerns, concern).severity)) / 4,
    nx: (documented: number, suspected: number, ...concerns: Concern[]) => {
      const found = rated(concerns).map((rating) => rating.nexus);
      return found.includes('DOCUMENTED') ? documented : when(found.includes('SUSPECTED'), suspected);
    },
    up: (points: number, ...concerns: Concern[]) =>
      when(
        rated(concerns).some((rating) => rating.trend === 'UP'),
        points,
      ),
    yes: (code: string) => value(code) === true,
    is: (code: string, ...values: string[]) => values.some((one) => one === value(code)),
    has: (code: string, one: string) => JSON.stringify(value(code)).includes(`"${one}"`),
    some: (code: string) => JSON.stringify(value(code)) !== '["NONE"]',
    n: (code: string) => {
      const given = value(code);
      if (typeof given === 'number') return given;
      return Object.values(given ?? {}).reduce<number>((sum, part) => sum + Number(part), 0);
    },
  };
}

type Reader = ReturnType<typeof reader>;

function investigations({ s, nx, up, yes, has, some, n }: Reader, type: string): Record<string, Score> {
  const officer = n('D1') >= 1;
  const i1 = yes('I1');
  const cross: Concern[] = ['SMUG', 'NARC', 'WEAP', 'MONEY'];
  return {
    OCS: {
      need: 60 * s('GANG') + nx(20, 10, 'GANG') + up(10, 'GANG') + when(s('WEAP') * 4 >= 2, 10),
      capacity: when(officer, 40) + when(has('D6', 'GANG'), 30) + when(yes('D5'), 15) + when(i1, 15),
    },
    BEST: {
      need: 35 * s('SMUG', 'NARC') + 15 * s('WEAP') + 10 * s('MONEY') + nx(25, 12, ...cross) + up(15, ...cross),
      capacity: when(officer && n('D2') >= 12, 40) + when(has('I6', 'BEST'), 20) + when(i1, 25) + when(some('D3'), 15),
    },
    T19: {
      need: 30 * s('NARC') + 25 * s('MONEY') + 20 * s('SMUG') + nx(25, 12, 'NARC', 'MONEY', 'SMUG'),
      capacity: when(yes('E2') && yes('E4'), 40) + when(n('D2') >= 24, 30) + when(i1, 30),
    },
    DBFTF: {
      need: 60 * s('IDDOC') + nx(20, 10, 'IDDOC') + up(10, 'IDDOC') + when(type === 'STATE_MOTOR_VEHICLE', 10),
      capacity: when(officer, 35) + when(has('D6', 'FRAUD'), 25) + when(has('I6', 'DBFTF'), 20) + when(i1, 20),
    },
    PREDATOR: {
      need: 70 * s('CHILD') + nx(20, 10, 'CHILD') + up(10, 'CHILD'),
      capacity: when(officer, 40) + when(has('D6', 'ICAC'), 30) + when(yes('D5'), 15) + when(i1, 15),
    },
    FIREWALL: {
      need: 60 * s('MONEY') + nx(20, 10, 'MONEY') + when(some('A5'), 10) + up(10, 'MONEY'),
      capacity: when(officer, 40) + when(has('D6', 'NARC'), 20) + when(yes('H2'), 20) + when(i1, 20),
    },
    IPR: {
      need: 70 * s('IPR') + nx(20, 10, 'IPR') + up(10, 'IPR'),
      capacity: when(officer, 40) + when(has('D6', 'FRAUD'), 20) + when(yes('D5'), 20) + when(i1, 20),
    },
  };
}

function removal({ s, up, yes, is, has, n }: Reader, counted: boolean): Record<string, Score> {
  const share = n('C4');
  const bookings = n('C3') >= 20_000 ? 20 : n('C3') >= 5_000 ? 15 : n('C3') >= 1_000 ? 10 : 5;
  const delegated =
    (share >= 10 ? 45 : share >= 5 ? 30 : 5) + bookings + 20 * s('CUST') + when(is('C9', 'NONE', 'ON_CALL'), 15);
  const i2 = yes('I2');
  return {
    FUGOPS: {
      need: 80 * s('FUG') + up(20, 'FUG'),
      capacity: when(i2, 50) + when(n('D1') >= 1, 30) + when(has('D3', 'FUGITIVE'), 20),
    },
    CAP: {
      need:
        (share >= 10 ? 40 : share >= 5 ? 25 : share >= 1 ? 20 : 0) +
        bookings +
        20 * s('CUST') +
        (is('C9', 'NONE') ? 20 : is('C9', 'ON_CALL') ? 12 : when(is('C9', 'SCHEDULED'), 6)),
      capacity: when(yes('C6'), 30) + when(yes('C8'), 25) + when(i2, 25) + when(yes('C5'), 20),
    },
    '287G_JEM': {
      need: counted && share >= 5 ? delegated : Math.min(34, delegated),
      capacity:
        when(yes('E6'), 25) +
        when(i2, 25) +
        when(yes('I8'), 20) +
        when(yes('C8'), 15) +
        when(yes('I3') || is('C7', 'WILLING', 'ACTIVE'), 15),
    },
  };
}

test('every score equals the arithmetic of the table, for any complete input of an agency with custody', () => {
  fc.assert(
    fc.property(completeInput, (drawn) => {
      const input: EvaluationInput = { ...drawn, answers: { ...drawn.answers, A4: { value: true } } };
      const read = reader(input);
      const counted = input.answers.C4?.basis === 'COUNTED';
      const expected = { ...investigations(read, input.agencyType), ...removal(read, counted) };
      for (const [code, score] of Object.entries(expected)) {
        const found = evaluate(input, rules10).programs.find((program) => program.code === code);
        expect(found?.need, `${code} need`).toBe(score.need);
        expect(found?.capacity, `${code} capacity`).toBe(score.capacity);
      }
    }),
    { numRuns: 100 },
  );
});

test('the gates of delegated authority in the jail are exactly those of the table', () => {
  fc.assert(
    fc.property(completeInput, (input) => {
      const { yes, is, n } = reader(input);
      const open: Record<string, boolean> = {
        A4: yes('A4'),
        A8: !is('A8', 'PROHIBITS'),
        E1: n('E1') >= 1,
        E2: yes('E2'),
        E3: yes('E3'),
        E4: yes('E4'),
        E5: is('E5', 'NA', 'DONE'),
        E7: yes('E7'),
        G2: yes('G2'),
        G4: yes('G4'),
        G6: yes('G6'),
        I2: yes('I2'),
      };
      const jem = evaluate(input, rules10).programs.find((program) => program.code === '287G_JEM');
      expect(Object.fromEntries(jem?.gates.map((gate) => [gate.question, gate.pass]) ?? [])).toEqual(open);
    }),
    { numRuns: 100 },
  );
});

test('equitable sharing counts seizures, joint programs that are recommended, and drugs or money', () => {
  fc.assert(
    fc.property(completeInput, (input) => {
      const { s, yes, n } = reader(input);
      const { programs } = evaluate(input, rules10);
      const joint = ['OCS', 'BEST', 'T19', 'DBFTF', 'FIREWALL', 'IPR'];
      const any = programs.some((program) => joint.includes(program.code) && program.band === 'RECOMMENDED');
      const afes = programs.find((program) => program.code === 'AFES');
      expect(afes?.need).toBe(when(n('D4') >= 1, 50) + when(any, 30) + when(s('NARC') >= 0.5 || s('MONEY') >= 0.5, 20));
      expect(afes?.capacity).toBe(when(yes('H2'), 50) + when(yes('H3'), 50));
    }),
    { numRuns: 100 },
  );
});
