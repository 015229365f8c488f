import { createHash } from 'node:crypto';
import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { actionDoors, doors } from '@/lib/domain/access/doors';
import { isSendAgain } from '@/lib/domain/requests/changes-summary';
import { requestStepNames } from '@/lib/domain/requests/steps';
import { meetingSteps } from '@/lib/domain/requests/steps-meetings';
import { questionSteps } from '@/lib/domain/requests/steps-questions';
import { idle } from '@/lib/domain/result';
import { sessionCookieName } from '@/lib/server/auth/auth-cookies';
import { actorOfToken, openSession } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';
import { beginView } from '@/lib/server/view-as/view-as';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { doorsOfApp, type FoundDoor } from '@/tests/support/doors/doors-of-app';
import { ownerDb } from '@/tests/support/owner-db';

// Every door of the portal, knocked at by an administrator who sees it as somebody else: each act and each file is
// refused, each page is either shown and noted or refused, and nothing in the database moves but the audit chain.

class WentElsewhere extends Error {}

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>(), path: '/' }));

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined),
    getAll: () => [],
    has: (name: string) => browser.cookies.has(name),
    set: () => undefined,
    delete: () => undefined,
  }),
  headers: async () => new Headers({ 'x-portal-path': browser.path, 'sec-fetch-site': 'same-origin' }),
}));
vi.mock('next/navigation', () => {
  const leave = (where: string) => {
    throw new WentElsewhere(where);
  };
  return {
    redirect: leave,
    permanentRedirect: leave,
    notFound: () => leave('not found'),
    forbidden: () => leave('forbidden'),
    unauthorized: () => leave('unauthorized'),
    unstable_rethrow: (error: unknown) => {
      if (error instanceof WentElsewhere) throw error;
    },
  };
});
vi.mock('next/cache', () => ({ refresh: () => undefined, revalidatePath: () => undefined }));
vi.setConfig({ testTimeout: 300_000 });

type Call = (...args: readonly unknown[]) => Promise<unknown>;
const isCall = (value: unknown): value is Call => typeof value === 'function';
const origin = { ip: '203.0.113.7', userAgent: 'Test browser' };
const refused = '/view-as?refused=yes';

let cast: Cast;
let viewerId: string;
let requestId: string;
let agreementId: string;

beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('ASSIGNED');
  agreementId = await anAgreement(cast).in('NEGOTIATION');
  viewerId = cast.administrator.id ?? '';
  const token = await db.$transaction((tx) =>
    openSession(tx, { userId: viewerId, method: 'PASSWORD_TOTP', isSecondFactorShown: true, ...origin }),
  );
  const secret = process.env.AUTH_SECRET ?? '';
  browser.cookies.set(sessionCookieName(), await encode({ token: { sessionToken: token }, secret }));
  const viewer = await actorOfToken(token, origin);
  if (!viewer) throw new Error('The administrator is not signed in.');
  const personId = cast.calder.approver.id ?? '';
  const answer = await beginView(viewer, { personId, reason: 'Ticket 4711, by telephone.', minutes: 30 });
  if (!answer.ok) throw new Error(answer.message);
});

const knock = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    const answer = await work();
    return answer instanceof Response ? `status ${answer.status}` : 'shown';
  } catch (error) {
    if (error instanceof WentElsewhere) return error.message;
    throw error;
  }
};

const isForAll = ({ key, kind }: FoundDoor): boolean =>
  ['ANYONE', 'LINK'].includes((kind === 'action' ? actionDoors : doors)[key]?.open ?? '');

const found = doorsOfApp().filter((door) => !isForAll(door));
const exportOf = async ({ file }: FoundDoor, name: string): Promise<Call> => {
  const module: Record<string, unknown> = await import(path.resolve(file));
  const call = module[name];
  if (!isCall(call)) throw new Error(`${file} has no ${name}.`);
  return call;
};

