import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { calendarPaths, forgetCalendars, unfolded } from '@/tests/support/http/door-calendars';
import { canariesIn } from '@/tests/support/http/door-canaries';
import { type Answer, eachAtOnce, type Sent } from '@/tests/support/http/door-client';
import { digestOf, rowsOf } from '@/tests/support/http/door-database';
import { askVerdict, machineAnswers } from '@/tests/support/http/door-machine-answers';
import { addCases, dropCases } from '@/tests/support/http/door-more-rows';
import { confirmAll, type Knocker, seesCase } from '@/tests/support/http/door-people';
import { closeStage, foreignMarksIn, leaksIn, openStage, type Stage } from '@/tests/support/http/door-stage';
import { listsWithParam, otherWays, polluted, rsc } from '@/tests/support/http/door-variants';
import { promisedAt, readable } from '@/tests/support/http/door-verdict';

// Ways around a door that is closed: searches, counts, suggestions, calendars, answers for programs, other ways of asking
// for a page, guessed ids. Each is tried as people who must not know of an agency, and as one of its own, who gets it.

test.setTimeout(600_000);

let stage: Stage;
test.beforeAll(async ({ baseURL }) => {
  stage = await openStage(baseURL ?? '');
});
test.beforeEach(() => confirmAll(stage.database));
test.afterAll(() => closeStage(stage));

const strangers = (): Knocker[] => stage.people.filter((who) => !seesCase(who, stage.foreign.scope));

const person = (isWanted: (who: Knocker) => boolean): Knocker => {
  const found = stage.people.find(isWanted);
  if (!found) throw new Error('There is nobody like that.');
  return found;
};
/** Somebody of the agency that the others must not know. */
const owner = (): Knocker => person(({ agencyId, role }) => agencyId === stage.foreign.scope.agencyId && role !== null);

const leaksAt = async (path: string, who: Knocker): Promise<string[]> =>
  leaksIn(stage, path.split('?')[0] ?? '', who, await stage.client.knock(path, who.cookie));

/** A mark that stands in a column of the other agency. */
const markOf = (column: string): string => {
  const found = stage.planted.find(
    ({ agencyId, table, column: name }) => agencyId === stage.foreign.scope.agencyId && `${table}.${name}` === column,
  );
  if (!found) throw new Error(`${column} has no mark.`);
  return found.mark;
};

test('no search and no suggestion tells of another agency, and its own people find it', async () => {
  const mark = markOf('agencies.legal_name');
  const own = ['/requests?search=', '/agreements?search='];
  for (const list of own) {
    const found = await stage.client.knock(`${list}${mark}`, owner().cookie);
    expect([list, canariesIn(found.body).length > 1]).toEqual([list, true]);
  }
  const wrong = await eachAtOnce(
    own.flatMap((list) => strangers().map((who) => ({ list, who }))),
    async ({ list, who }) => {
      // The words are drawn again in the field of the search, so that what is found is told from a word that nobody wrote.
      const [asked, nothing] = [
        await stage.client.knock(`${list}${mark}`, who.cookie),
        await stage.client.knock(`${list}QNOBODY0Z`, who.cookie),
      ];
      return readable(asked.body).replaceAll(mark, 'X') === readable(nothing.body).replaceAll('QNOBODY0Z', 'X')
        ? []
        : [`${list} ${who.name}`];
    },
  );
  expect(wrong.flat()).toEqual([]);
  const others = [
    ...['/agencies/find?q=QCANAR', '/register?q=QCANAR', '/register/data.json?q=QCANAR', '/register/data.csv?q=QCANAR'],
    ...['/offices?q=QCANAR', '/programs?q=QCANAR', `/admin/authority?agency=${stage.foreign.scope.agencyId}`],
    ...['/admin/people?search=QCANAR', '/admin/agencies?search=QCANAR', '/requests/new', '/agency'],
    ...[`/search/hits?q=${mark}`, '/search/hits?q=Port', '/search?q=QCANAR', '/search?q=Port'],
  ];
  const leaks = await eachAtOnce(
    others.flatMap((path) => strangers().map((who) => ({ path, who }))),
    ({ path, who }) => leaksAt(path, who),
  );
  expect(leaks.flat()).toEqual([]);
});

