import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type SearchKind, searchKinds } from '@/lib/domain/search/search-keys';
import { toSearchQuery } from '@/lib/domain/search/search-query';
import { countTry } from '@/lib/server/auth/throttle';
import { db } from '@/lib/server/db/client';
import { type DatabaseScope, runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { visibleRequests } from '@/lib/server/requests/visible';
import { answerHits } from '@/lib/server/search/answer-hits';
import { findEntries } from '@/lib/server/search/find-entries';
import { keepSearch, rebuildSearch } from '@/lib/server/search/keep-search';
import { caseNamed, searchHits, searchPage } from '@/lib/server/search/search-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';
import { insiders, outsiders } from '@/tests/support/scopes';
import { take } from '@/tests/support/take-step';

// The search finds what the pages show to the same person, and tells of nothing else: not in a hit, a snippet, a count or
// a word that it offers. Everybody searches in the scope of their own side, as they do in the portal.

const clock = fixedClock();
let cast: Cast;
let id: string;
let returned: string;

const comment = (body: string, visibility: string, by: Actor) => take('comment', id, by, { body, visibility });

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('ASSIGNED');
  await comment('The wolverine drill was shared.', 'SHARED', cast.liaison);
  await comment('The pangolin figure is for ICE.', 'ICE_ONLY', cast.liaison);
  await comment('The axolotl budget stays here.', 'AGENCY_ONLY', cast.calder.officer);
  returned = await aRequest(cast).in('SUBMITTED');
  await take('claim', returned, cast.intake);
  const items = [{ section: 'narrative', text: 'Say more.' }];
  await take('return_to_agency', returned, cast.intake, { items });
  clock.passMinutes(5);
  const unsent = { title: 'Narwhal along the coast', narrative: 'The narwhal story is not sent.' };
  await take('save_narrative', returned, cast.calder.officer, unsent);
  while (await keepSearch()) clock.passMinutes(0);
});

const as = <T>(actor: Actor, work: () => Promise<T>): Promise<T> => runAs(scopeOf(actor), work);
const pageFor = (actor: Actor, q: string, kind: SearchKind | '' = '') =>
  as(actor, () => searchPage(actor, toSearchQuery({ q, kind })));
const rowsOf = (actor: Actor, q: string) => as(actor, () => findEntries(actor, { q, kinds: searchKinds, rows: 50 }));

/** Everything that a person is answered about a word: the page, and the quick search. */
const toldOf = async (actor: Actor, q: string): Promise<string> => {
  const { q: _asked, ...page } = await pageFor(actor, q);
  return JSON.stringify([page, await as(actor, () => searchHits(actor, q))]).replaceAll(
    /"hit":(true|false)|[\\"{},:[\]]|text/gu,
    '',
  );
};

describe('a request is found', () => {
  test('by exactly those who see it, whatever its status and agency', async () => {
    await aRequest(cast).in('DRAFT');
    await aRequest(cast).of(cast.amity).in('DRAFT');
    await aRequest(cast).of(cast.amity).in('SUBMITTED');
    const people = [...Object.values(insiders(cast)), ...Object.values(await outsiders(cast))];
    expect(people.length).toBeGreaterThan(15);
    for (const actor of people) {
      const seen = await db.request.findMany({ where: visibleRequests(actor), select: { id: true } });
      const found = await as(actor, () => findEntries(actor, { q: 'gangs or narwhal', kinds: ['REQUEST'], rows: 50 }));
      expect(found.map((row) => row.subject_id).sort(), actor.name).toEqual(seen.map((row) => row.id).sort());
    }
  });

  test('by its words in other forms, marked where they stand', async () => {
    const { state, groups } = await pageFor(cast.liaison, 'shooting');
    expect(state).toBe('FOUND');
    const excerpt = groups.find(({ kind }) => kind === 'REQUEST')?.rows[0]?.excerpt;
    expect(excerpt).toContainEqual({ text: 'Shootings', hit: true });
  });

  test('by its number, which leads straight to it', async () => {
    const { number } = await db.request.findUniqueOrThrow({ where: { id }, select: { number: true } });
    expect(await as(cast.liaison, () => caseNamed(cast.liaison, number.toLowerCase()))).toBe(`/requests/${id}`);
    expect(await as(cast.amity.officer, () => caseNamed(cast.amity.officer, number))).toBeNull();
    expect((await pageFor(cast.amity.officer, number)).state).toBe('NOTHING_FOUND');
  });

  test('by the name of its agency, also under its new name', async () => {
    const { agencyId } = cast.amity;
    await db.agency.update({ where: { id: agencyId }, data: { legalName: 'Okapi Harbor Police' } });
    const kinds = (await pageFor(cast.intake, 'okapi')).groups.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['REQUEST', 'AGENCY']));
    expect((await pageFor(cast.calder.officer, 'okapi')).state).toBe('NOTHING_FOUND');
  });
});

