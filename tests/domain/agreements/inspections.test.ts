import { expect, test } from 'vitest';
import {
  type Correction,
  findingCosts,
  isClosable,
  isCorrected,
  nextInspectionDue,
  type OpenFinding,
  responseDue,
  toCorrectionDuty,
} from '@/lib/domain/agreements/inspections';
import { escalationDue, standingOf } from '@/lib/domain/agreements/obligations';

const correction = (changes: Partial<Correction>): Correction => ({
  text: 'Train the night shift',
  ownerSide: 'AGENCY',
  state: 'OPEN',
  dueOn: '2026-11-20',
  escalatedAt: null,
  returned: false,
  ...changes,
});

const finding = (...states: Correction['state'][]): OpenFinding => ({
  severity: 'SERIOUS',
  text: 'Refresher training is missing.',
  inspectedOn: '2026-11-03',
  corrections: states.map((state) => ({ state })),
});

test('a finding is corrected once every action is verified, and never without one', () => {
  expect(isCorrected(finding())).toBe(false);
  expect(isCorrected(finding('VERIFIED', 'DONE'))).toBe(false);
  expect(isCorrected(finding('VERIFIED', 'VERIFIED'))).toBe(true);
  expect(isClosable([finding('VERIFIED'), finding('OPEN')])).toBe(false);
  expect(isClosable([finding('VERIFIED'), finding('VERIFIED')])).toBe(true);
});

test('a late correction is told of like a late duty, and not once it is reported', () => {
  const due = (changes: Partial<Correction>, today: string) =>
    escalationDue(toCorrectionDuty(correction(changes)), today);
  expect([due({}, '2026-11-19'), due({}, '2026-11-20'), due({ escalatedAt: 0 }, '2026-11-27')]).toEqual([null, 0, 7]);
  expect(due({ state: 'DONE' }, '2026-12-24')).toBeNull();
  expect(due({ state: 'VERIFIED' }, '2026-12-24')).toBeNull();
});

test('open findings and late corrections cost points with a reason, corrected ones none', () => {
  const late = toCorrectionDuty(correction({}));
  const open = [{ ...finding('OPEN'), severity: 'CRITICAL' as const }, finding('VERIFIED')];
  expect(standingOf([late], '2026-11-24', findingCosts(open))).toEqual({
    score: 75,
    reasons: [
      '10 points less. Correct: Train the night shift: was due on Nov 20, 2026.',
      '15 points less. Critical finding of the inspection on Nov 3, 2026: Refresher training is missing.',
    ],
  });
  expect(findingCosts([finding('DONE')])[0]?.points).toBe(5);
});

test('an inspection is answered within 30 days, and the next comes two years after the last', () => {
  expect(responseDue('2026-11-24')).toBe('2026-12-24');
  expect(nextInspectionDue('2026-11-24', null)).toBe('2028-11-24');
  expect(nextInspectionDue('2026-11-24', '2027-03-01')).toBe('2029-03-01');
  expect(nextInspectionDue(null, null)).toBeNull();
});
