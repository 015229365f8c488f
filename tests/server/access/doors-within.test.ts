import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { DoorRule } from '@/lib/domain/access/door';
import { actionDoors, doors } from '@/lib/domain/access/doors';
import { holdsRight } from '@/lib/domain/access/permissions';
import { actorOfToken } from '@/lib/server/auth/sessions';
import { db } from '@/lib/server/db/client';
import { beginView } from '@/lib/server/view-as/view-as';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { exportOf, goTo, origin, outcomeOf, sendTo, signInHere } from '@/tests/support/doors/browser-double';
import { doorsOfApp, type FoundDoor } from '@/tests/support/doors/doors-of-app';
import { ownerDb } from '@/tests/support/owner-db';

// Every door of the portal that is not for everybody, knocked at by people it is closed to: whoever may not use an action
// is refused before a word of the form is read, and whoever sees the portal as somebody else does nothing at all.

vi.mock('next/headers', async () => (await import('@/tests/support/doors/browser-double')).headersOfBrowser);
vi.mock('next/navigation', async () => (await import('@/tests/support/doors/browser-double')).navigationOfBrowser);
vi.mock('next/cache', () => ({ refresh: () => undefined, revalidatePath: () => undefined }));
vi.setConfig({ testTimeout: 300_000 });

let cast: Cast;
let requestId: string;
let agreementId: string;

beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('ASSIGNED');
  agreementId = await anAgreement(cast).in('NEGOTIATION');
});

const isForAll = ({ key, kind }: FoundDoor): boolean =>
  ['ANYONE', 'LINK'].includes((kind === 'action' ? actionDoors : doors)[key]?.open ?? '');

const found = doorsOfApp().filter((door) => !isForAll(door));

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

const target = () => ({ agreementId, sha256: '0'.repeat(64) });

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

const params = () => Promise.resolve({ requestId, agreementId, step: 'withdraw', section: 'A', part: 'SELF' });
describe('an action asks who somebody is before it reads what they sent', () => {
  const actions = found.filter(({ kind }) => kind === 'action');
  const ruleOf = ({ key }: FoundDoor): DoorRule => actionDoors[key] ?? expect.unreachable(key);
  const at = (...opens: readonly DoorRule['open'][]) => actions.filter((door) => opens.includes(ruleOf(door).open));
  // Nothing, another field, signs that no text may hold, a name that no field may have.
  const unreadable: readonly Readonly<Record<string, string>>[] = [
    {},
    { noSuchField: 'x' },
    { reason: '\u202e' },
    { 'constructor.x': '1' },
  ];

  const answersAt = async (door: FoundDoor, forms: readonly Readonly<Record<string, string>>[]): Promise<string[]> => {
    const answers = new Set<string>();
    for (const fields of forms) answers.add(await outcomeOf(() => sendTo(door, formOf(fields), target())));
    return [...answers].map((answer) => `${door.key}: ${answer}`);
  };

  test('of somebody who is not signed in', async () => {
    await signInHere(null);
    const told: string[] = [];
    for (const door of actions) told.push(...(await answersAt(door, unreadable)));
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter((line) => !/: \/sign-in(?:\?|$)/u.test(line)).sort()).toEqual([
      // Saves behind the page, which stays and says so.
      '/requests/[requestId]/answer autosaveSection: not_yours',
      // Leads home whoever does not look as somebody else.
      '/view-as stopViewAs: /dashboard',
    ]);
  });

  const lackingAt = (door: FoundDoor): { who: Actor; names: readonly string[] } => {
    const rule = ruleOf(door);
    const names = rule.open === 'RIGHT' ? rule.rights : [];
    const by = rule.open === 'ROLE' ? rule.by : [];
    const who = [cast.calder.officer, cast.administrator].find(
      (one) => names.every((name) => !holdsRight(one, name)) && by.every((role) => !one.roles.includes(role)),
    );
    return { who: who ?? expect.unreachable(`${door.key} is open to both.`), names };
  };

  test('of somebody without the right, and keeps the refusal', async () => {
    const told: string[] = [];
    const asked = new Set<string>();
    // A request is started by a step, which the engine judges.
    for (const door of at('RIGHT', 'ROLE').filter(({ key }) => !key.endsWith(' startRequest'))) {
      const { who, names } = lackingAt(door);
      await signInHere(who.id);
      told.push(...(await answersAt(door, unreadable)));
      asked.add(names.length > 0 ? `right.${names.join('/')}` : 'request.assign');
    }
    expect(told.length).toBeGreaterThan(60);
    // Takes no form: for people without the right its page is not there, which the door notes.
    expect(told.filter((line) => !line.endsWith(': not_yours'))).toEqual(['/admin/audit check: not found']);
    asked.delete('right.read_audit');
    const kept = await db.auditEvent.findMany({ where: { action: 'access.refused', outcome: 'refused' } });
    expect([...new Set(kept.map(({ canon }): string => JSON.parse(canon).event.facts.door))].sort()).toEqual(
      [...asked].sort(),
    );
  });

  // What is taken by the actions that take whichever step the form names.
  const steps: Readonly<Record<string, string>> = {
    takeRequestStep: 'withdraw',
    takeMeetingStep: 'propose_meeting',
    takeQuestionStep: 'open_round',
    sendAgain: 'resubmit',
    takeAgreementStep: 'void',
  };

  test('of somebody who does not see the case', async () => {
    await signInHere(cast.amity.approver.id);
    const told: string[] = [];
    for (const door of at('CASE', 'NAMED_STEP')) {
      const rule = ruleOf(door);
      const caseId = 'noun' in rule && rule.noun === 'agreement' ? agreementId : requestId;
      const about = { caseId, step: steps[door.key.split(' ')[1] ?? ''] ?? '', section: 'narrative' };
      told.push(...(await answersAt(door, [about, { ...about, noSuchField: 'x' }, { ...about, 'rows.0.x': '1' }])));
    }
    expect(told.length).toBeGreaterThan(25);
    // A passkey is asked for by the page; there is none to ask it.
    const toPage = `/agreements/[agreementId]/sign askPasskeyToSign: /agreements/${agreementId}`;
    expect(told.filter((line) => !line.endsWith(': not_found'))).toEqual([toPage]);
  });
});

