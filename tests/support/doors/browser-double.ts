import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { idle } from '@/lib/domain/result';
import { sessionCookieName } from '@/lib/server/auth/auth-cookies';
import { openSession } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';
import type { FoundDoor } from '@/tests/support/doors/doors-of-app';

// Knocks at pages, routes and actions without a server of Next: their functions are called as Next calls them, in the name
// of whoever holds the cookie.

/** An answer that Next gives by throwing: to go to another page, or that there is none. */
export class WentElsewhere extends Error {}

const cookies = new Map<string, string>();
const asked = { path: '/' };

export const origin = { ip: '203.0.113.7', userAgent: 'Test browser' };

/** `next/headers`, of this browser. */
export const headersOfBrowser = {
  cookies: async () => ({
    get: (name: string) => (cookies.has(name) ? { name, value: cookies.get(name) } : undefined),
    getAll: () => [],
    has: (name: string) => cookies.has(name),
    set: () => undefined,
    delete: () => undefined,
  }),
  headers: async () => new Headers({ 'x-portal-path': asked.path, 'sec-fetch-site': 'same-origin' }),
};

const leave = (where: string): never => {
  throw new WentElsewhere(where);
};

/** `next/navigation`, as far as the server side of the portal uses it. */
export const navigationOfBrowser = {
  redirect: leave,
  permanentRedirect: leave,
  notFound: () => leave('not found'),
  forbidden: () => leave('forbidden'),
  unauthorized: () => leave('unauthorized'),
  unstable_rethrow: (error: unknown) => {
    if (error instanceof WentElsewhere) throw error;
  },
};

/** Asks for this page from now on. */
export const goTo = (page: string): void => {
  asked.path = page;
};

/** Signs somebody in at this browser, or everybody out; returns the token of the session. */
export const signInHere = async (userId: string | null): Promise<string> => {
  cookies.clear();
  if (userId === null) return '';
  const token = await db.$transaction((tx) =>
    openSession(tx, { userId, method: 'PASSWORD_TOTP', isSecondFactorShown: true, ...origin }),
  );
  cookies.set(
    sessionCookieName(),
    await encode({ token: { sessionToken: token }, secret: process.env.AUTH_SECRET ?? '' }),
  );
  return token;
};

type Call = (...args: readonly unknown[]) => Promise<unknown>;
const isCall = (value: unknown): value is Call => typeof value === 'function';

/** What answers at a door. */
export const exportOf = async ({ file }: FoundDoor, name: string): Promise<Call> => {
  const module: Record<string, unknown> = await import(path.resolve(file));
  const call = module[name];
  if (!isCall(call)) throw new Error(`${file} has no ${name}.`);
  return call;
};

/** Calls an action with a form, and with what its page hands it besides. */
export const sendTo = async (door: FoundDoor, form: FormData, target: unknown): Promise<unknown> => {
  const name = door.key.split(' ')[1] ?? '';
  const call = await exportOf(door, name);
  if (call.length === 1) return call(/ToSign$/u.test(name) ? target : form);
  if (call.length === 3) return call(target, idle, form);
  return /ToSignStatement$/u.test(name) ? call(target, form) : call(idle, form);
};

const whyOf = (answer: unknown): string => {
  if (answer instanceof Response) return `status ${answer.status}`;
  return typeof answer === 'object' && answer !== null && 'why' in answer ? String(answer.why) : 'shown';
};

/** Does something, and says in a word what came of it: why it was refused, where it led, or that it was shown. */
export const outcomeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    return whyOf(await work());
  } catch (error) {
    if (error instanceof WentElsewhere) return error.message;
    throw error;
  }
};
