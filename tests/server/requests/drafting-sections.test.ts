import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type SectionKey, sectionsFor } from '@/lib/domain/requests/draft';
import { type Outcome, refuse } from '@/lib/domain/result';
import { db } from '@/lib/server/db/client';
import { getDraft, getNewRequest } from '@/lib/server/requests/draft-queries';
import { pathAfterSaving, readDraftForm, type SavedSection, saveDraftSection } from '@/lib/server/requests/draft-save';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

// Sections as their forms send them, from wrong people first to what stands on the page afterwards.

fixedClock();

let cast: Cast;
let id: string;

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).empty();
});

type Fields = Record<string, string | readonly string[]>;

/** The sections of a request for a partnership. */
type Asked = Exclude<SectionKey, 'agreement' | 'service'>;
const isAsked = (key: SectionKey): key is Asked => key !== 'agreement' && key !== 'service';
const sectionKeys = sectionsFor('NEW_PARTNERSHIP')
  .map(({ key }) => key)
  .filter(isAsked);

/** Sends the form of a section as a browser would. */
const send = async (
  actor: Actor,
  caseId: string,
  section: SectionKey,
  fields: Fields,
): Promise<Outcome<SavedSection>> => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ caseId, section, ...fields })) {
    for (const one of [value].flat()) form.append(name, one);
  }
  const read = readDraftForm(form);
  if (!read.ok) return read;
  return saveDraftSection(actor, read.value.caseId, read.value.section, read.value.content);
};

const draftOf = async (caseId: string, actor: Actor = cast.calder.officer) => {
  const view = await getDraft(actor, caseId);
  if (!view) throw new Error('The draft is not there for its own agency.');
  return view.draft;
};

const full: Record<Asked, Fields> = {
  agency: {
    swornCount: '1,142',
    civilianCount: '58',
    populationServed: '96,000',
    operatesJail: 'no',
    borderFeatures: ['SEAPORT', 'CORRIDOR'],
  },
  contacts: {
    primary: '1',
    'rows.0.name': 'Maria Delgado',
    'rows.0.title': 'Lieutenant',
    'rows.0.email': 'M.Delgado@Calder.example',
    'rows.0.phone': '555-0142',
    'rows.1.name': 'Thomas Brandt',
    'rows.1.title': 'Sheriff',
    'rows.1.email': 't.brandt@calder.example',
    'rows.1.phone': '555-0140',
  },
  concerns: {
    'concerns.GANG.severity': '4',
    'concerns.GANG.trend': 'UP',
    'concerns.GANG.nexus': 'DOCUMENTED',
    'concerns.GANG.basis': 'COUNTED',
    'concerns.GANG.note': 'Two crews.',
    'concerns.FUG.trend': 'FLAT',
    'concerns.FUG.nexus': 'NONE',
    'concerns.FUG.basis': 'ESTIMATED',
    'concerns.FUG.note': '',
  },
  help: {
    helpDecide: 'no',
    programsAsked: ['OCS', 'BEST'],
    urgency: 'SOON',
    desiredStartOn: '2027-03-15',
    fieldContactMade: 'yes',
  },
  narrative: { title: 'Gangs along the corridor', narrative: 'Shootings have doubled.\r\nWe want to know why.' },
  headcounts: { 'rows.0.unit': 'Gang unit', 'rows.0.count': '2', 'rows.0.basis': 'COUNTED', 'rows.0.programCode': '' },
  attachments: { none: 'yes' },
};

describe('who may not', () => {
  test('another agency finds neither the draft nor its form', async () => {
    for (const actor of [cast.amity.officer, cast.amity.approver, cast.amity.admin]) {
      expect(await getDraft(actor, id)).toBeNull();
      for (const section of sectionKeys) {
        expect(await send(actor, id, section, full[section])).toMatchObject({ ok: false, why: 'not_found' });
      }
    }
    expect((await draftOf(id)).title).toBe('');
  });

  test('nobody of ICE finds a draft, and after its submission they read it elsewhere', async () => {
    const submitted = await aRequest(cast).in('SUBMITTED');
    for (const actor of [cast.intake, cast.liaison, cast.supervisor, cast.oversight, cast.administrator]) {
      expect(await getDraft(actor, id)).toBeNull();
      expect(await getDraft(actor, submitted)).toBeNull();
      expect(await send(actor, id, 'narrative', full.narrative)).toMatchObject({ ok: false, why: 'not_found' });
    }
  });

  test('the administrator of the agency reads and does not write', async () => {
    expect((await getDraft(cast.calder.admin, id))?.editing.state).toBe('NONE');
    expect(await send(cast.calder.admin, id, 'narrative', full.narrative)).toMatchObject({
      ok: false,
      why: 'not_yours',
    });
  });

  test('after submission nobody writes', async () => {
    const submitted = await aRequest(cast).in('SUBMITTED');
    expect(await send(cast.calder.officer, submitted, 'narrative', full.narrative)).toMatchObject({
      ok: false,
      why: 'wrong_state',
    });
    expect((await getDraft(cast.calder.officer, submitted))?.editing.state).toBe('NONE');
  });

  test('only drafters start a request', async () => {
    expect(await getNewRequest(cast.calder.admin)).toBeNull();
    expect(await getNewRequest(cast.intake)).toBeNull();
    expect((await getNewRequest(cast.calder.approver))?.reasons).toEqual([]);
  });
});

