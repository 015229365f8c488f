import { describe, expect, test } from 'vitest';
import { type MailWishes, planMail } from '@/lib/domain/notices/mail-plan';
import { mailRuleText, mandatoryReason, usualPace } from '@/lib/domain/notices/mail-rules';
import { agreementNotices, requestNotices, viewNotices } from '@/lib/domain/notices/notice-name';
import { choosableNames, noticeSettingsInput } from '@/lib/domain/notices/notice-settings';
import { noticesFor } from '@/lib/domain/notices/who-hears';

// When a mail goes out, by what somebody chose and by the clock on their wall.

const zone = 'America/Chicago';
const wishes: MailWishes = { timeZone: zone, quiet: null, pace: null, muted: false };
const free = 'recommendation-made';
const locked = 'letter-released';
// A Tuesday, 9 in the morning in Chicago.
const tuesday = new Date('2026-11-24T15:00:00Z');
const held = (until: string) => ({ state: 'HELD', until: new Date(until) });

describe('a mail goes out', () => {
  test.each([
    ['at once where nothing was chosen', {}, tuesday, { state: 'WAITING' }],
    ['not at all when turned off', { pace: 'OFF' }, tuesday, { state: 'NONE' }],
    ['not at all about a case that is muted', { muted: true, pace: 'INSTANT' }, tuesday, { state: 'NONE' }],
    ['at eight the next morning', { pace: 'DAILY' }, tuesday, held('2026-11-25T14:00:00Z')],
    [
      'at eight of the same day before eight',
      { pace: 'DAILY' },
      new Date('2026-11-24T13:59:59Z'),
      held('2026-11-24T14:00:00Z'),
    ],
    ['a day later at eight itself', { pace: 'DAILY' }, new Date('2026-11-24T14:00:00Z'), held('2026-11-25T14:00:00Z')],
    ['on Monday at eight', { pace: 'WEEKLY' }, tuesday, held('2026-11-30T14:00:00Z')],
    [
      'at eight also where the clocks change that night',
      { pace: 'DAILY' },
      new Date('2026-10-31T20:00:00Z'),
      held('2026-11-01T14:00:00Z'),
    ],
    [
      'by the clock of Guam, where it is tomorrow',
      { pace: 'DAILY', timeZone: 'Pacific/Guam' },
      tuesday,
      held('2026-11-24T22:00:00Z'),
    ],
    [
      'at the end of quiet hours over midnight',
      { quiet: { from: 20, until: 7 } },
      new Date('2026-11-25T03:30:00Z'),
      held('2026-11-25T13:00:00Z'),
    ],
    [
      'at the end of quiet hours within a day',
      { quiet: { from: 8, until: 12 } },
      tuesday,
      held('2026-11-24T18:00:00Z'),
    ],
    ['at once when quiet hours are over', { quiet: { from: 20, until: 9 } }, tuesday, { state: 'WAITING' }],
    [
      'after quiet hours where the digest falls into them',
      { pace: 'DAILY', quiet: { from: 22, until: 10 } },
      tuesday,
      held('2026-11-25T16:00:00Z'),
    ],
    [
      'when a quiet night ends in the hour that spring leaves out',
      { quiet: { from: 20, until: 2 } },
      new Date('2026-03-08T06:30:00Z'),
      held('2026-03-08T08:00:00Z'),
    ],
  ] as const)('%s', (_name, changes, at, plan) => {
    expect(planMail(free, { ...wishes, ...changes }, at)).toEqual(plan);
  });

  test.each([{ pace: 'OFF' }, { pace: 'WEEKLY' }, { muted: true }] as const)(
    'at once where it cannot be turned off, whatever was chosen: %o',
    (changes) => {
      expect(planMail(locked, { ...wishes, ...changes }, tuesday)).toEqual({ state: 'WAITING' });
    },
  );

  test('in the morning where it cannot be turned off and comes at night', () => {
    const night = { ...wishes, pace: 'OFF' as const, quiet: { from: 20, until: 7 } };
    expect(planMail(locked, night, new Date('2026-11-25T03:30:00Z'))).toEqual(held('2026-11-25T13:00:00Z'));
  });
});

describe('the catalogue', () => {
  const all = [...requestNotices, ...agreementNotices, ...viewNotices];

  test('says of each notice how it is mailed, and why it cannot be turned off', () => {
    const locks = all.filter((name) => mandatoryReason(name) !== null);
    expect(locks).toContain(locked);
    expect(locks.length + choosableNames.length).toBe(all.length);
    for (const name of locks) {
      expect(usualPace(name)).toBe('INSTANT');
      expect(mailRuleText(name)).toContain(mandatoryReason(name));
    }
    expect(mailRuleText('steering-minutes')).toBe('Once a day; yours to change');
  });

  test('shows nobody what can never reach them', () => {
    const officer = noticesFor(['AGENCY_OFFICER']);
    expect(officer.has('request-received')).toBe(true);
    expect(officer.has('request-yours')).toBe(false);
    expect(noticesFor(['LIAISON']).has('request-yours')).toBe(true);
    expect([...noticesFor([])].sort()).toEqual(['followed', 'mentioned', 'view-alert-ended', 'view-entered']);
  });
});

describe('the form', () => {
  const form = { timeZone: zone, quietFrom: '', quietUntil: '' };
  const messages = (changes: object) =>
    noticeSettingsInput.safeParse({ ...form, ...changes }).error?.issues.map(({ path }) => path.join('.'));

  test('reads choices, and an empty one as the usual', () => {
    const asked = {
      ...form,
      quietFrom: '20',
      quietUntil: '7',
      pace: { [free]: 'OFF', mentioned: '' },
      all: { life: 'WEEKLY' },
    };
    expect(noticeSettingsInput.parse(asked)).toEqual({
      ...{ timeZone: zone, quietFrom: 20, quietUntil: 7, all: { life: 'WEEKLY' } },
      pace: { [free]: 'OFF', mentioned: null },
    });
  });

  test.each([
    ['one end of the quiet hours alone', { quietFrom: '20' }, 'quietUntil'],
    ['quiet hours without length', { quietFrom: '7', quietUntil: '7' }, 'quietUntil'],
    ['an hour that no clock shows', { quietFrom: '24', quietUntil: '7' }, 'quietFrom'],
    ['a zone of no list', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['what cannot be turned off', { pace: { [locked]: 'OFF' } }, 'pace'],
    ['a notice that is none', { pace: { nothing: 'OFF' } }, 'pace'],
  ])('refuses %s', (_name, changes, field) => {
    expect(messages(changes)).toEqual([field]);
  });
});
