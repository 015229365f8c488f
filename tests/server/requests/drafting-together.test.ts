import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { SectionKey } from '@/lib/domain/requests/draft';
import { getRequestCase } from '@/lib/server/requests/case-queries';
import { getDraft } from '@/lib/server/requests/draft-queries';
import { readDraftForm, type SectionAnswer, saveDraftSection } from '@/lib/server/requests/draft-save';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

// Two people, or two windows of one, in one section of a request.

fixedClock();

let cast: Cast;
let ana: Actor;

beforeAll(async () => {
  cast = await aCast();
  ana = await aPerson({
    name: 'Ana Park',
    title: 'Sergeant',
    roles: ['AGENCY_OFFICER'],
    agencyId: cast.calder.agencyId,
  });
});

type Fields = Record<string, string | readonly string[]>;

/** Sends the form of a section as a browser would, from a page drawn after so many saves. */
const send = async (actor: Actor, caseId: string, section: SectionKey, seen: number, fields: Fields) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ caseId, section, sectionVersion: String(seen), ...fields })) {
    for (const one of [value].flat()) form.append(name, one);
  }
  const read = readDraftForm(form);
  if (!read.ok) throw new Error(read.message);
  return saveDraftSection(actor, caseId, section, read.value.content, read.value);
};

const draftOf = async (id: string) => {
  const view = await getDraft(cast.calder.officer, id);
  if (!view) throw new Error('The draft is not there.');
  return view.draft;
};

const conflictOf = (answer: SectionAnswer) => {
  if (answer.ok || !answer.conflict) throw new Error(`There is no conflict: ${JSON.stringify(answer)}`);
  return answer.conflict;
};

const again = (answer: SectionAnswer, choices: readonly string[]): Fields => {
  const several = new Map<string, string[]>();
  for (const [name, value] of conflictOf(answer).yours) several.set(name, [...(several.get(name) ?? []), value]);
  return {
    choosing: 'yes',
    ...Object.fromEntries(several),
    ...Object.fromEntries(choices.map((one, n) => [`keep.${n}`, one])),
  };
};

