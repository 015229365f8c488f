import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readLaunchSettings, readSettings, settingNames, wordProblems } from '@/lib/server/env';
import { toEnvironment } from '@/scripts/settings';

const production = {
  DEMO: 'off',
  DATABASE_URL: 'postgresql://access@db.example.gov/access',
  AUTH_SECRET: '0123456789abcdef0123456789abcdef',
  PUBLIC_ORIGIN: 'https://access.example.gov',
};

describe('good settings', () => {
  test('none at all give a demonstration on this machine', () => {
    const answer = readLaunchSettings({});
    expect(answer).toMatchObject({
      ok: true,
      settings: {
        PORT: 3000,
        HOST: '127.0.0.1',
        DEMO: true,
        DATA_DIR: '.data',
        PUBLIC_ORIGIN: 'http://localhost:3000',
      },
    });
  });

  test('the origin follows the port, and an empty text counts as not set', () => {
    expect(readLaunchSettings({ PORT: '3005', DATABASE_URL: '' })).toMatchObject({
      ok: true,
      settings: { PUBLIC_ORIGIN: 'http://localhost:3005', DATABASE_URL: undefined },
    });
  });

  test('a production set is read with its types', () => {
    const given = { ...production, TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16, fd00::/8', OMB_EXPIRES: '2027-03-31' };
    expect(readSettings(given)).toMatchObject({
      ok: true,
      settings: {
        DEMO: false,
        SESSION_IDLE_MINUTES: 15,
        TRUSTED_PROXIES: ['10.0.0.5', '10.1.0.0/16', 'fd00::/8'],
        OMB_EXPIRES: '2027-03-31',
      },
    });
  });

  test('what is handed to a child process is read there as the same settings', () => {
    const answer = readSettings({ ...production, TRUSTED_PROXIES: '10.0.0.5,10.0.0.6', FILE_MAX_MEGABYTES: '7' });
    if (!answer.ok) throw new Error(wordProblems(answer.problems));
    const { DATABASE_URL, AUTH_SECRET } = answer.settings;
    expect(readSettings(toEnvironment(answer.settings, { DATABASE_URL, AUTH_SECRET }))).toEqual(answer);
  });
});

describe('malformed values', () => {
  test.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['HOST', 'http://x'],
    ['DATABASE_URL', 'mysql://db.example.gov/access'],
    ['DEMO', 'maybe'],
    ['PUBLIC_ORIGIN', 'http://localhost:3000/portal'],
    ['PUBLIC_ORIGIN', 'localhost:3000'],
    ['AUTH_SECRET', 'short'],
    ['SMTP_URL', 'mail.example.gov'],
    ['MAIL_FROM', 'nobody'],
    ['S3_BUCKET', 'Bad_Bucket'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_ABSOLUTE_HOURS', '169'],
    ['LOG_LEVEL', 'loud'],
    ['OMB_NUMBER', '1653'],
    ['OMB_EXPIRES', '2027-02-30'],
    ['OMB_BURDEN_MINUTES', '-1'],
    ['TRUSTED_PROXIES', '10.0.0.5, proxy.example.gov'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['FILE_MAX_MEGABYTES', '1000'],
  ])('%s=%s is refused by its name and what it must be', (name, value) => {
    const answer = readLaunchSettings({ [name]: value });
    expect(answer.ok).toBe(false);
    expect(answer.ok || answer.problems).toEqual([expect.stringMatching(new RegExp(`^${name} must .+\\.$`))]);
  });

  test('all problems are told at once, and no secret is repeated', () => {
    const answer = readLaunchSettings({ PORT: 'x', LOG_LEVEL: 'loud', AUTH_SECRET: 'hunter2', ACCESS_PORT: '1' });
    const text = answer.ok ? '' : wordProblems(answer.problems);
    expect(text).toMatch(/^4 settings are wrong:\n(?: {2}- .+\n){4}See \.env\.example/);
    expect(text).not.toContain('hunter2');
  });
});

describe('settings that do not go together', () => {
  test.each([
    [
      'a demonstration open to others',
      { PUBLIC_ORIGIN: 'https://access.example.gov' },
      /PUBLIC_ORIGIN.+while DEMO is on/,
    ],
    ['a demonstration for the whole network', { HOST: '0.0.0.0' }, /^HOST must be this machine.+DEMO_ON_NETWORK=on/],
    ['real work without a secret', { ...production, AUTH_SECRET: '' }, /^AUTH_SECRET must be set/],
    ['real work without encryption', { ...production, PUBLIC_ORIGIN: 'http://access.example.gov' }, /https:/],
    ['half a bucket', { S3_BUCKET: 'access-portal' }, /^S3_BUCKET, S3_ACCESS_KEY_ID/],
    ['a seal without its password', { SEAL_P12_FILE: '/seal.p12' }, /^SEAL_P12_FILE/],
    ['timestamps that nobody vouches for', { TSA_URL: 'http://tsa.example' }, /^TSA_URL and TSA_CA_FILE/],
    ['long idle sessions in real work', { ...production, SESSION_IDLE_MINUTES: '60' }, /^SESSION_IDLE_MINUTES/],
    ['long sessions in real work', { ...production, SESSION_ABSOLUTE_HOURS: '24' }, /^SESSION_ABSOLUTE_HOURS/],
  ])('%s', (_name, given, expected) => {
    const answer = readLaunchSettings(given);
    expect(answer.ok || answer.problems).toEqual([expect.stringMatching(expected)]);
  });

  test('a demonstration listens on the network where the operator says so, and real work without asking', () => {
    expect(readLaunchSettings({ HOST: '0.0.0.0', DEMO_ON_NETWORK: 'on' }).ok).toBe(true);
    expect(readLaunchSettings({ ...production, HOST: '0.0.0.0' }).ok).toBe(true);
    const open = { HOST: '0.0.0.0', DEMO_ON_NETWORK: 'on', PUBLIC_ORIGIN: 'https://access.example.gov' };
    expect(readLaunchSettings(open)).toMatchObject({ ok: false });
  });

  test('the running portal needs its database and its secret', () => {
    const answer = readSettings({});
    expect(answer.ok || answer.problems).toEqual([
      expect.stringMatching(/^DATABASE_URL is not set/),
      expect.stringMatching(/^AUTH_SECRET is not set/),
    ]);
  });
});

describe('unknown names', () => {
  test.each([
    ['ACCESS_PORT', 'Did you mean PORT?'],
    ['ACCESS_COLOUR', 'is not a setting.'],
  ])('%s in the environment is refused', (name, expected) => {
    const answer = readLaunchSettings({ [name]: 'x' });
    expect(answer.ok || answer.problems).toEqual([expect.stringContaining(expected)]);
  });

  test.each([
    ['PROT', 'PORT'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['SMTP_URLS', 'SMTP_URL'],
  ])('%s in .env is refused, and %s is proposed', (given, meant) => {
    const answer = readLaunchSettings({ [given]: 'x' }, [given]);
    expect(answer.ok || answer.problems).toEqual([`${given} is not a setting. Did you mean ${meant}?`]);
  });

  test('other names in the environment are none of our business', () => {
    expect(readLaunchSettings({ PROT: 'x', HOME: '/home/someone' }).ok).toBe(true);
  });
});

test('.env.example lists every setting once, in order, each below a comment, and its values are good', () => {
  const lines = readFileSync('.env.example', 'utf8').trim().split('\n');
  const named = lines.flatMap((line, row) =>
    /^#[A-Z0-9_]+=/.test(line) ? [{ line, above: lines[row - 1] ?? '' }] : [],
  );
  const pairs = named.map(({ line }) => line.slice(1).split(/=(.*)/s).slice(0, 2));
  expect(pairs.map(([name]) => name)).toEqual(settingNames);
  expect(named.filter(({ above }) => !/^# [A-Z].+\.$/.test(above))).toEqual([]);
  // Of two ways to reach the scanner one may be set.
  const given = {
    ...Object.fromEntries(pairs),
    S3_BUCKET: undefined,
    SEAL_P12_FILE: undefined,
    CLAMAV_HOST: undefined,
  };
  expect(readLaunchSettings(given, settingNames)).toMatchObject({ ok: true });
});
