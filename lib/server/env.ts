import 'server-only';
import { isIP } from 'node:net';
import { z } from 'zod';

// All settings of the portal, and the only place that reads process.env. `.env.example` lists the same names, in the
// same order (a test compares them). Values are text; an empty text counts as not set.

const textCharsMax = 2000;

/** A setting read from text: `expected` is what the person is told when `read` returns undefined. */
function setting<T>(expected: string, read: (text: string) => T | undefined) {
  return z
    .string()
    .max(textCharsMax)
    .transform((text, context): T => {
      const value = read(text);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: expected });
      return z.NEVER;
    });
}

const text = (expected: string, pattern = /^.+$/) => setting(expected, (t) => (pattern.test(t) ? t : undefined));

const whole = (min: number, max: number) =>
  setting(`must be a whole number from ${min} to ${max}`, (t) => {
    const value = /^\d{1,9}$/.test(t) ? Number(t) : Number.NaN;
    return value >= min && value <= max ? value : undefined;
  });

const onOff = setting('must be on or off', (t) => {
  if (['on', 'true', 'yes', '1'].includes(t.toLowerCase())) return true;
  return ['off', 'false', 'no', '0'].includes(t.toLowerCase()) ? false : undefined;
});

const url = (protocols: string[]) =>
  setting(`must be an address that starts with ${protocols.map((each) => `${each}//`).join(' or ')}`, (t) =>
    URL.canParse(t) && protocols.includes(new URL(t).protocol) ? t : undefined,
  );

const origin = setting('must be an origin such as https://access.example.gov, with no path', (t) => {
  if (!URL.canParse(t) || !['http:', 'https:'].includes(new URL(t).protocol)) return undefined;
  return new URL(t).origin === t.replace(/\/$/, '') ? new URL(t).origin : undefined;
});

