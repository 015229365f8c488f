import { describe, expect, test } from 'vitest';
import { explainedStatus } from '@/lib/domain/requests/explained';
import { requestStatuses, requestStatusFacts } from '@/lib/domain/requests/status';

const typical = { cases: 38, half: 4, nineOfTen: 9 };
const base = {
  status: 'INTAKE_REVIEW',
  kind: 'New partnership',
  side: 'AGENCY',
  waits: false,
  since: '2026-12-01',
  today: '2026-12-02',
  typical,
  clock: { agency: 1, ice: 6 },
} as const;

describe('how long this takes', () => {
  test('gives the day to expect, and what it rests on', () => {
    const explained = explainedStatus(base);
    expect(explained?.expected).toBe('Expect it to go on by about Mon, Dec 7, 2026.');
    expect(explained?.basis).toContain('Of the latest 38 requests of the same kind (New partnership)');
    expect(explained?.basis).toContain('half took 4 business days or less, nine of ten 9 business days or less.');
    expect(explained?.clock).toContain('ICE has had it for 6 business days and the agency for 1 business day.');
  });

  test('says so when it takes longer than usual, and then what to do', () => {
    expect(explainedStatus({ ...base, today: '2026-12-08' })?.expected).toMatch(
      /longer than usual.*Mon, Dec 14, 2026/u,
    );
    expect(explainedStatus({ ...base, today: '2026-12-21' })?.expected).toBe(
      'It has taken 14 business days, longer than nine of ten. Write a comment on this page to ask how it stands.',
    );
  });

  test('falls back on the target where too few cases are alike', () => {
    const explained = explainedStatus({ ...base, typical: null });
    expect(explained?.expected).toBe('The target of this step is 5 business days: Tue, Dec 8, 2026.');
    expect(explained?.basis).toContain('Too few requests of this kind');
    expect(explainedStatus({ ...base, status: 'RETURNED', typical: null })?.expected).toContain('30 calendar days');
  });

  test('says to each reader what they have to do', () => {
    expect(explainedStatus(base)?.who).toBe(
      'Intake office has it now. You have nothing to do; we tell you by e-mail when it is your turn.',
    );
    expect(explainedStatus({ ...base, side: 'ICE' })?.who).toBe('Intake office has it now.');
    expect(explainedStatus({ ...base, waits: true })?.who).toMatch(/^It waits for you\./u);
    expect(explainedStatus({ ...base, status: 'ASSESSING', side: 'ICE' })?.who).toBe('Agency and liaison have it now.');
    expect(explainedStatus({ ...base, status: 'RETURNED' })?.who).toContain('ICE waits for what your agency sends.');
  });

  test('is there for each open status, and for none that is closed or rests', () => {
    for (const status of requestStatuses) {
      const isThere = requestStatusFacts[status].open && status !== 'DEFERRED';
      expect([status, explainedStatus({ ...base, status }) !== null]).toEqual([status, isThere]);
    }
  });

  test('shows no clock before the request was sent', () => {
    expect(explainedStatus({ ...base, status: 'DRAFT', clock: null })?.clock).toBeNull();
  });
});