describe('a comment is told of', () => {
  const cases = (): [string, string, Actor[], Actor[]][] => [
    [
      'wolverine',
      'wolvreine',
      [cast.liaison, cast.calder.officer, cast.administrator],
      [cast.amity.officer, cast.farLiaison],
    ],
    [
      'pangolin',
      'pangolni',
      [cast.liaison, cast.legal],
      [cast.calder.officer, cast.calder.admin, cast.amity.officer, cast.administrator],
    ],
    ['axolotl', 'axolotol', [cast.calder.officer, cast.calder.admin], [cast.liaison, cast.legal, cast.amity.officer]],
  ];

  test('whoever may read it, also when they mistype its word', async () => {
    for (const [word, slip, readers] of cases()) {
      for (const actor of readers) {
        expect(await toldOf(actor, word), `${actor.name}, ${word}`).toContain(word);
        expect((await pageFor(actor, slip)).meant, `${actor.name}, ${slip}`).toBe(word);
      }
    }
  });

  test('nobody else: no hit, no snippet, no count and no word that is offered', async () => {
    for (const [word, slip, , strangers] of cases()) {
      for (const actor of strangers) {
        for (const asked of [word, slip, `${word.slice(0, 5)}`]) {
          expect(await toldOf(actor, asked), `${actor.name}, ${asked}`).not.toContain(word);
          expect((await pageFor(actor, asked)).state, `${actor.name}, ${asked}`).toBe('NOTHING_FOUND');
        }
      }
    }
  });
});

describe('what an agency writes after a return', () => {
  test('is found by the agency and not by ICE, who finds what was sent', async () => {
    expect(await toldOf(cast.calder.officer, 'narwhal')).toContain('Narwhal');
    for (const actor of [cast.intake, cast.programManager, cast.administrator]) {
      expect(await toldOf(actor, 'narwhal'), actor.name).not.toMatch(/narwhal/iu);
      expect(
        (await rowsOf(actor, 'corridor')).map((row) => row.subject_id),
        actor.name,
      ).toContain(returned);
    }
    const mine = (await rowsOf(cast.calder.officer, 'corridor')).filter((row) => row.kind === 'REQUEST');
    expect(mine.map((row) => row.subject_id)).not.toContain(returned);
  });

  test('is found by ICE once it is sent', async () => {
    await take('answer_returned_item', returned, cast.calder.officer, {
      itemId: (await db.returnedItem.findFirstOrThrow({ where: { requestId: returned } })).id,
      answer: 'It says more.',
    });
    await take('resubmit', returned, cast.calder.approver, {
      attest: 'on',
      summary: 'It says more.',
    });
    expect(await toldOf(cast.intake, 'narwhal')).toContain('Narwhal');
    expect(await db.searchEntry.count({ where: { subjectId: returned } })).toBe(1);
  });
});

