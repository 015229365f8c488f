import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import type { Client } from 'pg';
import { allCalls, allStepCalls, type Call } from '@/tests/support/http/door-calls';
import { type Canary, canariesIn, plantCanaries, pullCanaries } from '@/tests/support/http/door-canaries';
import {
  type Answer,
  actionBody,
  callAction,
  type DoorClient,
  doorClient,
  eachAtOnce,
  type Sent,
  whyOf,
} from '@/tests/support/http/door-client';
import { digestOf, openDatabase } from '@/tests/support/http/door-database';
import { machineAnswers } from '@/tests/support/http/door-machine-answers';
import { closedAccount, type Knocker, knockers, seesCase } from '@/tests/support/http/door-people';
import { allPlaces, type Case, type Cases, type Place, someCases } from '@/tests/support/http/door-places';
import { knownToAll } from '@/tests/support/http/door-public-texts';
import { listsWithParam, otherWays, polluted, rsc } from '@/tests/support/http/door-variants';
import {
  callKeepsPromise,
  keepsPromise,
  onceEach,
  promisedAt,
  readable,
  type Welcome,
} from '@/tests/support/http/door-verdict';

// Every role at every door, over HTTP: each page and route of the table and each action by its id, as people of the own
// and of other agencies and offices, signed out, and with an account that was closed. What each has to find is read from
// the written table. Meanwhile every text of another agency carries a mark, which must be in no answer to them.

test.setTimeout(600_000);

let database: Client;
let client: DoorClient;
let people: Knocker[];
let cases: Cases;
let places: Place[];
let planted: Canary[] = [];
let before: Record<string, string>;
let foreign: Case;

test.beforeAll(async ({ baseURL }) => {
  database = await openDatabase();
  client = doorClient(baseURL ?? '');
  people = await knockers(client, database);
  cases = await someCases(database);
  places = await allPlaces(database, cases);
  const found = cases.requests.find(({ what }) => what === 'request of another agency');
  if (!found) throw new Error('There is no case of another agency.');
  foreign = found;
  planted = await plantCanaries(database, foreign.scope.agencyId);
  before = await digestOf(database);
});

test.afterAll(async () => {
  await pullCanaries(database, planted);
  await database.query('UPDATE users SET active = true WHERE work_email = $1', [closedAccount]);
  await database.end();
});

// The public pages look nobody up (a house test says so): four people stand for all of them there.
const knockersAt = ({ rule }: Place): Knocker[] =>
  rule.open === 'ANYONE' || rule.open === 'LINK' ? people.filter((_, at) => at % 6 === 0) : people;

const knock = (place: Place, who: Knocker, path = place.path): Promise<Answer> =>
  client.knock(path, who.cookie, place.method === 'POST' ? { method: 'POST', body: new FormData() } : {});

/** The columns of the other agency that show in an answer to somebody who must not know them. */
const leaksIn = (key: string, who: Knocker, body: string): string[] =>
  seesCase(who, foreign.scope)
    ? []
    : canariesIn(body).flatMap((mark) => {
        const { table, column } = planted.find((one) => one.mark === mark) ?? { table: '?', column: '?' };
        return knownToAll(key, `${table}.${column}`, who.role) ? [] : [`${key} | ${who.name} | ${table}.${column}`];
      });

const tried: { cells: number; reached: Set<string> } = { cells: 0, reached: new Set() };
const leaks = new Set<string>();

const tryCell = async ({ place, who }: { place: Place; who: Knocker }): Promise<string[]> => {
  const welcome = promisedAt(place.rule, who, place);
  const answer = await knock(place, who);
  tried.cells += 1;
  for (const leak of leaksIn(place.key, who, answer.body)) leaks.add(leak);
  if (welcome === 'IN' && answer.status < 400) tried.reached.add(place.key);
  const isHidden = welcome === 'NOT_THERE' && place.missing !== null;
  const missing = isHidden ? await knock(place, who, place.missing ?? '') : null;
  const isSame = !missing || (missing.status === answer.status && readable(missing.body) === readable(answer.body));
  const told = `${place.key} ${place.what} | ${who.name} | ${welcome} | ${answer.status} ${answer.location}`;
  return [
    ...(keepsPromise(welcome, place, answer) ? [] : [told]),
    ...(isSame ? [] : [`${told}: not as where nothing is`]),
  ];
};