const calendarDate = setting('must be a date such as 2027-03-31', (t) => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(t) ? new Date(`${t}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(t) ? t : undefined;
});

const proxies = setting('must be IP addresses or networks, separated by commas, such as 10.0.0.5, 10.1.0.0/16', (t) => {
  const entries = t.split(',').map((entry) => entry.trim());
  return entries.every(isAddressOrNetwork) ? entries : undefined;
});

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const logLevel = setting(`must be one of ${logLevels.join(', ')}`, (t) => logLevels.find((level) => level === t));

const launchSettings = z.strictObject({
  PORT: whole(1, 65_535).default(3000),
  HOST: text('must be an address or a name to listen on', /^[A-Za-z0-9.:-]+$/).default('127.0.0.1'),
  DATA_DIR: text('must be a folder').default('.data'),
  DATABASE_URL: url(['postgresql:', 'postgres:']).optional(),
  DATABASE_OWNER_URL: url(['postgresql:', 'postgres:']).optional(),
  DEMO: onOff.default(true),
  DEMO_ON_NETWORK: onOff.default(false),
  PUBLIC_ORIGIN: origin.optional(),
  AUTH_SECRET: text('must have at least 32 characters', /^.{32,}$/).optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: text('must be an e-mail address, or Name <address>', /^(?:[^<>\r\n]+<)?[^\s<>@]+@[^\s<>@]+>?$/).default(
    'ACCESS Partnership Portal <no-reply@localhost>',
  ),
  S3_BUCKET: text('must be the name of a bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).optional(),
  S3_ENDPOINT: url(['https:', 'http:']).optional(),
  S3_REGION: text('must be a region such as us-gov-west-1', /^[a-z0-9-]+$/).default('us-gov-west-1'),
  S3_ACCESS_KEY_ID: text('must be an access key').optional(),
  S3_SECRET_ACCESS_KEY: text('must be a secret key').optional(),
  SEAL_P12_FILE: text('must be a file').optional(),
  SEAL_P12_BASE64: text('must be a PKCS#12 file in base64', /^[A-Za-z0-9+/\s]{100,100000}={0,2}\s*$/).optional(),
  SEAL_P12_PASSWORD: text('must be a password').optional(),
  SEAL_CRL_FILE: text('must be a file').optional(),
  TSA_URL: url(['https:', 'http:']).optional(),
  TSA_CA_FILE: text('must be a file').optional(),
  SESSION_IDLE_MINUTES: whole(1, 1440).default(15),
  SESSION_ABSOLUTE_HOURS: whole(1, 168).default(12),
  AUDIT_CHECKPOINT_DIR: text('must be a folder').optional(),
  AUDIT_KEY_FILE: text('must be a file').optional(),
  LOG_LEVEL: logLevel.default('info'),
  OMB_NUMBER: text('must be a control number such as 1653-0000', /^\d{4}-\d{4}$/).optional(),
  OMB_EXPIRES: calendarDate.optional(),
  OMB_BURDEN_MINUTES: whole(1, 10_000).optional(),
  TRUSTED_PROXIES: proxies.default([]),
  RECONSIDERATION_BUSINESS_DAYS: whole(1, 365).default(30),
  FILE_MAX_MEGABYTES: whole(1, 100).default(20),
  CLAMAV_SOCKET: text('must be the path of a socket', /^\/.+$/).optional(),
  CLAMAV_HOST: text('must be an address or a name', /^[A-Za-z0-9.:-]+$/).optional(),
  CLAMAV_PORT: whole(1, 65_535).default(3310),
  OIDC_PROVIDERS_FILE: text('must be a file').optional(),
});

/** The names of all settings, in the order of `.env.example`. */
export const settingNames = Object.keys(launchSettings.shape);

/** The settings as the launcher has them: the database and the secret may still have to be made. */
export type LaunchSettings = z.output<typeof launchSettings> & { PUBLIC_ORIGIN: string };

/** The settings as the running portal has them. */
export type Settings = LaunchSettings & { DATABASE_URL: string; AUTH_SECRET: string };

/** Either the settings, or everything that is wrong with them, one sentence each. */
export type SettingsAnswer<T> = { ok: true; settings: T } | { ok: false; problems: string[] };

/**
 * Reads the settings that must be right before anything is started.
 * Takes the environment, and the names that stand in `.env` (there, an unknown name can only be a slip).
 */
export function readLaunchSettings(
  source: Record<string, string | undefined>,
  namesInFile: string[] = [],
): SettingsAnswer<LaunchSettings> {
  const given = Object.fromEntries(settingNames.map((name) => [name, source[name] || undefined]));
  const parsed = launchSettings.safeParse(given);
  const unknown = findUnknown(source, namesInFile);
  if (!parsed.success) {
    return { ok: false, problems: [...unknown, ...parsed.error.issues.map(wordIssue)] };
  }
  const settings = {
    ...parsed.data,
    PUBLIC_ORIGIN: parsed.data.PUBLIC_ORIGIN ?? `http://localhost:${parsed.data.PORT}`,
  };
  const problems = [...unknown, ...findConflicts(settings)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings };
}

/** Reads the settings of the running portal, which needs the database and the secret as well. */
export function readSettings(source: Record<string, string | undefined>): SettingsAnswer<Settings> {
  const answer = readLaunchSettings(source);
  if (!answer.ok) return answer;
  const { DATABASE_URL, AUTH_SECRET } = answer.settings;
  if (DATABASE_URL && AUTH_SECRET) return { ok: true, settings: { ...answer.settings, DATABASE_URL, AUTH_SECRET } };
  const missing = [DATABASE_URL ? [] : 'DATABASE_URL', AUTH_SECRET ? [] : 'AUTH_SECRET'].flat();
  return { ok: false, problems: missing.map((name) => `${name} is not set. (\`npm start\` sets it by itself.)`) };
}

/** Takes the problems found; returns the text to print when the start is refused. */
export function wordProblems(problems: string[]): string {
  const heading = problems.length === 1 ? 'One setting is wrong:' : `${problems.length} settings are wrong:`;
  return [heading, ...problems.map((problem) => `  - ${problem}`), 'See .env.example for all settings.'].join('\n');
}

