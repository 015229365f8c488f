import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { allCalls, allStepCalls, type Call } from '@/tests/support/http/door-calls';
import { type Answer, actionBody, callAction, eachAtOnce, whyOf } from '@/tests/support/http/door-client';
import { digestOf } from '@/tests/support/http/door-database';
import { mayRead, type StoredFile, setSide, someFiles } from '@/tests/support/http/door-files';
import { confirmAll, type Knocker } from '@/tests/support/http/door-people';
import type { Place } from '@/tests/support/http/door-places';
import {
  differences,
  doorOfCall,
  doorOfPlace,
  doorOfUpload,
  type Refusals,
  refusalsKept,
  refusalsTold,
} from '@/tests/support/http/door-refusals';
import { closeStage, leaksIn, openStage, type Stage } from '@/tests/support/http/door-stage';
import {
  callKeepsPromise,
  keepsPromise,
  onceEach,
  promisedAt,
  readable,
  type Welcome,
} from '@/tests/support/http/door-verdict';

// Every role at every door, over HTTP: each page and route of the table, each stored file of a kind, each action by its id
// and each step, as people of the own and of other agencies and offices, signed out, and with an account that was closed.
// What each has to find is read from the written table. Meanwhile every text of two agencies carries a mark, which must be
// in no answer to people who do not know that agency; and each refusal has to stand in the audit log.

test.setTimeout(1_200_000);

let stage: Stage;
test.beforeAll(async ({ baseURL }) => {
  stage = await openStage(baseURL ?? '');
});
test.beforeEach(() => confirmAll(stage.database));
test.afterAll(() => closeStage(stage));

// The public pages look nobody up (a house test says so): four people stand for all of them there.
const knockersAt = ({ rule }: Place): readonly Knocker[] =>
  rule.open === 'ANYONE' || rule.open === 'LINK' ? stage.people.filter((_, at) => at % 6 === 0) : stage.people;

const leaks = new Set<string>();
const lookForLeaks = async (key: string, who: Knocker, answer: Answer): Promise<void> => {
  for (const leak of await leaksIn(stage, key, who, answer)) leaks.add(leak);
};

const told = refusalsTold();

const knock = async ({ key, rule, method, ...place }: Place, who: Knocker, path = place.path): Promise<Answer> => {
  const answer = await stage.client.knock(path, who.cookie, method === 'POST' ? { method, body: new FormData() } : {});
  if (answer.status === 404 || answer.status === 403) told.tell(who, doorOfPlace(key, rule));
  return answer;
};

// Where nothing is, there is nothing to tell apart: once for each person at each door.
const nowhere = new Map<string, Promise<Answer>>();
const knockNowhere = (place: Place, who: Knocker): Promise<Answer> => {
  const id = `${place.key} ${place.stepTakers.join()} ${who.name}`;
  const answer = nowhere.get(id) ?? knock(place, who, place.missing ?? '');
  nowhere.set(id, answer);
  return answer;
};

const tried: { cells: number; reached: Set<string> } = { cells: 0, reached: new Set() };

const tryCell = async ({ place, who }: { place: Place; who: Knocker }): Promise<string[]> => {
  const welcome = promisedAt(place.rule, who, place);
  const answer = await knock(place, who);
  tried.cells += 1;
  // Who one is was shown for five minutes, and this takes longer.
  if (tried.cells % 200 === 0) await confirmAll(stage.database);
  await lookForLeaks(place.key, who, answer);
  if (welcome === 'IN' && answer.status < 400) tried.reached.add(place.key);
  if (welcome === 'NOT_YOURS' && answer.status < 400) told.tell(who, doorOfUpload(place.key));
  const isHidden = welcome === 'NOT_THERE' && place.missing !== null;
  const missing = isHidden ? await knockNowhere(place, who) : null;
  const isSame = !missing || (missing.status === answer.status && readable(missing.body) === readable(answer.body));
  const line = `${place.key} ${place.what} | ${who.name} | ${welcome} | ${answer.status} ${answer.location}`;
  return [
    ...(keepsPromise(welcome, place, answer) ? [] : [line]),
    ...(isSame ? [] : [`${line}: not as where nothing is`]),
  ];
};

/** The log is written behind the answer: waits until it holds as much as was told. */
const expectKept = async (before: Refusals): Promise<void> => {
  await expect
    .poll(async () => differences(before, await refusalsKept(stage.database), told.sums), { timeout: 60_000 })
    .toEqual([]);
};

test('each page and route answers each person as the table says, and each refusal is kept', async () => {
  const before = await refusalsKept(stage.database);
  const cells = stage.places.flatMap((place) => knockersAt(place).map((who) => ({ place, who })));
  const wrong = await eachAtOnce(onceEach(cells), tryCell);
  expect(wrong.flat()).toEqual([]);
  expect([...leaks]).toEqual([]);
  expect(tried.cells).toBeGreaterThan(2500);
  // A door that nobody came through has proven nothing but its refusals.
  expect(tried.reached.size).toBeGreaterThan(95);
  expect(told.sums.size).toBeGreaterThan(700);
  await expectKept(before);
});