describe('a person', () => {
  test('is found by those who read accounts, which is noted, and by nobody else', async () => {
    const read = () => db.auditEvent.count({ where: { action: 'people.read' } });
    const before = await read();
    const people = async (actor: Actor) =>
      (await pageFor(actor, 'Delgado', 'PERSON')).groups.flatMap(({ rows }) => rows.map(({ href }) => href));
    const own = [`/admin/people/${cast.calder.officer.id}`];
    expect(await people(cast.administrator)).toEqual(own);
    expect(await people(cast.calder.admin)).toEqual(own);
    expect(await read()).toBe(before + 2);
    for (const actor of [cast.amity.admin, cast.calder.officer, cast.liaison]) expect(await people(actor)).toEqual([]);
    expect(await read()).toBe(before + 2);
  });
});

describe('the database', () => {
  const inScope = (scope: DatabaseScope, actor: Actor) =>
    runAs(scope, () => findEntries(actor, { q: 'wolverine', kinds: searchKinds, rows: 5 }));

  test('takes no key that the scope of the connection does not allow', async () => {
    const { officer } = cast.calder;
    expect(await inScope(`agency:${cast.calder.agencyId}`, officer)).toHaveLength(1);
    expect(await inScope(`agency:${cast.amity.agencyId}`, officer)).toEqual([]);
    expect(await inScope(`agency:${cast.calder.agencyId}`, cast.liaison)).toEqual([]);
    expect(await inScope('ice', officer)).toEqual([]);
    for (const scope of ['public', 'arrival'] as const) expect(await inScope(scope, cast.liaison)).toEqual([]);
  });

  test('shows the table to no side, and lets no one but its functions write it', async () => {
    for (const scope of ['ice', `agency:${cast.calder.agencyId}`, 'public'] as const) {
      expect(await runAs(scope, () => db.searchEntry.count())).toBe(0);
    }
    await expect(runAs('system', () => db.searchEntry.deleteMany({ where: { kind: 'COMMENT' } }))).rejects.toThrow(
      /permission denied/u,
    );
  });

  test('moves the keys of the parts when a case goes to another office', async () => {
    const far = () => rowsOf(cast.farLiaison, 'wolverine or pangolin');
    expect(await far()).toEqual([]);
    await db.request.update({ where: { id }, data: { officeId: cast.offices.far } });
    expect(await far()).toHaveLength(2);
    expect(await rowsOf(cast.liaison, 'wolverine or pangolin')).toEqual([]);
    await db.request.update({ where: { id }, data: { officeId: cast.offices.investigations } });
  });

  test('writes everything anew as it was, and drops what comes from nothing', async () => {
    const dump = () =>
      asOwner(`SELECT kind, subject_id, part, request_id, agency_id, office_id, title, context, body, reach
        FROM search_entries ORDER BY kind, subject_id, part`);
    const before = await dump();
    await asOwner(`DELETE FROM search_entries WHERE kind IN ('REQUEST', 'COMMENT');
      INSERT INTO search_entries (kind, subject_id, title, context, body, at, reach, indexed_at)
      VALUES ('COMMENT', gen_random_uuid(), 'stale', '', '', now(), '{COMMENT/all}', now())`);
    expect(await rebuildSearch()).toBe(before.length);
    expect(await dump()).toEqual(before);
  });

  test('answers nothing to words that are left out, to a minus alone and to what is no question', async () => {
    for (const q of ['the of and', '-wolverine', '!!!', '((', "'; DROP TABLE users; --", ':* & |']) {
      expect(await rowsOf(cast.intake, q), q).toEqual([]);
    }
  });
});

test('the quick search is refused for a minute to whoever asks more often than anybody types', async () => {
  const hits = (actor: Actor) => as(actor, () => answerHits(actor, 'corridor'));
  expect((await hits(cast.supervisor)).status).toBe(200);
  for (let asked = 1; asked < 180; asked += 1) await countTry('searchHits', cast.supervisor.id ?? '');
  const refused = await hits(cast.supervisor);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.text()).toBe('');
  expect((await hits(cast.liaison)).status).toBe(200);
});