/** Everything in the database but the audit chain and the marks that a session was used. */
const digest = async (): Promise<string> => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'audit%' AND table_name <> 'sessions'
    ORDER BY table_name`;
  const hash = createHash('sha256');
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
    hash.update(`${name}\n${rows.map(({ row }) => row).join('\n')}`);
  }
  return hash.digest('hex');
};

const steps = [
  'comment',
  ...Object.keys(meetingSteps).slice(0, 1),
  ...Object.keys(questionSteps).slice(0, 1),
  ...requestStepNames.filter(isSendAgain).slice(0, 1),
];

const params = () => Promise.resolve({ requestId, agreementId, step: 'withdraw', section: 'A', part: 'SELF' });
const events = (action: string) =>
  db.auditEvent.count({ where: { action, actorId: viewerId, targetId: cast.calder.approver.id } });

describe('whoever sees the portal as somebody else', () => {
  test('does nothing: each server action is refused, and the try is kept', async () => {
    const before = await digest();
    const actions = found.filter(({ kind, key }) => kind === 'action' && key !== '/view-as stopViewAs');
    expect(actions.length).toBeGreaterThan(80);
    const wrong: string[] = [];
    for (const door of actions) {
      const call = await exportOf(door, door.key.split(' ')[1] ?? '');
      let answer = '';
      // Some actions look at the step that the form names before they ask who sends it.
      for (const step of steps) {
        const form = new FormData();
        for (const [name, value] of Object.entries({ caseId: requestId, step, code: '123456', assertion: '{}' })) {
          form.set(name, value);
        }
        const target = { agreementId, sha256: '0'.repeat(64) };
        answer = await knock(() => (call.length === 3 ? call(target, idle, form) : call(idle, form)));
        if (answer === refused) break;
      }
      if (answer !== refused) wrong.push(`${door.key}: ${answer}`);
    }
    expect(wrong).toEqual([]);
    expect(await events('view_as.refused')).toBe(actions.length);
    expect(await digest()).toBe(before);
  });

  test('takes nothing away and sends nothing in: each route is refused', async () => {
    const before = await digest();
    const routes = found.filter(({ kind }) => kind === 'route');
    expect(routes.length).toBeGreaterThan(15);
    const wrong: string[] = [];
    for (const door of routes) {
      const [method = 'GET'] = door.key.split(' ');
      const call = await exportOf(door, method);
      const headers = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' };
      const body = method === 'GET' ? null : new FormData();
      const answer = await knock(() =>
        call(new Request('http://localhost:3000/x', { method, headers, body }), { params: params() }),
      );
      if (answer !== refused) wrong.push(`${door.key}: ${answer}`);
    }
    expect(wrong).toEqual([]);
    expect(await digest()).toBe(before);
  });

  test('is shown the pages of cases, each noted with both people, and no other page', async () => {
    const before = await digest();
    const pages = found.filter(({ kind, key }) => kind === 'page' && key !== '/view-as');
    expect(pages.length).toBeGreaterThan(60);
    const wrong: string[] = [];
    for (const door of pages) {
      browser.path = door.key.replace(/\[\w+\]/gu, requestId);
      const call = await exportOf(door, 'default');
      const noted = await events('view_as.page');
      const answer = await knock(() => call({ params: params(), searchParams: Promise.resolve({}) }));
      const isNoted = (await events('view_as.page')) > noted;
      const mayShow = /\brequireReader\b/u.test(door.source);
      if (mayShow ? !isNoted || answer === refused : isNoted || answer !== refused)
        wrong.push(`${door.key}: ${answer}`);
    }
    expect(wrong).toEqual([]);
    expect(await digest()).toBe(before);
    const last = await db.auditEvent.findFirstOrThrow({ where: { action: 'view_as.page' }, orderBy: { seq: 'desc' } });
    expect(last.canon).toContain(`"page":"/${'requests'}`);
  });

  test('is not shown a page that cannot be noted', async () => {
    const call = await exportOf(
      found.find(({ key }) => key === '/dashboard') ?? { kind: 'page', key: '', file: '', source: '' },
      'default',
    );
    await ownerDb.$executeRaw`ALTER TABLE audit_events RENAME TO audit_events_away`;
    try {
      await expect(call({ params: params(), searchParams: Promise.resolve({}) })).rejects.toThrow();
    } finally {
      await ownerDb.$executeRaw`ALTER TABLE audit_events_away RENAME TO audit_events`;
    }
  });
});