/**
 * Lists, dashboards and the frame around them: every page for people who are signed in that is about no case. The page of
 * the account says how long ago each session was used.
 */
const ownPages = () =>
  stage.places.filter(
    ({ key, rule, scope }) =>
      key.startsWith('/') && key !== '/account' && scope === null && !['ANYONE', 'LINK'].includes(rule.open),
  );

test('no count, list or date changes where another agency has more cases, but for its own people', async () => {
  const own = owner();
  const readers = [...strangers().filter(({ role }) => role !== null), own];
  const cells = ownPages().flatMap((place) =>
    readers.filter((who) => promisedAt(place.rule, who, place) === 'IN').map((who) => ({ path: place.path, who })),
  );
  const read = () =>
    eachAtOnce(cells, async ({ path, who }) => readable((await stage.client.knock(path, who.cookie)).body));
  const before = await read();
  const readWithMore = async () => {
    expect(await addCases(stage.database, stage.foreign.scope.agencyId)).toBeGreaterThan(20);
    return read();
  };
  const after = await readWithMore().finally(() => dropCases(stage.database));
  const changed = cells.filter((_, at) => before[at] !== after[at]);
  expect(changed.filter(({ who }) => who !== own).map(({ path, who }) => `${path} | ${who.name}`)).toEqual([]);
  expect(changed.map(({ path }) => path)).toEqual(expect.arrayContaining(['/dashboard', '/requests', '/agreements']));
});

test('the private calendar of each person has the days of their own agreements', async () => {
  const links = await calendarPaths(stage.database, stage.people);
  const reached = { events: 0, own: 0 };
  const wrong = await eachAtOnce(links, async ({ who, path }) => {
    // Whoever has the address reads it, whatever cookie comes with it.
    const [answer, other] = [await stage.client.knock(path, ''), await stage.client.knock(path, owner().cookie)];
    if (who.role === null) return answer.status === 404 && other.status === 404 ? [] : [`closed: ${answer.status}`];
    const text = { ...answer, body: unfolded(answer.body) };
    reached.events += text.body.split('BEGIN:VEVENT').length - 1;
    if (who === owner()) reached.own += (await foreignMarksIn(stage, text)).length;
    const stamps = /^(?:DTSTAMP|LAST-MODIFIED|CREATED):.*$/gmu;
    const isSame = answer.body.replaceAll(stamps, '') === other.body.replaceAll(stamps, '');
    return [
      ...(await leaksIn(stage, 'GET /api/calendar/[file]', who, text)),
      ...(isSame && answer.status === 200 ? [] : [`${who.name}: ${answer.status}, with a cookie ${other.status}`]),
    ];
  });
  await forgetCalendars(stage.database, stage.people);
  expect(wrong.flat()).toEqual([]);
  expect(reached.events).toBeGreaterThan(20);
  expect(reached.own, 'the owner gets the marks').toBeGreaterThan(0);
  // An address that was taken away is as good as one that never was.
  const gone = await eachAtOnce(links, async ({ path }) => (await stage.client.knock(path, '')).status);
  expect([...new Set(gone)]).toEqual([404]);
});

test('a search parameter that is sent twice or as an object counts as not asked', async () => {
  const { cookie } = person(({ role }) => role === 'ADMIN');
  const cells = listsWithParam.flatMap((list) => {
    const [path = '', param = ''] = list.replace('=', '').split('?');
    return polluted(param).map((query) => ({ path, query }));
  });
  const wrong = await eachAtOnce(cells, async ({ path, query }) => {
    const [plain, asked] = [
      await stage.client.knock(path, cookie),
      await stage.client.knock(`${path}?${query}`, cookie),
    ];
    return asked.status === 200 && readable(asked.body) === readable(plain.body)
      ? []
      : [`${path}?${query} ${asked.status}`];
  });
  expect(wrong.flat()).toEqual([]);
});