describe('every section is saved and shows again', () => {
  test.each(sectionKeys)('%s', async (section) => {
    const own = await aRequest(cast).empty();
    const answer = await send(cast.calder.officer, own, section, full[section]);
    expect(answer).toMatchObject({ ok: true, value: { missing: [] } });
    expect(await draftOf(own)).toMatchObject(shown[section]);
  });

  const shown: Record<Asked, object> = {
    agency: {
      factsConfirmed: true,
      swornCount: 1142,
      civilianCount: 58,
      populationServed: 96_000,
      operatesJail: false,
      borderFeatures: ['SEAPORT', 'CORRIDOR'],
    },
    contacts: {
      contacts: [
        { name: 'Maria Delgado', email: 'm.delgado@calder.example', primary: false },
        { name: 'Thomas Brandt', primary: true },
      ],
    },
    concerns: {
      concerns: [
        { concern: 'GANG', severity: 4, trend: 'UP', nexus: 'DOCUMENTED', basis: 'COUNTED', note: 'Two crews.' },
      ],
    },
    help: {
      helpDecide: false,
      programsAsked: ['BEST', 'OCS'],
      urgency: 'SOON',
      desiredStartOn: '2027-03-15',
      fieldContactMade: true,
      governingBodyAware: null,
    },
    narrative: { title: 'Gangs along the corridor', narrative: 'Shootings have doubled.\nWe want to know why.' },
    headcounts: {
      headcounts: [{ unit: 'Gang unit', count: 2, basis: 'COUNTED', programCode: null }],
      headcountsNone: false,
    },
    attachments: { attachmentsNone: true },
  };

  test('the facts of the agency stand ready from its record, and count only once they are saved', async () => {
    const own = await aRequest(cast).empty();
    expect(await draftOf(own)).toMatchObject({ factsConfirmed: false, swornCount: 142, operatesJail: true });
  });
});

describe('what a form sends and does not mean', () => {
  test('a concern that nobody rated stays unrated, and one with a note asks for its rating', async () => {
    const own = await aRequest(cast).empty();
    await send(cast.calder.officer, own, 'concerns', full.concerns);
    expect((await draftOf(own)).concerns.map(({ concern }) => concern)).toEqual(['GANG']);
    const noted = await send(cast.calder.officer, own, 'concerns', { 'concerns.FUG.note': 'Many warrants.' });
    expect(noted).toMatchObject({ ok: false, fields: { 'concerns.FUG.severity': ['Choose how serious this is.'] } });
  });

  test('the main contact is the one that was chosen, though an empty row stood before it', async () => {
    const own = await aRequest(cast).empty();
    const { primary: _primary, ...rows } = full.contacts;
    const moved = Object.fromEntries(
      Object.entries(rows).map(([name, value]) => [name.replace(/\d/u, (n) => String(Number(n) + 1)), value]),
    );
    await send(cast.calder.officer, own, 'contacts', { primary: '2', 'rows.0.name': '', 'rows.0.email': '', ...moved });
    expect((await draftOf(own)).contacts.find(({ primary }) => primary)?.name).toBe('Thomas Brandt');
  });

  test('an error names the row as the page drew it, not as the list counts it', async () => {
    const own = await aRequest(cast).empty();
    const answer = await send(cast.calder.officer, own, 'headcounts', {
      'rows.0.unit': '',
      'rows.0.count': '',
      'rows.3.unit': 'Gang unit',
      'rows.3.count': 'two',
      'rows.3.basis': '',
    });
    expect(answer).toMatchObject({
      ok: false,
      fields: {
        'rows.3.count': ['Enter the number of officers, for example 2.'],
        'rows.3.basis': ['Choose how you know this number.'],
      },
      values: { 'rows.3.unit': 'Gang unit' },
    });
  });

  test('a field that may stay empty says in its own words what is wrong with what stands in it', async () => {
    const own = await aRequest(cast).empty();
    const facts = await send(cast.calder.officer, own, 'agency', {
      ...full.agency,
      swornCount: 'about 140',
      populationServed: '99,000,000',
      operatesJail: 'perhaps',
    });
    expect(facts).toMatchObject({
      ok: false,
      fields: {
        swornCount: ['Enter the number of sworn officers, for example 142.'],
        populationServed: ['Enter 50,000,000 or less.'],
        operatesJail: ['Say whether you operate a jail or lock-up.'],
      },
    });
    const help = await send(cast.calder.officer, own, 'help', { ...full.help, desiredStartOn: '2027-02-30' });
    expect(help).toMatchObject({
      ok: false,
      fields: { desiredStartOn: [expect.stringContaining('Enter the date as month, day and year')] },
    });
  });

  test('programs that were ticked are dropped once the agency asks us to decide', async () => {
    const own = await aRequest(cast).empty();
    await send(cast.calder.officer, own, 'help', { ...full.help, helpDecide: 'yes' });
    expect(await draftOf(own)).toMatchObject({ helpDecide: true, programsAsked: [] });
  });

  test('a form without its section or with another target is refused, and leads nowhere else', () => {
    const form = new FormData();
    form.set('caseId', id);
    expect(readDraftForm(form)).toEqual(refuse('invalid', 'Open the page again: part of the form was missing.'));
    form.set('section', 'narrative');
    form.set('then', 'https://elsewhere.example');
    expect(readDraftForm(form).ok).toBe(false);
    expect(pathAfterSaving({ caseId: id, section: 'narrative', goesTo: 'help' })).toBe(
      `/requests/${id}/answer/help?saved=narrative`,
    );
  });
});

