import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Cohort,
  certificationFault,
  countFault,
  isToWarn,
  lastDayOf,
  recertificationDue,
  trainingTotals,
} from '@/lib/domain/agreements/training';

const cohort = (changes: Partial<Cohort>): Cohort => ({
  nominated: 6,
  cleared: 6,
  passed: 5,
  certified: 5,
  endsOn: '2026-02-06',
  expiresOn: '2028-02-06',
  warnedOn: null,
  recertified: 0,
  ...changes,
});

test('each count is at most the one before it, whatever the numbers', () => {
  const number = fc.nat(9);
  fc.assert(
    fc.property(number, number, number, number, (nominated, cleared, passed, certified) => {
      const right = certified <= passed && passed <= cleared && cleared <= nominated;
      expect(countFault({ nominated, cleared, passed, certified }) === null).toBe(right);
    }),
  );
  expect(countFault(cohort({ passed: 7 }))).toEqual({
    field: 'passed',
    message: 'Enter 6 or less: so many were cleared.',
  });
});

test('a designation lasts two years at most, an authorization under 287(g) one, and another program has no rule', () => {
  expect(lastDayOf('T19', '2026-02-06')).toBe('2028-02-06');
  expect(lastDayOf('287G_JEM', '2028-02-29')).toBe('2029-02-28');
  expect(lastDayOf('BEST', '2026-02-06')).toBeNull();
  const fault = (changes: Partial<Cohort>, program: 'T19' | 'BEST' = 'T19') =>
    certificationFault(program, cohort(changes), '2026-11-24')?.message ?? null;
  expect(fault({})).toBeNull();
  expect(fault({ expiresOn: '2028-02-07' })).toMatch(/^Enter Feb 6, 2028 or earlier \(ICE fact sheet/u);
  expect(fault({ expiresOn: '2031-02-06' }, 'BEST')).toBeNull();
  expect(fault({ expiresOn: '2026-02-06' })).toMatch(/a day after Feb 6, 2026/u);
  expect(fault({ expiresOn: null })).toMatch(/last day of the authorization/u);
  expect(fault({ certified: 0 })).toMatch(/nobody is certified/u);
  expect(fault({ certified: 0, expiresOn: null })).toBeNull();
  expect(fault({ endsOn: '2026-11-25', expiresOn: '2027-11-25' })).toMatch(/^Nobody has passed yet/u);
});

test('the distances count to the last day itself, on which officers are still authorized', () => {
  const on = (today: string) => recertificationDue(cohort({}), today);
  expect([on('2027-08-09'), on('2027-08-10'), on('2027-11-08'), on('2028-01-07')]).toEqual([null, 180, 90, 30]);
  expect([on('2028-02-06'), on('2028-02-07')]).toEqual([30, null]);
  expect(trainingTotals([cohort({})], '2028-02-06')).toMatchObject({ inForce: 5, lapsed: 0 });
  expect(trainingTotals([cohort({})], '2028-02-07')).toEqual({ inForce: 0, lapsed: 5, recertify: [] });
});

test('officers who were certified again count once, in the later cohort', () => {
  const before = cohort({ expiresOn: '2026-12-20', recertified: 3 });
  const after = cohort({ certified: 3, expiresOn: '2028-11-01' });
  expect(trainingTotals([after, before], '2026-11-24')).toEqual({
    inForce: 5,
    lapsed: 0,
    recertify: [{ count: 2, by: '2026-12-20', within: 30 }],
  });
  expect(trainingTotals([after, before], '2027-01-01')).toMatchObject({ inForce: 3, lapsed: 2 });
});

test('the end of an authorization is told of once, and not where everyone was certified again', () => {
  expect(isToWarn(cohort({}), '2027-12-01')).toBe(true);
  expect(isToWarn(cohort({ warnedOn: '2027-08-10' }), '2027-12-01')).toBe(false);
  expect(isToWarn(cohort({ recertified: 5 }), '2027-12-01')).toBe(false);
  expect(isToWarn(cohort({ certified: 0, expiresOn: null }), '2027-12-01')).toBe(false);
});