describe('whoever sees the portal as somebody else', () => {
  const refused = '/view-as?refused=yes';
  let viewerId: string;

  beforeAll(async () => {
    viewerId = cast.administrator.id ?? '';
    const viewer = await actorOfToken(await signInHere(viewerId), origin);
    if (!viewer) throw new Error('The administrator is not signed in.');
    const personId = cast.calder.approver.id ?? '';
    const answer = await beginView(viewer, { personId, reason: 'Ticket 4711, by telephone.', minutes: 30 });
    if (!answer.ok) throw new Error(answer.message);
  });

  const events = (action: string) =>
    db.auditEvent.count({ where: { action, actorId: viewerId, targetId: cast.calder.approver.id } });

  test('does nothing: each server action is refused, and the try is kept', async () => {
    const before = await digest();
    const actions = found.filter(({ kind, key }) => kind === 'action' && key !== '/view-as stopViewAs');
    expect(actions.length).toBeGreaterThan(80);
    const wrong: string[] = [];
    for (const door of actions) {
      const form = formOf({ caseId: requestId, code: '123456', assertion: '{}' });
      const answer = await outcomeOf(() => sendTo(door, form, target()));
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
      const answer = await outcomeOf(() =>
        call(new Request('http://localhost:3000/x', { method, headers, body }), { params: params() }),
      );
      // Asked by an open page and not by its person: it is told nothing, as if nobody were signed in.
      const isWatch = door.key.endsWith('/news') && answer === 'status 401';
      if (answer !== refused && !isWatch) wrong.push(`${door.key}: ${answer}`);
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
      goTo(door.key.replace(/\[\w+\]/gu, requestId));
      const call = await exportOf(door, 'default');
      const noted = await events('view_as.page');
      const answer = await outcomeOf(() => call({ params: params(), searchParams: Promise.resolve({}) }));
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
