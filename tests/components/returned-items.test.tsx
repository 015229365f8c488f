// @vitest-environment jsdom
import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { FieldNotesContext } from '@/components/form/answer-context';
import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { Select } from '@/components/form/select';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { DraftConcerns } from '@/components/requests/draft-concerns';
import { DraftReturnedItems } from '@/components/requests/draft-returned-items';
import { fieldNotes } from '@/components/requests/returned-notes';
import type { ReturnedHead, ReturnedItemView } from '@/lib/domain/requests/draft-view';

// Comments of a returned request: in the list at the top with a way to each place, and beside the very field, which is
// described by them.

const returned: ReturnedHead = {
  by: 'Your liaison',
  due: { date: 'Thu, Dec 3, 2026', on: '2026-12-03', distance: 'in 6 business days', state: 'ahead' },
  correction: null,
};

const item = (changes: Partial<ReturnedItemView>): ReturnedItemView => ({
  ...{ id: 'one', section: 'agency', text: 'Does this count the reserve?', answer: null, state: 'OPEN' },
  ...{ label: 'Sworn officers', control: 'swornCount' },
  ...changes,
});

const draw = (element: Parameters<typeof renderToString>[0]) => {
  document.body.innerHTML = renderToString(element);
  return document.body;
};

const drawn = (items: readonly ReturnedItemView[], element: Parameters<typeof renderToString>[0]) =>
  draw(<FieldNotesContext value={fieldNotes(items, returned)}>{element}</FieldNotesContext>);

/** The words that describe an element, as a screen reader reads them out. */
const described = (element: Element | null): string =>
  (element?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? `nothing is called ${id}`)
    .join(' ');

const choices = [{ value: 'yes', label: 'Yes' }];

describe('a comment beside a field', () => {
  const said = 'Your liaison: Does this count the reserve?';

  test.each([
    ['a text field', <TextField key="a" name="swornCount" label="Sworn" hint="A number" />, 'input'],
    ['a text area', <TextArea key="b" name="swornCount" label="Sworn" max={100} />, 'textarea'],
    ['a list', <Select key="c" name="swornCount" label="Sworn" options={choices} />, 'select'],
    ['a group of radio buttons', <RadioGroup key="d" name="swornCount" label="Sworn" choices={choices} />, 'fieldset'],
    ['a group of boxes', <CheckboxGroup key="e" name="swornCount" label="Sworn" choices={choices} />, 'fieldset'],
  ])('describes %s', (_name, element, control) => {
    expect(described(drawn([item({})], element).querySelector(control))).toContain(said);
  });

  test('describes the rating of the concern it is about, and no other', () => {
    const body = drawn([item({ control: 'concerns.GANG.severity' })], <DraftConcerns rows={[]} />);
    const ratings = [...body.querySelectorAll('fieldset')];
    expect(ratings.filter((one) => described(one).includes(said))).toHaveLength(1);
    expect(ratings.length).toBeGreaterThan(1);
  });

  test.each([
    ['CHANGED', 'You changed this.'],
    ['ANSWERED', 'You answered this.'],
  ] as const)('says when it is %s', (state, words) => {
    const body = drawn([item({ state })], <TextField name="swornCount" label="Sworn" />);
    expect(described(body.querySelector('input'))).toBe(`${said} ${words}`);
  });

  test('leaves fields alone that nobody asks about', () => {
    const body = drawn([item({})], <TextField name="civilianCount" label="Civilian" />);
    expect(body.querySelector('input')?.hasAttribute('aria-describedby')).toBe(false);
    expect(body.textContent).not.toContain('reserve');
  });
});

describe('the list of what to mend', () => {
  test('names who asks and until when, and leads to each field', () => {
    const items = [item({}), item({ id: 'two', section: 'contacts', label: null, control: null, state: 'ANSWERED' })];
    const body = draw(<DraftReturnedItems requestId="r" items={items} returned={returned} place="list" />);
    expect(body.querySelector('h2')?.textContent).toBe('Your liaison asks for 1 thing');
    expect(body.textContent).toContain('Send the request again by Thu, Dec 3, 2026');
    expect([...body.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '/requests/r/answer/agency#agency-swornCount',
      '/requests/r/answer/contacts',
    ]);
  });

  test('says what a correction opened, and asks for nothing', () => {
    const correction = { sections: ['Contacts'], reason: 'The desk moved.', note: 'Until Thursday.' };
    const body = draw(
      <DraftReturnedItems requestId="r" items={[]} returned={{ ...returned, correction }} place="list" />,
    );
    expect(body.textContent).toContain('You can correct “Contacts”');
    expect(body.textContent).toContain('Your liaison says: Until Thursday.');
    expect(body.querySelector('form')).toBeNull();
  });
});