// The framework sends a request of its own kind on to an address that names it; that one is asked as well.
const askThrough = async (path: string, cookie: string, sent: Sent): Promise<Answer> => {
  const answer = await stage.client.knock(path, cookie, sent);
  const { pathname, search } = new URL(answer.location || '/', stage.client.origin);
  return /[?&]_rsc\b/u.test(search) ? stage.client.knock(`${pathname}${search}`, cookie, sent) : answer;
};

test('no other way of asking for a page gives it to people who may not have it', async () => {
  const { cases, foreign } = stage;
  const [agreement] = cases.agreements.filter(({ what }) => what.includes('another agency'));
  const paths = [`/requests/${foreign.id}`, `/requests/${foreign.id}/plan`, `/agreements/${agreement?.id}`];
  const seen = await askThrough(paths[0] ?? '', owner().cookie, { headers: rsc });
  expect((await foreignMarksIn(stage, seen)).length, 'the owner gets the marks').toBeGreaterThan(0);
  const cells = otherWays.flatMap((variant) =>
    paths.flatMap((path) => strangers().map((who) => ({ variant, path, who }))),
  );
  const wrong = await eachAtOnce(cells, async ({ variant: { to, method, headers }, path, who }) => {
    const answer = await askThrough(to(path), who.cookie, {
      ...(method ? { method } : {}),
      ...(headers ? { headers } : {}),
    });
    const leaked = await leaksIn(stage, to(path), who, answer);
    return leaked.length > 0 || answer.status >= 500 ? [`${to(path)} | ${who.name} | ${answer.status} ${leaked}`] : [];
  });
  expect(wrong.flat()).toEqual([]);
});

test('answers for programs have the written keys and no mark, whoever asks', async () => {
  for (const { path, sent = {}, keysOf, keys } of machineAnswers) {
    for (const who of stage.people.filter((_, at) => at % 6 === 0)) {
      const answer = await stage.client.knock(path, who.cookie, sent);
      expect([who.name, path, [...new Set(keysOf(answer))].sort()]).toEqual([who.name, path, [...keys].sort()]);
      expect(await leaksIn(stage, path, who, answer)).toEqual([]);
    }
  }
});

test('a copy of a text or file that is not public is unknown to the API, as one that never was', async () => {
  const hashes = await rowsOf<{ sha256: string }>(
    stage.database,
    `SELECT v.sha256 FROM agreement_versions v JOIN agreements g ON g.id = v.agreement_id
     WHERE g.agency_id = $1 AND g.published_at IS NULL AND g.amends_id IS NULL
     UNION SELECT d.sha256 FROM documents d JOIN requests r ON r.id = d.request_id WHERE r.agency_id = $1`,
    [stage.foreign.scope.agencyId],
  );
  const ask = async (sha256: string) => {
    const { status, body } = await stage.client.knock('/api/v1/verify', '', askVerdict(sha256));
    return `${status} ${body.replaceAll(sha256, 'HASH')}`;
  };
  const answers = new Set<string>([await ask('0'.repeat(64))]);
  for (const { sha256 } of hashes.slice(0, 12)) answers.add(await ask(sha256));
  expect(hashes.length).toBeGreaterThan(1);
  expect([...answers]).toEqual([expect.stringContaining('"verdict":"UNKNOWN"')]);
});

test('a thousand guessed ids find nothing, and all get one answer', async () => {
  const { cookie } = person(({ role }) => role === 'PROGRAM_MANAGER');
  const paths = Array.from(
    { length: 1000 },
    (_, at) => `/${['files', 'files', 'requests', 'agreements'][at % 4]}/${randomUUID()}`,
  );
  const answers = await eachAtOnce(paths, async (path) => {
    const { status, body } = await stage.client.knock(path, cookie);
    return `${path.split('/')[1]} ${status} ${readable(body)}`;
  });
  const different = [...new Set(answers)];
  expect(different.length).toBe(3);
  expect(different.every((answer) => / 404 /u.test(answer))).toBe(true);
});

test('nothing was written by asking', async () => {
  expect(await digestOf(stage.database)).toEqual(stage.before);
});
