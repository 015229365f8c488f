import 'server-only';
import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { db } from '@/lib/server/db/client';

// Counts tries in PostgreSQL, so that every copy of the web server counts together. A try is counted before it is
// checked: ten guesses sent at the same moment are ten guesses.

const minute = 60;
const day = 24 * 60 * minute;

// The library speaks to anything with `query`; this hands its statements to our own connection.
const throughOurClient = {
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const rows = await db.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
    // The moment a count expires is a BIGINT of milliseconds; the library reckons in numbers.
    const plain = rows.map((row) => ({ ...row, expire: Number(row.expire) }));
    return { rows: plain, rowCount: rows.length };
  },
};

const limiter = (keyPrefix: string, points: number, seconds: number, blockSeconds: number) =>
  new RateLimiterPostgres({
    storeClient: throughOurClient,
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix,
    points,
    duration: seconds,
    blockDuration: blockSeconds,
  });

// Ten minutes, then twenty, forty … five hours and twenty minutes.
const doublingsMax = 6;

let made: Record<CountedBy, RateLimiterPostgres> | undefined;

/** What tries are counted by. */
export type CountedBy =
  | 'address'
  | 'passkeyAddress'
  | 'providerAddress'
  | 'account'
  | 'accountMonth'
  | 'secondFactor'
  | 'secondFactorMonth'
  | 'accountLocks'
  | 'secondFactorLocks'
  | 'ownPassword'
  | 'resetOrigin'
  | 'resetAccount'
  | 'verificationOrigin'
  | 'verificationAddress'
  | 'accountInviter'
  | 'accountInvited'
  | 'recommendations'
  | 'registerData'
  | 'verifyCopy'
  | 'verifyFile'
  | 'searchHits';

const limiters = () => {
  made ??= {
    // Our own rule, against one password tried on many accounts.
    address: limiter('sign-in-address', 20, minute, 0),
    passkeyAddress: limiter('passkey-address', 20, minute, 0),
    providerAddress: limiter('provider-address', 20, minute, 0),
    // Our own rule: ten wrong passwords close the password for ten minutes.
    account: limiter('sign-in-account', 10, 10 * minute, 10 * minute),
    // NIST SP 800-63B-4, section 3.2.2: no more than 100 wrong tries in a row, however patient the guesser.
    accountMonth: limiter('sign-in-account-month', 100, 30 * day, 0),
    secondFactor: limiter('second-factor', 10, 10 * minute, 10 * minute),
    secondFactorMonth: limiter('second-factor-month', 100, 30 * day, 0),
    // How often one was closed in the last days: each time for twice as long as before.
    accountLocks: limiter('sign-in-account-locks', doublingsMax, 7 * day, 0),
    secondFactorLocks: limiter('second-factor-locks', doublingsMax, 7 * day, 0),
    // Our own rule: whoever sits at an open browser does not guess the password of its owner.
    ownPassword: limiter('own-password', 10, 10 * minute, 10 * minute),
    // Our own rule: links to choose a new password, by where they are asked for and by whose they are.
    resetOrigin: limiter('reset-origin', 20, 60 * minute, 0),
    resetAccount: limiter('reset-account', 3, day, 0),
    // Our own rule: a whole county office may sit behind one address, and one mailbox is not to be flooded.
    verificationOrigin: limiter('verification-origin', 10, 60 * minute, 0),
    verificationAddress: limiter('verification-address', 3, day, 0),
    // Our own rule: enough to take on a whole office in a morning, and no mailbox is flooded.
    accountInviter: limiter('account-inviter', 100, 60 * minute, 0),
    accountInvited: limiter('account-invited', 5, day, 0),
    // Our own rule for the public API, by address: enough for a web form, too little to wear the rules down.
    recommendations: limiter('recommendations', 60, minute, 0),
    // Our own rule: the whole register as a file costs more than a page of it.
    registerData: limiter('register-data', 30, minute, 0),
    // Our own rule: the same for a hash to check; a whole file costs more to look into.
    verifyCopy: limiter('verify-copy', 60, minute, 0),
    verifyFile: limiter('verify-file', 20, minute, 0),
    // Our own rule, by person: three a second for a whole minute are more than a hand types.
    searchHits: limiter('search-hits', 180, minute, 0),
  };
  return made;
};

// Hashed, so that the table holds no list of addresses and no key is too long.
const keyOf = (subject: string): string => createHash('sha256').update(subject).digest('base64url');

/** Whether a try may go on, or how long to wait; `justClosed` marks the first try that was turned away. */
export type Throttle = { open: true } | { open: false; by: CountedBy; waitSeconds: number; justClosed: boolean };

const locksOf: Partial<Record<CountedBy, CountedBy>> = { account: 'accountLocks', secondFactor: 'secondFactorLocks' };

/** Closes a counter for twice as long as the time before, where it grows; returns for how many seconds. */
const closeLonger = async (by: CountedBy, subject: string, seconds: number): Promise<number> => {
  const locks = locksOf[by];
  if (!locks) return seconds;
  const { consumedPoints } = await limiters()[locks].penalty(keyOf(subject));
  const longer = seconds * 2 ** (Math.min(consumedPoints, doublingsMax) - 1);
  if (longer > seconds) await limiters()[by].block(keyOf(subject), longer);
  return longer;
};

/** Counts one try of a subject (an address, an account) and says whether it may go on. */
export const countTry = async (by: CountedBy, subject: string): Promise<Throttle> => {
  const counter = limiters()[by];
  try {
    await counter.consume(keyOf(subject));
    return { open: true };
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    const waits = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    const justClosed = reason.consumedPoints === counter.points + 1;
    const waitSeconds = justClosed ? await closeLonger(by, subject, waits) : waits;
    return { open: false, by, waitSeconds, justClosed };
  }
};

/** Counts a try by several counters; the first that is closed answers. */
export const countTries = async (tries: readonly (readonly [CountedBy, string])[]): Promise<Throttle> => {
  for (const [by, subject] of tries) {
    const answer = await countTry(by, subject);
    if (!answer.open) return answer;
  }
  return { open: true };
};

/** Forgets the tries of a subject, after the right answer. */
export const forgetTries = async (by: CountedBy, subject: string): Promise<void> => {
  await limiters()[by].delete(keyOf(subject));
};

/** A waiting time as people say it: "30 seconds", "10 minutes", "3 days". */
export const waitingTime = (seconds: number): string => {
  if (seconds <= 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const minutes = Math.ceil(seconds / minute);
  if (minutes <= 90) return `${minutes} minutes`;
  const hours = Math.ceil(minutes / 60);
  return hours <= 48 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`;
};
