import { describe, expect, test } from 'vitest';
import { concerns } from '@/lib/domain/concerns';
import { type RequestDraft, sectionsFor } from '@/lib/domain/requests/draft';
import { type RequestType, requestTypes } from '@/lib/domain/requests/request-type';
import { returnInput } from '@/lib/domain/requests/return-input';
import { controlOf, placeValue, returnablePlaces, toPlace } from '@/lib/domain/requests/returned-fields';
import { savedContent, toFields } from '@/lib/domain/requests/section-content';

// The places that a comment can stand beside: those of the request's own type, each with the control it is typed into.

const draftOf = (requestType: RequestType): RequestDraft => ({
  ...{ requestType, title: 'Gangs', factsConfirmed: true, swornCount: 142, civilianCount: 58 },
  ...{ populationServed: 96_000, operatesJail: true, borderFeatures: [], helpDecide: true, programsAsked: [] },
  ...{ desiredStartOn: null, urgency: 'SOON', fieldContactMade: null, governingBodyAware: null },
  concerns: [{ concern: 'GANG', severity: 4, trend: 'UP', nexus: 'NONE', basis: 'COUNTED', note: '' }],
  headcounts: [
    { programCode: null, unit: 'Gang unit', count: 2, basis: 'COUNTED' },
    { programCode: 'OCS', unit: 'Gang unit', count: 1, basis: 'COUNTED' },
  ],
  contacts: [
    { name: 'A', title: 'Desk', email: 'a.b@calder.example', phone: '1', primary: false },
    { name: 'B', title: 'Desk', email: 'c@calder.example', phone: '2', primary: true },
  ],
  ...{ headcountsNone: false, narrative: 'More shootings.', attachmentCount: 0, attachmentsNone: true },
  ...{ aboutAgreementId: 'agreement', changeWanted: 'More', endWanted: null, wantedOn: null },
  ...{ serviceWanted: 'A course', traineeCount: 12, toConfirm: [] },
});

describe.each(requestTypes)('%s', (requestType) => {
  const draft = draftOf(requestType);
  const places = returnablePlaces(draft);

  test('offers exactly the sections that it asks, each as a whole first', () => {
    expect(places.filter(({ field }) => field === '').map(({ section }) => section)).toEqual(
      sectionsFor(requestType).map(({ key }) => key),
    );
  });

  test('names each place once, by a value that leads back to it and that the schema takes', () => {
    const values = places.map(placeValue);
    expect(new Set(values).size).toBe(values.length);
    for (const place of places) {
      expect(toPlace(placeValue(place))).toEqual({ section: place.section, field: place.field });
      const item = { section: placeValue(place), text: 'Say more.' };
      expect(returnInput.safeParse({ items: [item] }).success, placeValue(place)).toBe(true);
    }
  });

  test('finds for each field a control that the form of its section sends', () => {
    for (const place of places.filter(({ field, section }) => field !== '' && section !== 'concerns')) {
      const control = controlOf(draft, place);
      const sent = toFields(savedContent(place.section, draft)).map(([name]) => name);
      const lists = ['borderFeatures', 'programsAsked'];
      expect(lists.includes(place.field) || sent.includes(control ?? ''), placeValue(place)).toBe(true);
    }
  });
});

test('every concern can be asked about, rated or not', () => {
  const places = returnablePlaces(draftOf('NEW_PARTNERSHIP')).filter(({ section }) => section === 'concerns');
  expect(places.map(({ field }) => field)).toEqual(['', ...concerns]);
  expect(controlOf(draftOf('NEW_PARTNERSHIP'), { section: 'concerns', field: 'CUST' })).toBe('concerns.CUST.severity');
});

test('a row is found where it stands now, also behind a dot in its address, and nowhere once it is gone', () => {
  const draft = draftOf('NEW_PARTNERSHIP');
  const second = { section: 'contacts', field: 'row:c@calder.example' } as const;
  expect(controlOf(draft, second)).toBe('rows.1.name');
  expect(toPlace('contacts.row:a.b@calder.example')).toEqual({ section: 'contacts', field: 'row:a.b@calder.example' });
  expect(controlOf({ ...draft, contacts: draft.contacts.slice(1) }, second)).toBe('rows.0.name');
  expect(controlOf({ ...draft, contacts: [] }, second)).toBeNull();
});

test.each(['', 'nowhere', 'nowhere.field', '.', 'agency2'])('“%s” is no place', (value) => {
  expect(toPlace(value)).toBeNull();
  const read = returnInput.safeParse({ items: [{ section: value, text: 'x' }] });
  expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['items.0.section']);
});
