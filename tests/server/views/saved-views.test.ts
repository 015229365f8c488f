import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { agreementFilter } from '@/lib/domain/agreements/list-filter';
import type { ViewSharing } from '@/lib/domain/saved-views';
import { listAgreements } from '@/lib/server/agreements/list-queries';
import { db } from '@/lib/server/db/client';
import { changeView, chooseDefaultView, deleteView, replaceView, saveView } from '@/lib/server/views/view-commands';
import { defaultView, viewsPage, viewTabs } from '@/lib/server/views/view-queries';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { aRow, takenOver, triedImport } from '@/tests/support/imports';
import { aPdf } from '@/tests/support/sample-files';

// Views of the lists of agreements and requests: kept, shared by right, and never wider than their reader.

fixedClock();
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});
beforeEach(async () => {
  await db.$executeRaw`DELETE FROM saved_views`;
});

const save = (
  actor: Actor,
  changes: { name?: string; sharing?: ViewSharing; query?: string; makeDefault?: boolean } = {},
) =>
  saveView(actor, {
    ...{
      list: 'AGREEMENTS',
      query: '?ending=QUARTER&renewal=NONE',
      name: 'Ending',
      sharing: 'OWN',
      makeDefault: false,
    },
    ...changes,
  });
const namesOf = async (actor: Actor) => (await viewTabs(actor, 'AGREEMENTS')).map(({ name }) => name);
const idOf = async (name: string) => (await db.savedView.findFirstOrThrow({ where: { name } })).id;

describe('the wrong people first', () => {
  test('nobody shares with whom their role does not reach', async () => {
    const refused: [Actor, ViewSharing][] = [
      [cast.liaison, 'OFFICE'],
      [cast.liaison, 'ICE'],
      [cast.supervisor, 'ICE'],
      [cast.supervisor, 'AGENCY'],
      [cast.calder.officer, 'AGENCY'],
      [cast.calder.admin, 'OFFICE'],
      [cast.calder.admin, 'ICE'],
    ];
    for (const [actor, sharing] of refused) {
      expect(await save(actor, { sharing }), `${actor.name} ${sharing}`).toMatchObject({
        fields: { sharing: [expect.any(String)] },
      });
    }
    expect(await db.savedView.count()).toBe(0);
    await save(cast.liaison);
    const change = { viewId: await idOf('Ending'), name: 'Ending', sharing: 'ICE' } as const;
    expect(await changeView(cast.liaison, change)).toMatchObject({ ok: false, why: 'invalid' });
  });

  test('a view of somebody else is not there to change, replace, open with or delete', async () => {
    await save(cast.liaison);
    const viewId = await idOf('Ending');
    for (const actor of [cast.otherLiaison, cast.administrator, cast.calder.admin]) {
      expect(await namesOf(actor)).toEqual([]);
      expect(await changeView(actor, { viewId, name: 'Mine', sharing: 'OWN' })).toMatchObject({ why: 'not_found' });
      expect(await replaceView(actor, { viewId, query: '?state=TX' })).toMatchObject({ why: 'not_found' });
      expect(await deleteView(actor, { viewId })).toMatchObject({ why: 'not_found' });
      expect(await chooseDefaultView(actor, { list: 'AGREEMENTS', viewId })).toMatchObject({ why: 'not_found' });
    }
    expect(await namesOf(cast.liaison)).toEqual(['Ending']);
  });

  test('a shared view is deleted by its owner or by who looks after what is shared', async () => {
    await save(cast.supervisor, { sharing: 'OFFICE' });
    const viewId = await idOf('Ending');
    expect(await deleteView(cast.liaison, { viewId })).toMatchObject({ why: 'not_yours' });
    expect(await changeView(cast.liaison, { viewId, name: 'Mine', sharing: 'OWN' })).toMatchObject({
      why: 'not_found',
    });
    expect(await deleteView(cast.supervisor, { viewId })).toMatchObject({ ok: true });
    await save(cast.programManager, { sharing: 'ICE' });
    expect(await deleteView(cast.administrator, { viewId: await idOf('Ending') })).toMatchObject({ ok: true });
  });
});