describe('two people in one section', () => {
  test('the second is refused and told both values; nothing is written before one is chosen', async () => {
    const id = await aRequest(cast).empty();
    const first = await send(ana, id, 'narrative', 0, { title: 'Gangs', narrative: 'Hers.' });
    expect(first).toMatchObject({ ok: true, value: { sectionVersion: 1 } });
    const second = await send(cast.calder.officer, id, 'narrative', 0, { title: 'Gangs', narrative: 'His.' });
    expect(second).toMatchObject({
      ok: false,
      why: 'stale',
      values: { narrative: 'His.' },
      conflict: {
        version: 1,
        own: false,
        savedBy: 'Ana Park',
        savedAt: 'Nov 24, 2026, 10:00 AM',
        pieces: [{ label: 'Your story', theirs: 'Hers.', yours: 'His.' }],
      },
    });
    expect((await draftOf(id)).narrative).toBe('Hers.');
    // A choice that is missing is asked for again, with the same two values.
    const undecided = await send(cast.calder.officer, id, 'narrative', 1, again(second, []));
    expect(conflictOf(undecided)).toMatchObject({ version: 1, pieces: [{ theirs: 'Hers.', yours: 'His.' }] });
    expect((await draftOf(id)).narrative).toBe('Hers.');
    const chosen = await send(cast.calder.officer, id, 'narrative', 1, again(second, ['yours']));
    expect(chosen).toMatchObject({ ok: true, value: { sectionVersion: 2 } });
    expect((await draftOf(id)).narrative).toBe('His.');
  });

  test('when it was saved again meanwhile, the choice is asked anew', async () => {
    const id = await aRequest(cast).empty();
    await send(ana, id, 'narrative', 0, { title: 'One', narrative: '' });
    const mine = await send(cast.calder.officer, id, 'narrative', 0, { title: 'Two', narrative: '' });
    await send(ana, id, 'narrative', 1, { title: 'Three', narrative: '' });
    const late = await send(cast.calder.officer, id, 'narrative', 1, again(mine, ['yours']));
    expect(conflictOf(late)).toMatchObject({ version: 2, pieces: [{ theirs: 'Three', yours: 'Two' }] });
    expect((await draftOf(id)).title).toBe('Three');
  });

  test('the same words are no conflict, nor is the own save that is still on its way', async () => {
    const id = await aRequest(cast).empty();
    await send(ana, id, 'narrative', 0, { title: 'Same', narrative: '' });
    expect((await send(cast.calder.officer, id, 'narrative', 0, { title: 'Same', narrative: '' })).ok).toBe(true);
    const [here, elsewhere] = [{ sectionPage: randomUUID() }, { sectionPage: randomUUID() }];
    const mine = (seen: number, page: Fields, title: string) =>
      send(cast.calder.officer, id, 'narrative', seen, { title, narrative: '', ...page });
    expect((await mine(2, here, 'Mine')).ok).toBe(true);
    expect((await mine(2, here, 'Mine again')).ok).toBe(true);
    // From a second window, or two saves behind, nothing is written unseen.
    const other = await mine(3, elsewhere, 'In another window');
    expect(conflictOf(other)).toMatchObject({
      own: true,
      savedBy: 'you in another window',
      pieces: [{ theirs: 'Mine again' }],
    });
    expect((await mine(2, here, 'Old')).ok).toBe(false);
    expect((await draftOf(id)).title).toBe('Mine again');
  });

  test('contacts and concerns are chosen one by one, and nobody drops out unseen', async () => {
    const id = await aRequest(cast).empty();
    const contact = (name: string) => ({
      ...{ 'rows.0.name': name, 'rows.0.title': 'Lieutenant', primary: '0' },
      ...{ 'rows.0.email': `${name.toLowerCase()}@winter.example`, 'rows.0.phone': '555-0142' },
    });
    await send(ana, id, 'contacts', 0, contact('Hers'));
    const mine = await send(cast.calder.officer, id, 'contacts', 0, contact('His'));
    expect(conflictOf(mine).pieces.map(({ label, theirs, yours }) => [label, theirs, yours])).toEqual([
      ['Contact hers@winter.example', expect.stringContaining('Hers, Lieutenant'), 'Not on the list'],
      ['Main contact', 'hers@winter.example', 'his@winter.example'],
      ['Contact his@winter.example', 'Not on the list', expect.stringContaining('His, Lieutenant')],
    ]);
    await send(cast.calder.officer, id, 'contacts', 1, again(mine, ['theirs', 'yours', 'yours']));
    expect((await draftOf(id)).contacts.map(({ name, primary }) => [name, primary])).toEqual([
      ['Hers', false],
      ['His', true],
    ]);
    const rated = (concern: string, severity: string) => ({
      [`concerns.${concern}.severity`]: severity,
      [`concerns.${concern}.trend`]: 'UP',
    });
    await send(ana, id, 'concerns', 0, { ...rated('GANG', '4'), ...rated('NARC', '2') });
    const concerns = await send(cast.calder.officer, id, 'concerns', 0, {
      ...rated('GANG', '1'),
      ...rated('FUG', '3'),
    });
    expect(conflictOf(concerns).pieces.map(({ label }) => label)).toHaveLength(2);
    await send(cast.calder.officer, id, 'concerns', 1, again(concerns, ['theirs', 'yours']));
    const saved = (await draftOf(id)).concerns.map(({ concern, severity }) => `${concern} ${severity}`).sort();
    expect(saved).toEqual(['FUG 3', 'GANG 4', 'NARC 2']);
  });

  test('the page says who saved last, and ten saves within the hour are one line of the history', async () => {
    const id = await aRequest(cast).empty();
    for (let n = 0; n < 10; n += 1) await send(ana, id, 'narrative', n, { title: `Try ${n}`, narrative: '' });
    expect((await getDraft(cast.calder.officer, id))?.saves.narrative).toEqual({
      version: 10,
      text: 'Saved 10:00 AM by Ana Park',
    });
    expect((await getDraft(ana, id))?.saves.narrative?.text).toBe('Saved 10:00 AM');
    const history = (await getRequestCase(cast.calder.officer, id))?.history.flatMap(({ events }) => events);
    expect(history?.map(({ what }) => what)).toEqual(['saved the story (10 times)', 'started the request']);
  });
});
