import { describe, expect, test } from 'vitest';
import {
  closedFor,
  type DaysOff,
  daysOffInput,
  daysOffProblem,
  daysOffRules,
  notCounting,
  notCountingIn,
} from '@/lib/domain/agencies/days-off';
import { penFreeOn, theOtherSideLetThePenRest } from '@/lib/domain/agreements/guards-text';
import { reminderDue } from '@/lib/domain/agreements/signing-time';
import { addBusinessDays, addCalendarDays, businessDaysBetween } from '@/lib/domain/dates';
import { planFreeOn } from '@/lib/domain/requests/guards-plan';
import { type Arrival, agencySpans, sideClock } from '@/lib/domain/requests/side-clock';
import { agreementFactsOf, personOf } from '@/tests/support/agreement-facts';

// Tuesday, November 24, 2026; the 26th is Thanksgiving, the 28th and 29th are a weekend.
const today = '2026-11-24';
const founders: DaysOff = { name: 'Founders’ Day', from: '2026-12-01', to: '2026-12-01' };
const flood: DaysOff = { name: 'Flood week', from: '2026-12-07', to: '2026-12-11' };

const problem = (change: Partial<DaysOff>, standing: readonly DaysOff[] = []) =>
  daysOffProblem({ ...founders, ...change }, standing, today)?.text ?? null;

describe('days off', () => {
  test('are to come, at most two years ahead, and no day is there twice', () => {
    expect(problem({})).toBeNull();
    expect(problem({ from: today, to: today })).toMatch(/after today/u);
    expect(problem({ from: '2028-11-24', to: '2028-11-24' })).toBeNull();
    expect(problem({ from: '2028-11-24', to: '2028-11-25' })).toMatch(/until Nov 24, 2028/u);
    expect(problem({ from: '2026-11-30', to: '2026-12-01' }, [founders])).toMatch(/^Founders’ Day has some/u);
    expect(problem({ from: '2026-12-02', to: '2026-12-02' }, [founders])).toBeNull();
  });

  test('are at most sixty in a year, of either year that they touch', () => {
    const full = Array.from({ length: 4 }, (_each, n): DaysOff => {
      const from = addCalendarDays('2027-02-01', n * 14);
      return { name: `${n}`, from, to: addCalendarDays(from, 13) };
    });
    expect(problem({ from: '2027-06-01', to: '2027-06-04' }, full)).toBeNull();
    expect(problem({ from: '2027-06-01', to: '2027-06-05' }, full)).toMatch(/2027 has more than 60 days/u);
    expect(problem({ from: '2026-12-31', to: '2027-01-05' }, full)).toMatch(/2027 has more than 60 days/u);
  });

  test('are entered with a name, in order, and at most fourteen at once', () => {
    const asked = { name: 'Fair', from: '2027-05-01', to: addCalendarDays('2027-05-01', daysOffRules.rangeDays - 1) };
    expect(daysOffInput.safeParse(asked).success).toBe(true);
    for (const change of [{ name: '' }, { to: '2027-05-15' }, { to: '2027-04-30' }, { from: '2027-02-30' }]) {
      expect(daysOffInput.safeParse({ ...asked, ...change }).success).toBe(false);
    }
  });
});

describe('the clock of the agency', () => {
  const closed = closedFor('AGENCY', [founders, flood]);

  test('does not count them, and that of ICE does', () => {
    expect(addBusinessDays('2026-11-30', 1)).toBe('2026-12-01');
    expect(addBusinessDays('2026-11-30', 1, closed)).toBe('2026-12-02');
    expect(businessDaysBetween('2026-12-04', '2026-12-14', closed)).toBe(1);
    expect(closedFor('ICE', [founders]).size).toBe(0);
    const arrivals: Arrival[] = [
      { holder: 'AGENCY', on: '2026-11-30' },
      { holder: 'BOTH', on: '2026-12-04' },
    ];
    expect(sideClock(arrivals, '2026-12-14', closed)).toEqual({ agency: 4, ice: 6 });
    expect(sideClock([{ holder: 'LIAISON', on: '2026-11-30' }], '2026-12-02', closed)).toEqual({ agency: 0, ice: 2 });
  });

  test('and the text names what was left out, where it was a business day of the agency’s own turn', () => {
    const arrivals: Arrival[] = [
      { holder: 'LIAISON', on: '2026-11-24' },
      { holder: 'AGENCY', on: '2026-12-02' },
    ];
    const weekend = { name: 'Fair', from: '2026-12-05', to: '2026-12-06' };
    expect(notCountingIn(agencySpans(arrivals, '2026-12-14'), [founders, weekend, flood])).toBe(
      ', not counting Flood week (Dec 7, 2026 to Dec 11, 2026)',
    );
    expect(notCounting('ICE', [founders], '2026-11-24', '2026-12-14')).toBe('');
    const many = Array.from({ length: 5 }, (_each, n) => ({ ...founders, name: `Day ${n}` }));
    expect(notCounting('AGENCY', many, '2026-11-24', '2026-12-14')).toMatch(/Day 2 \(Dec 1, 2026\), and 2 more$/u);
  });

  test('moves the day on which ICE may take back the plan or the pen, and never that of the agency', () => {
    const plan = (turn: 'AGENCY' | 'ICE') => ({ plan: { turn, turnSince: '2026-11-30' }, daysOff: [founders] });
    expect([planFreeOn(plan('AGENCY')), planFreeOn(plan('ICE'))]).toEqual(['2026-12-08', '2026-12-07']);
    const pen = (side: 'AGENCY' | 'ICE', dueOn: string | null = null) => ({
      pen: { side, since: '2026-11-30', dueOn },
      daysOff: [founders],
    });
    expect([penFreeOn(pen('AGENCY')), penFreeOn(pen('ICE'))]).toEqual(['2026-12-15', '2026-12-14']);
    // A date that both sides agreed on stays.
    expect(penFreeOn(pen('AGENCY', '2026-12-01'))).toBe('2026-12-01');
    const facts = agreementFactsOf({ status: 'NEGOTIATION', ...pen('AGENCY') });
    expect(theOtherSideLetThePenRest(facts, personOf('LIAISON'))).toBe(
      'The agency has until Dec 15, 2026, not counting Founders’ Day (Dec 1, 2026). After that day you can take the pen.',
    );
  });

  test('sends no reminder to a signer whose office is closed', () => {
    const turn = { countedFrom: '2026-11-25', reminders: [] };
    const moment = { today: '2026-12-01', hour: 10 };
    expect(reminderDue(turn, moment)).toBe(3);
    expect(reminderDue({ ...turn, closed }, moment)).toBeNull();
    expect(reminderDue({ ...turn, closed }, { ...moment, today: '2026-12-02' })).toBe(3);
  });
});