test('a view reaches the office, all of ICE, or the agency it is shared with, and nobody else', async () => {
  await save(cast.supervisor, { name: 'Office', sharing: 'OFFICE' });
  await save(cast.programManager, { name: 'ICE', sharing: 'ICE' });
  await save(cast.calder.admin, { name: 'Agency', sharing: 'AGENCY' });
  expect(await namesOf(cast.liaison)).toEqual(['ICE', 'Office']);
  expect(await namesOf(cast.farLiaison)).toEqual(['ICE']);
  expect(await namesOf(cast.calder.officer)).toEqual(['Agency']);
  expect(await namesOf(cast.amity.officer)).toEqual([]);
  expect(
    (await viewsPage(cast.liaison, 'AGREEMENTS')).rows.map(({ sharedBy, mayRemove }) => [sharedBy, mayRemove]),
  ).toEqual([
    [cast.programManager.name, false],
    [cast.supervisor.name, false],
  ]);
});

test('a shared view shows each reader what they may see, and no more', async () => {
  const file = await aPdf('Memorandum.');
  const id = await triedImport(cast.administrator, [aRow({ file: 'a.pdf' })], { 'a.pdf': file });
  await takenOver(cast.administrator, id);
  await save(cast.programManager, { sharing: 'ICE', query: '?state=ZZ' });
  const seen = async (actor: Actor) => {
    const [view] = await viewTabs(actor, 'AGREEMENTS');
    const asked = Object.fromEntries(new URLSearchParams(view?.query.slice(1)));
    return (await listAgreements(actor, agreementFilter.parse(asked))).count;
  };
  expect(await seen(cast.programManager)).toBe(1);
  expect(await seen(cast.farLiaison)).toBe(0);
});

test('what is kept is what the list understands: nothing else, and nothing that narrows nothing', async () => {
  await save(cast.liaison, { query: '?state=ZZ&state=TX&evil=1&after=019b2f7e-0000-7000-8000-000000000001&office=x' });
  expect((await db.savedView.findFirstOrThrow()).query).toBe('?state=TX');
  for (const query of ['', '?', '?nothing=1', '?status=NONE', 'https://elsewhere.example/?a=1']) {
    expect(await save(cast.liaison, { name: 'Empty', query }), query).toMatchObject({ ok: false, why: 'blocked' });
  }
  await expect(db.$executeRaw`UPDATE saved_views SET query = 'javascript:alert(1)'`).rejects.toThrow();
});

test('thirty are kept, whoever asks at the same time, and no two of one name', async () => {
  for (let at = 0; at < 28; at += 1) await save(cast.liaison, { name: `View ${at}` });
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => save(cast.liaison, { name })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
  expect(await db.savedView.count()).toBe(30);
  await deleteView(cast.liaison, { viewId: await idOf('View 0') });
  expect(await save(cast.liaison, { name: 'View 1' })).toMatchObject({ fields: { name: [expect.any(String)] } });
  const change = { viewId: await idOf('View 2'), name: 'View 1', sharing: 'OWN' } as const;
  expect(await changeView(cast.liaison, change)).toMatchObject({ fields: { name: [expect.any(String)] } });
});

test('one view opens the list; it ends with the view, or when it is shared no more', async () => {
  await save(cast.programManager, { name: 'Shared', sharing: 'ICE' });
  await save(cast.liaison, { name: 'Own', makeDefault: true, query: '?state=ZZ' });
  expect(await defaultView(cast.liaison, 'AGREEMENTS')).toBe('?state=ZZ');
  expect(await defaultView(cast.liaison, 'REQUESTS')).toBeNull();
  const viewId = await idOf('Shared');
  await chooseDefaultView(cast.liaison, { list: 'AGREEMENTS', viewId });
  expect(await defaultView(cast.liaison, 'AGREEMENTS')).toBe('?ending=QUARTER&renewal=NONE');
  await replaceView(cast.programManager, { viewId, query: '?ending=180' });
  expect(await defaultView(cast.liaison, 'AGREEMENTS')).toBe('?ending=180');
  await changeView(cast.programManager, { viewId, name: 'Shared', sharing: 'OWN' });
  expect(await defaultView(cast.liaison, 'AGREEMENTS')).toBeNull();
  await chooseDefaultView(cast.liaison, { list: 'AGREEMENTS', viewId: await idOf('Own') });
  await deleteView(cast.liaison, { viewId: await idOf('Own') });
  expect(await defaultView(cast.liaison, 'AGREEMENTS')).toBeNull();
});
