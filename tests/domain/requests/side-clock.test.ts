import { describe, expect, test } from 'vitest';
import { type Arrival, sideClock } from '@/lib/domain/requests/side-clock';
import { similarMin, typicalTime } from '@/lib/domain/requests/typical-time';

// 26 November 2026 is Thanksgiving; the 28th and 29th are a weekend.

describe('the clocks of both sides', () => {
  const submitted: Arrival = { holder: 'INTAKE', on: '2026-11-23' };

  test('run for who has the case, and stand still for the other', () => {
    const returned: Arrival = { holder: 'AGENCY', on: '2026-11-25' };
    expect(sideClock([submitted], '2026-11-25')).toEqual({ agency: 0, ice: 2 });
    expect(sideClock([submitted, returned], '2026-11-30')).toEqual({ agency: 2, ice: 2 });
    const again: Arrival = { holder: 'LIAISON', on: '2026-11-27' };
    expect(sideClock([submitted, returned, again], '2026-11-30')).toEqual({ agency: 1, ice: 3 });
  });

  test('both run while both work on it or sign it, and none once it is closed', () => {
    const both: Arrival = { holder: 'BOTH', on: '2026-11-24' };
    const closed: Arrival = { holder: null, on: '2026-11-30' };
    expect(sideClock([submitted, both, closed], '2026-12-31')).toEqual({ agency: 3, ice: 4 });
    expect(sideClock([{ holder: 'SIGNERS', on: '2026-11-23' }], '2026-11-24')).toEqual({ agency: 1, ice: 1 });
  });

  test('weekends and holidays are nobody’s time', () => {
    expect(sideClock([{ holder: 'LIAISON', on: '2026-11-25' }], '2026-11-26')).toEqual({ agency: 0, ice: 0 });
    expect(sideClock([{ holder: 'LIAISON', on: '2026-11-27' }], '2026-11-29')).toEqual({ agency: 0, ice: 0 });
  });
});

describe('what is typical', () => {
  const stay = (to: string, at: number) => ({ from: '2026-12-01', to, agencyId: `agency ${at % 3}` });
  const five = ['2026-12-02', '2026-12-03', '2026-12-04', '2026-12-08', '2026-12-23'].map(stay);

  test('is said of three agencies and of no fewer, however many requests they have', () => {
    const two = [...five, ...five].map((one, at) => ({ ...one, agencyId: `agency ${at % 2}` }));
    expect(typicalTime(two)).toBeNull();
    expect(typicalTime([...two, stay('2026-12-02', 2)])?.cases).toBe(11);
  });

  test('is said of five cases and of no fewer', () => {
    expect(similarMin).toBe(5);
    expect(typicalTime(five.slice(1))).toBeNull();
    expect(typicalTime(five)).toEqual({ cases: 5, half: 3, nineOfTen: 16 });
  });

  test('does not depend on the order, and one slow case does not move the middle', () => {
    expect(typicalTime([...five].reverse())).toEqual(typicalTime(five));
    expect(typicalTime([...five.slice(0, 4), stay('2027-11-30', 4)])?.half).toBe(3);
  });
});