describe('saved with gaps, and not saved', () => {
  test('a section with gaps is saved, and says what is missing', async () => {
    const own = await aRequest(cast).empty();
    const answer = await send(cast.calder.officer, own, 'narrative', { title: 'Only a title', narrative: '' });
    expect(answer).toMatchObject({
      ok: true,
      value: { missing: ['Describe what is happening and what you hope for.'] },
    });
    expect((await draftOf(own)).title).toBe('Only a title');
  });

  const identifiers = [
    ['an A-number', 'He is A 123 456 789, they say.', 'A 123 456 789', 'alien registration number'],
    ['a Social Security number', 'SSN 123-45-6789', '123-45-6789', 'Social Security number'],
    ['a date of birth', 'DOB: 4/5/1988', 'DOB: 4/5/1988', 'date of birth'],
  ] as const;

  test.each(identifiers)('%s is refused with its place, in every text', async (_name, text, found, called) => {
    const own = await aRequest(cast).empty();
    const before = await db.statusEvent.count({ where: { requestId: own } });
    const attempts: [SectionKey, string, Fields][] = [
      ['narrative', 'narrative', { title: 'Gangs', narrative: text }],
      ['narrative', 'title', { title: text, narrative: '' }],
      ['concerns', 'concerns.GANG.note', { 'concerns.GANG.severity': '2', 'concerns.GANG.note': text }],
      ['headcounts', 'rows.0.unit', { 'rows.0.unit': text, 'rows.0.count': '1', 'rows.0.basis': 'COUNTED' }],
    ];
    for (const [section, field, fields] of attempts) {
      const answer = await send(cast.calder.officer, own, section, fields);
      const message = !answer.ok ? answer.fields?.[field]?.[0] : undefined;
      expect(message).toContain(`“${found}”`);
      expect(message).toContain(called);
    }
    expect(await db.statusEvent.count({ where: { requestId: own } })).toBe(before);
    expect(await draftOf(own)).toMatchObject({ title: '', narrative: '', concerns: [], headcounts: [] });
  });
});

describe('sending', () => {
  test('the officer hands it to the approver and cannot submit; the approver submits', async () => {
    const own = await aRequest(cast).in('DRAFT');
    const names = async (actor: Actor) =>
      (await getDraft(actor, own))?.head.offers.filter(({ ok }) => ok).map(({ name }) => name);
    expect(await names(cast.calder.officer)).toContain('send_to_approver');
    expect(await names(cast.calder.officer)).not.toContain('submit');
    expect(await names(cast.calder.approver)).toContain('submit');
    await take('send_to_approver', own, cast.calder.officer);
    expect((await getDraft(cast.calder.officer, own))?.readyForApproval).toBe(true);
    await take('submit', own, cast.calder.approver, { attest: 'on', noticeSeen: 'on' });
    const view = await getDraft(cast.calder.approver, own);
    // Two business days from Tuesday, Nov 24: Thursday is Thanksgiving.
    expect(view).toMatchObject({
      status: 'SUBMITTED',
      due: { date: 'Fri, Nov 27, 2026', distance: 'in 2 business days' },
    });
  });

  test('returned items come with their section and take an answer', async () => {
    const own = await aRequest(cast).in('RETURNED');
    const items = (await getDraft(cast.calder.officer, own))?.items ?? [];
    expect(items).toMatchObject([{ section: 'concerns', text: 'Say how gangs are counted.', answer: null }]);
    await take('answer_returned_item', own, cast.calder.officer, {
      itemId: items[0]?.id,
      answer: 'From incident reports.',
    });
    expect((await getDraft(cast.calder.officer, own))?.items).toMatchObject([{ answer: 'From incident reports.' }]);
  });

  test('earlier requests are offered with those that came to nothing first', async () => {
    await aRequest(cast).of(cast.amity).in('WITHDRAWN');
    await aRequest(cast).of(cast.amity).in('SUBMITTED');
    const earlier = (await getNewRequest(cast.amity.officer))?.earlier ?? [];
    expect(earlier.map(({ status }) => status)).toEqual(['Withdrawn', 'Submitted']);
    expect((await getNewRequest(cast.calder.officer))?.earlier.some(({ id: one }) => one === earlier[0]?.id)).toBe(
      false,
    );
  });
});