test('each page and route answers each person as the table says', async () => {
  const wrong = await eachAtOnce(
    onceEach(places.flatMap((place) => knockersAt(place).map((who) => ({ place, who })))),
    tryCell,
  );
  expect(wrong.flat()).toEqual([]);
  expect(tried.cells).toBeGreaterThan(2500);
  // A door that nobody came through has proven nothing but its refusals.
  expect(tried.reached.size).toBeGreaterThan(90);
});

const send = async (call: Call, who: Knocker): Promise<string[]> => {
  const welcome = promisedAt(call.rule, who, call);
  const fields = welcome === 'IN' ? call.harmless : call.whole;
  const body = actionBody(fields, call.beside);
  const ask = () => callAction(client, { id: call.id, path: call.path, cookie: who.cookie, body });
  let answer = await ask();
  // Eight calls at once about one case wait for each other's lock, and on a slow machine not all get it in time.
  for (let again = 0; again < 3 && whyOf(answer) === 'blocked' && welcome !== 'IN'; again += 1) answer = await ask();
  for (const leak of leaksIn(call.key, who, answer.body)) leaks.add(leak);
  const why = whyOf(answer);
  return callKeepsPromise(welcome, call, why) ? [] : [`${call.key} ${call.what} | ${who.name} | ${welcome} | ${why}`];
};

// Ends the session it is called in, or is for people who are not signed in.
const isCalledBy = ({ key, rule }: Call, who: Knocker): boolean =>
  rule.open === 'ANYONE' || rule.open === 'LINK' ? who.name === 'signed out' : key !== 'lib/server/auth signOutAction';

test('each action, by its id, answers each person as the table says', async () => {
  const calls = allCalls(cases);
  const cells = calls.flatMap((call) => people.filter((who) => isCalledBy(call, who)).map((who) => ({ call, who })));
  const wrong = await eachAtOnce(cells, ({ call, who }) => send(call, who));
  expect(wrong.flat()).toEqual([]);
  expect(cells.length).toBeGreaterThan(1500);
});

const nth = <T>(list: readonly T[], at: number): T[] => list.slice(at % Math.max(1, list.length)).slice(0, 1);

test('each step is taken by its takers within reach and by nobody else', async () => {
  const cells = allStepCalls(cases).flatMap((call, at) => {
    const by = (welcome: Welcome) => people.filter((who) => promisedAt(call.rule, who, call) === welcome);
    const strangers = by('NOT_THERE');
    const takersElsewhere = strangers.filter(({ role }) => role !== null && call.stepTakers.includes(role));
    const chosen = [by('IN'), by('NOT_YOURS'), takersElsewhere.length > 0 ? takersElsewhere : strangers];
    return chosen.flatMap((list) => nth(list, at)).map((who) => ({ call, who }));
  });
  const wrong = await eachAtOnce(cells, ({ call, who }) => send(call, who));
  expect(wrong.flat()).toEqual([]);
  expect(cells.length).toBeGreaterThan(400);
});

const strangers = (): Knocker[] => people.filter((who) => !seesCase(who, foreign.scope));

test('no search, list or count tells of another agency', async () => {
  // The words themselves are drawn again in the field of the search; a mark has more behind them.
  const asked = [
    '/requests?search=QCANAR',
    '/agreements?search=QCANAR',
    '/agencies/find?q=QCANAR',
    '/register?q=QCANAR',
  ];
  const cells = [...asked, `/admin/authority?agency=${foreign.scope.agencyId}`].flatMap((path) =>
    strangers().map((who) => ({ path, who })),
  );
  const answers = await eachAtOnce(cells, async ({ path, who }) => {
    const { body } = await client.knock(path, who.cookie);
    return leaksIn(path.split('?')[0] ?? '', who, body);
  });
  expect(answers.flat()).toEqual([]);
});