/** Takes an origin or address; returns whether it points to this machine only. */
export function isLoopback(address: string): boolean {
  const host = URL.canParse(address) ? new URL(address).hostname : address;
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * The settings. Read once, at the first use and not at import, so that `next build` needs none.
 * Throws an Error with the list of problems when they are wrong.
 */
export const env: Settings = toLazy(() => {
  const answer = readSettings(process.env);
  if (!answer.ok) throw new Error(wordProblems(answer.problems));
  return answer.settings;
});

function toLazy(read: () => Settings): Settings {
  let settings: Settings | undefined;
  const known = () => {
    settings ??= read();
    return settings;
  };
  return new Proxy({} as Settings, {
    get: (_target, name) => Reflect.get(known(), name),
    has: (_target, name) => Reflect.has(known(), name),
    set: () => false,
  });
}

function findConflicts(settings: LaunchSettings): string[] {
  const s3 = [settings.S3_BUCKET, settings.S3_ACCESS_KEY_ID, settings.S3_SECRET_ACCESS_KEY];
  const seal = [settings.SEAL_P12_FILE ?? settings.SEAL_P12_BASE64, settings.SEAL_P12_PASSWORD];
  const authority = [settings.TSA_URL, settings.TSA_CA_FILE];
  const isLocal = isLoopback(settings.PUBLIC_ORIGIN);
  const rules: [boolean, string][] = [
    [settings.DEMO && !isLocal, 'PUBLIC_ORIGIN must be on this machine (http://localhost:…) while DEMO is on.'],
    [
      settings.DEMO && !settings.DEMO_ON_NETWORK && !isLoopback(settings.HOST),
      'HOST must be this machine (127.0.0.1) while DEMO is on: anybody who reaches it can sign in. Set DEMO_ON_NETWORK=on where that is meant, or DEMO=off.',
    ],
    [!settings.DEMO && !settings.AUTH_SECRET, 'AUTH_SECRET must be set when DEMO is off (openssl rand -hex 32).'],
    [!isLocal && !settings.PUBLIC_ORIGIN.startsWith('https:'), 'PUBLIC_ORIGIN must start with https://.'],
    [
      Boolean(settings.DATABASE_OWNER_URL && !settings.DATABASE_URL),
      'DATABASE_OWNER_URL is set, so DATABASE_URL must name the same database for the role access_app.',
    ],
    [isPartial(s3), 'S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set together.'],
    [isPartial(seal), 'SEAL_P12_FILE (or SEAL_P12_BASE64) and SEAL_P12_PASSWORD must be set together.'],
    [Boolean(settings.SEAL_P12_FILE && settings.SEAL_P12_BASE64), 'Set SEAL_P12_FILE or SEAL_P12_BASE64, not both.'],
    [isPartial(authority), 'TSA_URL and TSA_CA_FILE must be set together.'],
    [Boolean(settings.CLAMAV_SOCKET && settings.CLAMAV_HOST), 'Set CLAMAV_SOCKET or CLAMAV_HOST, not both.'],
    [!settings.DEMO && settings.SESSION_IDLE_MINUTES > 15, 'SESSION_IDLE_MINUTES must be 15 or less when DEMO is off.'],
    [
      !settings.DEMO && settings.SESSION_ABSOLUTE_HOURS > 12,
      'SESSION_ABSOLUTE_HOURS must be 12 or less when DEMO is off.',
    ],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, sentence]) => sentence);
}

function findUnknown(source: Record<string, string | undefined>, namesInFile: string[]): string[] {
  const prefixed = Object.keys(source).filter((name) => name.startsWith('ACCESS_'));
  const names = [...new Set([...prefixed, ...namesInFile])].filter((name) => !settingNames.includes(name));
  return names.sort().map((name) => {
    const bare = name.replace(/^ACCESS_/, '');
    const meant = settingNames.find((known) => known === bare || isOneSlipAway(known, bare));
    return `${name} is not a setting.${meant ? ` Did you mean ${meant}?` : ''}`;
  });
}

// One letter missing, added or wrong, or two letters swapped.
function isOneSlipAway(known: string, given: string): boolean {
  let start = 0;
  while (start < known.length && known[start] === given[start]) start += 1;
  let end = 0;
  while (end < known.length - start && end < given.length - start && known.at(-1 - end) === given.at(-1 - end))
    end += 1;
  const left = known.slice(start, known.length - end);
  const right = given.slice(start, given.length - end);
  const isSwap = left.length === 2 && left === right[1] + (right[0] ?? '');
  return isSwap || Math.max(left.length, right.length) === 1;
}

function isPartial(values: unknown[]): boolean {
  return values.some(Boolean) && !values.every(Boolean);
}

function isAddressOrNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function wordIssue(issue: { path: PropertyKey[]; message: string }): string {
  return `${issue.path.map(String).join('.')} ${issue.message}.`;
}
