import type { IncomingHttpHeaders } from 'node:http';

// What a scan met, counted from the answers themselves. A scanner that saw nothing but refusals found nothing either.

/** One answer of the portal. */
export type Answer = {
  method: string;
  path: string;
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  isUnreadable: boolean;
};

export type Tally = {
  passed: number;
  byStatus: Record<number, number>;
  /** Pages that were drawn, each counted once. */
  pages: Set<string>;
  /** Forms that the portal took (answered with a page or with the way to one). */
  forms: number;
  /** Answers that lead to the sign-in page. */
  toSignIn: number;
  /** Whatever the portal stumbled over: each is a finding. */
  failures: string[];
  /** Forms whose framework fields the scanner had altered, so that Next could not read them: explained. */
  unreadable: number;
  broken: string[];
  heldBack: number;
  elsewhere: number;
  signedInAgain: number;
};

export const emptyTally = (): Tally => ({
  passed: 0,
  byStatus: {},
  pages: new Set(),
  forms: 0,
  toSignIn: 0,
  failures: [],
  unreadable: 0,
  broken: [],
  heldBack: 0,
  elsewhere: 0,
  signedInAgain: 0,
});

/** Counts one answer. */
export function note(tally: Tally, { method, path, status, headers, bytes, isUnreadable }: Answer): void {
  tally.passed += 1;
  tally.byStatus[status] = (tally.byStatus[status] ?? 0) + 1;
  const isPage = status === 200 && (headers['content-type'] ?? '').startsWith('text/html');
  if (isPage && method === 'GET') tally.pages.add(path.split('?', 1)[0] ?? path);
  if (method === 'POST' && status < 400) tally.forms += 1;
  if (status >= 300 && status < 400 && /\/sign-in(?:[/?]|$)/u.test(headers.location ?? '')) tally.toSignIn += 1;
  if (status === 500 && isUnreadable) tally.unreadable += 1;
  else if (status >= 500) tally.failures.push(`${status} ${method} ${path.slice(0, 300)} ${bytes.length} bytes`);
}

const refusals = [401, 403, 421, 429];

/** Answers that kept the scanner out: refused, counted out, or sent to sign in. */
export const refusedIn = ({ byStatus, toSignIn }: Tally): number =>
  refusals.reduce((sum, status) => sum + (byStatus[status] ?? 0), toSignIn);

/** True when the scanner saw the portal itself, and not only its door. */
export const saysSomething = (tally: Tally): boolean =>
  tally.passed > 0 && (tally.byStatus[200] ?? 0) > 0 && refusedIn(tally) * 2 < tally.passed;

/** The tally in one line. */
export const tallyText = (tally: Tally): string =>
  [
    `${tally.passed} requests`,
    `${tally.pages.size} pages`,
    `${tally.forms} forms taken`,
    `answers ${Object.entries(tally.byStatus)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ')}`,
    `${tally.unreadable} unreadable`,
    `${tally.toSignIn} to sign-in`,
    `${tally.heldBack} sign-outs held back`,
    `signed in again ${tally.signedInAgain} times`,
    `${tally.elsewhere} led elsewhere`,
  ].join('; ');