test('a search parameter that is sent twice or as an object counts as not asked', async () => {
  const who = people.find(({ role }) => role === 'ADMIN');
  const cells = listsWithParam.flatMap((list) => {
    const [path = '', param = ''] = list.replace('=', '').split('?');
    return polluted(param).map((query) => ({ path, query }));
  });
  const wrong = await eachAtOnce(cells, async ({ path, query }) => {
    const [plain, asked] = [
      await client.knock(path, who?.cookie ?? ''),
      await client.knock(`${path}?${query}`, who?.cookie ?? ''),
    ];
    return asked.status === 200 && readable(asked.body) === readable(plain.body)
      ? []
      : [`${path}?${query} ${asked.status}`];
  });
  expect(wrong.flat()).toEqual([]);
});

// The framework sends a request of its own kind on to an address that names it; that one is asked as well.
const askThrough = async (path: string, cookie: string, sent: Sent): Promise<Answer> => {
  const answer = await client.knock(path, cookie, sent);
  const { pathname, search } = new URL(answer.location || '/', client.origin);
  return /[?&]_rsc\b/u.test(search) ? client.knock(`${pathname}${search}`, cookie, sent) : answer;
};

test('no other way of asking for a page gives it to people who may not have it', async () => {
  const [agreement] = cases.agreements.filter(({ what }) => what.includes('another agency'));
  const paths = [`/requests/${foreign.id}`, `/requests/${foreign.id}/plan`, `/agreements/${agreement?.id}`];
  const owner = people.find(({ agencyId, role }) => agencyId === foreign.scope.agencyId && role !== null);
  const seen = await askThrough(paths[0] ?? '', owner?.cookie ?? '', { headers: rsc });
  expect(canariesIn(seen.body).length, 'the owner gets the marks').toBeGreaterThan(0);
  const cells = otherWays.flatMap((variant) =>
    paths.flatMap((path) => strangers().map((who) => ({ variant, path, who }))),
  );
  const wrong = await eachAtOnce(cells, async ({ variant: { to, method, headers }, path, who }) => {
    const answer = await askThrough(to(path), who.cookie, {
      ...(method ? { method } : {}),
      ...(headers ? { headers } : {}),
    });
    const leaked = canariesIn(answer.body);
    return leaked.length > 0 || answer.status >= 500 ? [`${to(path)} | ${who.name} | ${answer.status} ${leaked}`] : [];
  });
  expect(wrong.flat()).toEqual([]);
});

test('answers for programs have the written keys, whoever asks', async () => {
  for (const { path, keysOf, keys } of machineAnswers) {
    for (const who of people.filter((_, at) => at % 6 === 0)) {
      const answer = await client.knock(path, who.cookie);
      expect([who.name, path, [...new Set(keysOf(answer))].sort()]).toEqual([who.name, path, [...keys].sort()]);
    }
  }
});

test('a thousand guessed ids find nothing, and all get one answer', async () => {
  const who = people.find(({ role }) => role === 'PROGRAM_MANAGER');
  const paths = Array.from(
    { length: 1000 },
    (_, at) => `/${['files', 'files', 'requests', 'agreements'][at % 4]}/${randomUUID()}`,
  );
  const answers = await eachAtOnce(paths, async (path) => {
    const { status, body } = await client.knock(path, who?.cookie ?? '');
    return `${path.split('/')[1]} ${status} ${readable(body)}`;
  });
  const different = [...new Set(answers)];
  expect(different.length).toBe(3);
  expect(different.every((answer) => / 404 /u.test(answer))).toBe(true);
});

test('no mark of another agency was in any answer', () => {
  expect(planted.length).toBeGreaterThan(30);
  expect([...leaks]).toEqual([]);
});

test('nothing was written by asking', async () => {
  expect(await digestOf(database)).toEqual(before);
});