const askForFiles = async (files: readonly StoredFile[]): Promise<string[]> => {
  const given = new Set<string>();
  const cells = files.flatMap((file) => stage.people.map((who) => ({ file, who })));
  const wrong = await eachAtOnce(cells, async ({ file, who }) => {
    const answer = await stage.client.knock(`/files/${file.id}`, who.cookie);
    await lookForLeaks('GET /files/[documentId]', who, answer);
    if (answer.status === 404) told.tell(who, '/files/[documentId]');
    if (answer.status === 200) given.add(file.what);
    return answer.status === 200 && !mayRead(who, file) ? [`${file.what} | ${who.name}`] : [];
  });
  // A file that nobody got of those who may read it has proven nothing but its refusals.
  const kept = files.filter((file) => !given.has(file.what) && stage.people.some((who) => mayRead(who, file)));
  return [...wrong.flat(), ...kept.map(({ what }) => `nobody got ${what}`)];
};

test('each stored file is given to those who may read it, and to nobody else', async () => {
  const before = await refusalsKept(stage.database);
  told.sums.clear();
  const files = await someFiles(stage.database);
  // The demonstration has files for both sides alone: those of cases are one side's for a moment.
  const ofCases = files.filter(({ scope }) => scope !== null);
  const wrong = await askForFiles(files);
  for (const side of ['ICE_ONLY', 'AGENCY_ONLY'] as const) {
    wrong.push(...(await askForFiles(await setSide(stage.database, ofCases, side))));
  }
  await setSide(stage.database, ofCases, 'SHARED');
  expect(files.every(({ visibility }) => visibility === 'SHARED')).toBe(true);
  expect(files.length).toBeGreaterThan(15);
  expect(wrong).toEqual([]);
  expect([...leaks]).toEqual([]);
  await expectKept(before);
});

const send = async (call: Call, who: Knocker): Promise<string[]> => {
  const welcome = promisedAt(call.rule, who, call);
  const ask = () =>
    callAction(stage.client, { ...call, cookie: who.cookie, body: actionBody(call.fields, call.beside) });
  let answer = await ask();
  // Eight calls at once about one case wait for each other's lock, and on a slow machine not all get it in time.
  for (let again = 0; again < 8 && whyOf(answer) === 'blocked' && welcome !== 'IN'; again += 1) {
    await setTimeout(1000 * again);
    answer = await ask();
  }
  await lookForLeaks(call.key, who, answer);
  const why = whyOf(answer);
  if (welcome === 'NOT_YOURS' || welcome === 'NOT_THERE') told.tell(who, doorOfCall(call, why));
  return callKeepsPromise(welcome, call, why) ? [] : [`${call.key} ${call.what} | ${who.name} | ${welcome} | ${why}`];
};

/** Calls everything, and looks whether all that was refused is in the log; a page drawn anew may add its own line. */
const sendAll = async (cells: readonly { call: Call; who: Knocker }[]): Promise<void> => {
  const before = await refusalsKept(stage.database);
  told.sums.clear();
  const wrong = await eachAtOnce(cells, ({ call, who }) => send(call, who));
  expect(wrong.flat()).toEqual([]);
  expect([...leaks]).toEqual([]);
  await expect
    .poll(
      async () => {
        const after = await refusalsKept(stage.database);
        return [...told.sums].filter(([key, times]) => (after.get(key) ?? 0) - (before.get(key) ?? 0) < times);
      },
      { timeout: 60_000 },
    )
    .toEqual([]);
  expect(told.sums.size).toBeGreaterThan(200);
};

// Ends the session it is called in, or is for people who are not signed in.
const isCalledBy = ({ key, rule }: Call, who: Knocker): boolean =>
  rule.open === 'ANYONE' || rule.open === 'LINK' ? who.name === 'signed out' : key !== 'lib/server/auth signOutAction';

test('each action, by its id, answers each person as the table says, and each refusal is kept', async () => {
  const cells = allCalls(stage.cases).flatMap((call) =>
    stage.people.filter((who) => isCalledBy(call, who)).map((who) => ({ call, who })),
  );
  expect(cells.length).toBeGreaterThan(2000);
  await sendAll(cells);
});

const nth = <T>(list: readonly T[], at: number): T[] => list.slice(at % Math.max(1, list.length)).slice(0, 1);

test('each step is taken by its takers within reach and by nobody else, and each refusal is kept', async () => {
  const cells = allStepCalls(stage.cases).flatMap((call, at) => {
    const by = (welcome: Welcome) => stage.people.filter((who) => promisedAt(call.rule, who, call) === welcome);
    const strangers = by('NOT_THERE');
    const takersElsewhere = strangers.filter(({ role }) => role !== null && call.stepTakers.includes(role));
    const chosen = [by('IN'), by('NOT_YOURS'), takersElsewhere.length > 0 ? takersElsewhere : strangers];
    return chosen.flatMap((list) => nth(list, at)).map((who) => ({ call, who }));
  });
  expect(cells.length).toBeGreaterThan(400);
  await sendAll(cells);
});

test('marks were in every text of two agencies', () => {
  expect(stage.planted.length).toBeGreaterThan(80);
  expect(new Set(stage.planted.map(({ agencyId }) => agencyId)).size).toBe(2);
  expect(stage.planted.some(({ only }) => only !== null)).toBe(true);
});

test('nothing was written by asking', async () => {
  expect(await digestOf(stage.database)).toEqual(stage.before);
});
