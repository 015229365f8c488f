// @vitest-environment jsdom
import { act } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { TextField } from '@/components/form/text-field';
import type { AutosaveAnswer } from '@/components/requests/draft-autosave';
import { DraftContacts } from '@/components/requests/draft-contacts';
import { DraftForm } from '@/components/requests/draft-form';
import type { SectionConflict, SectionRefused } from '@/lib/domain/requests/section-conflict-view';
import { type Done, done, type Outcome, refuse } from '@/lib/domain/result';

// The form of a section as a browser runs it: what is saved in the background, and what becomes of it when that
// cannot be.

type Saved = { savedAt: string; sectionVersion?: number };

let root: Root | undefined;
let sent: FormData[];
let answers: (() => Promise<AutosaveAnswer>)[];

const savedAnswer = async (): Promise<Done<Saved>> => done({ savedAt: '2026-11-24T15:42:00.000Z' });
const autosave = async (form: FormData): Promise<AutosaveAnswer> => {
  sent.push(form);
  return (answers.shift() ?? savedAnswer)();
};

const page = (save: (previous: Outcome, form: FormData) => Promise<Outcome> = async (previous) => previous) => (
  <DraftForm
    caseId="case"
    section="narrative"
    place="me:case:narrative"
    timeZone="America/New_York"
    drawn={{ version: 3, page: 'one-page' }}
    save={save}
    autosave={autosave}
    goesTo="headcounts"
    submit="Save and continue"
  >
    <TextField name="title" label="Title" defaultValue="Stored" />
    <DraftContacts contacts={[]} />
  </DraftForm>
);

const show = async (element = page()) => {
  document.body.innerHTML = `<a href="/requests">Away</a><div id="page">${renderToString(element)}</div>`;
  const place = document.getElementById('page');
  if (!place) throw new Error('There is no place for the page.');
  await act(async () => {
    root = hydrateRoot(place, element);
  });
};

const input = (name: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (!found) throw new Error(`There is no field ${name}.`);
  return found;
};

const type = (name: string, text: string) =>
  act(async () => {
    input(name).value = text;
    input(name).dispatchEvent(new Event('input', { bubbles: true }));
  });

const leave = (name: string) => act(async () => input(name).dispatchEvent(new Event('focusout', { bubbles: true })));
const pass = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));
const press = (name: string) =>
  act(async () => {
    [...document.querySelectorAll('button')].find((button) => button.textContent?.includes(name))?.click();
  });
const online = (is: boolean) => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(is);
const state = () => document.querySelector('[role="status"]')?.textContent ?? '';

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  sent = [];
  answers = [];
});
afterEach(async () => {
  await act(async () => root?.unmount());
  root = undefined;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('saving as you go', () => {
  test('nothing is sent before something changes', async () => {
    await show();
    await leave('title');
    await pass(60_000);
    expect(sent).toEqual([]);
    expect(state()).toBe('');
  });

  test('a change is sent some seconds later, once, and the time of saving is shown in the time of the agency', async () => {
    await show();
    await type('title', 'Gangs');
    expect(sessionStorage.length).toBe(1);
    await pass(2900);
    expect(sent).toHaveLength(0);
    await pass(200);
    expect(sent.map((form) => [form.get('caseId'), form.get('section'), form.get('title')])).toEqual([
      ['case', 'narrative', 'Gangs'],
    ]);
    expect(state()).toBe('Saved 10:42 AM');
    expect(sessionStorage.length).toBe(0);
    await pass(60_000);
    expect(sent).toHaveLength(1);
  });

  test('leaving a field sends sooner, and typing on while it is sent is sent again', async () => {
    await show();
    let finish = (_answer: AutosaveAnswer) => {};
    answers.push(() => new Promise((resolve) => (finish = resolve)));
    await type('title', 'Gangs');
    await leave('title');
    await pass(500);
    expect(sent).toHaveLength(1);
    await type('title', 'Gangs along the corridor');
    await act(async () => finish(await savedAnswer()));
    expect(state()).not.toContain('Saved');
    await pass(3100);
    expect(sent.at(-1)?.get('title')).toBe('Gangs along the corridor');
    expect(state()).toBe('Saved 10:42 AM');
  });

  test('a row that came or went counts as a change', async () => {
    await show();
    await press('Add another contact');
    await pass(3100);
    expect(sent).toHaveLength(1);
    expect([...(sent[0]?.keys() ?? [])].filter((name) => name.endsWith('.email'))).toEqual([
      'rows.0.email',
      'rows.1.email',
    ]);
    await press('Remove');
    await pass(3100);
    expect([...(sent[1]?.keys() ?? [])].filter((name) => name.endsWith('.email'))).toEqual(['rows.0.email']);
  });

  test('a refusal is told with the first thing to mend, and the text stays kept', async () => {
    await show();
    answers.push(async () =>
      refuse('invalid', 'Check the marked fields.', { fields: { title: ['Write this on one line.'] } }),
    );
    await type('title', 'Bad');
    await pass(3100);
    expect(state()).toBe('Not saved yet: Write this on one line.');
    expect(sessionStorage.length).toBe(1);
  });
});

describe('when it cannot be saved', () => {
  test('offline: nothing is sent, it says so, and it is saved once the line is back', async () => {
    await show();
    const line = online(false);
    await type('title', 'Gangs');
    await pass(3100);
    expect(state()).toBe('Not saved: you are offline. What you typed is kept here.');
    expect(sent).toEqual([]);
    line.mockReturnValue(true);
    await act(async () => dispatchEvent(new Event('online')));
    await pass(100);
    expect(state()).toBe('Saved 10:42 AM');
  });

  test('a portal that does not answer is asked again', async () => {
    await show();
    answers.push(() => Promise.reject(new TypeError('Failed to fetch')));
    await type('title', 'Gangs');
    await pass(3100);
    expect(state()).toContain('the portal does not answer');
    await pass(20_100);
    expect(state()).toBe('Saved 10:42 AM');
  });

  test('leaving warns while something is unsaved, and not afterwards', async () => {
    await show();
    const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(asks()).toBe(false);
    await type('title', 'Gangs');
    expect(asks()).toBe(true);
    await pass(3100);
    expect(asks()).toBe(false);
  });

  test('a link inside the portal asks only when saving is in trouble', async () => {
    await show();
    const ask = vi.spyOn(globalThis, 'confirm').mockReturnValue(false);
    const follow = () =>
      act(async () => {
        const click = new MouseEvent('click', { bubbles: true, cancelable: true });
        document.querySelector('a')?.dispatchEvent(click);
        expect(click.defaultPrevented).toBe(ask.mock.calls.length > 0);
      });
    document.addEventListener('click', (event) => ask.mock.calls.length === 0 && event.stopPropagation());
    await type('title', 'Gangs');
    await follow();
    online(false);
    await type('title', 'Gangs again');
    await follow();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('what was never saved is put back when the person returns, and saved then', async () => {
    await show();
    online(false);
    await type('title', 'Typed on a train');
    await press('Add another contact');
    await type('rows.1.name', 'Ana');
    answers.push(() => Promise.reject(new TypeError('Failed to fetch')));
    await act(async () => root?.unmount());
    vi.restoreAllMocks();
    sent = [];
    await show();
    expect(input('title').value).toBe('Typed on a train');
    expect(input('rows.1.name').value).toBe('Ana');
    expect(document.body.textContent).toContain('What you had typed is back.');
    await pass(3100);
    expect(sent.at(-1)?.get('rows.1.name')).toBe('Ana');
    expect(sessionStorage.length).toBe(0);
  });

  test('going on with something unsaved sends it a last time', async () => {
    await show();
    await type('title', 'Gangs');
    await act(async () => root?.unmount());
    expect(sent.map((form) => form.get('title'))).toEqual(['Gangs']);
    await pass(0);
    expect(sessionStorage.length).toBe(0);
  });
});

describe('saving by the button', () => {
  test('a save that does not arrive is told at the top, and the form keeps what was typed', async () => {
    const save = async (): Promise<Outcome> => {
      throw new TypeError('Failed to fetch');
    };
    await show(page(save));
    online(false);
    await type('title', 'Gangs');
    await press('Save and continue');
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('Not saved. You are offline.');
    expect(input('title').value).toBe('Gangs');
    expect(sessionStorage.length).toBe(1);
  });

  test('the pressed button says where it leads, and the background stands back meanwhile', async () => {
    const saves: FormData[] = [];
    let finish = (_answer: Outcome) => {};
    const save = (_previous: Outcome, form: FormData) => {
      saves.push(form);
      return new Promise<Outcome>((resolve) => (finish = resolve));
    };
    await show(page(save));
    await type('title', 'Gangs');
    await press('Save and exit');
    await pass(60_000);
    expect(saves.map((form) => form.get('then'))).toEqual(['list']);
    expect(sent).toEqual([]);
    await act(async () => finish(refuse('invalid', 'Check the marked fields.', { values: { title: 'Gangs' } })));
    expect(state()).toContain('Not saved yet');
    await type('title', 'Gangs again');
    await pass(3100);
    expect(sent).toHaveLength(1);
  });
});

describe('a colleague in the same section', () => {
  const conflict: SectionConflict = {
    section: 'narrative',
    version: 5,
    savedBy: 'Ana Ruiz',
    own: false,
    savedAt: 'Nov 24, 2026, 10:42 AM',
    pieces: [{ label: 'Title', theirs: 'Hers', yours: 'Mine' }],
    yours: [
      ['title', 'Mine'],
      ['programsAsked', 'OCS'],
      ['programsAsked', 'BEST'],
    ],
  };
  const refusal = (): SectionRefused => ({ ...refuse('stale', 'A colleague saved first.'), conflict });

  test('each save tells after how many saves it was drawn, and goes on from the last one', async () => {
    await show();
    answers.push(async () => done({ savedAt: '2026-11-24T15:42:00.000Z', sectionVersion: 4 }));
    await type('title', 'One');
    await pass(3100);
    await type('title', 'Two');
    await pass(3100);
    expect(sent.map((form) => form.get('sectionVersion'))).toEqual(['3', '4']);
  });

  test('the background overwrites nothing: it says so, stops, and the fields and the kept text stay', async () => {
    await show();
    answers.push(async () => refusal());
    await type('title', 'Mine');
    await pass(3100);
    expect(state()).toContain('saved by Ana Ruiz first. Save to compare and choose.');
    await type('title', 'Mine, longer');
    await leave('title');
    await pass(60_000);
    expect(sent).toHaveLength(1);
    expect(input('title').value).toBe('Mine, longer');
    expect(Object.values({ ...sessionStorage }).join()).toContain('Mine, longer');
    expect(Object.values({ ...sessionStorage }).join()).toContain('"sectionVersion":"3"');
  });

  test('saving shows both values and sends the choice with everything that was typed', async () => {
    const saves: FormData[] = [];
    const save = async (_previous: Outcome, form: FormData): Promise<Outcome> => {
      saves.push(form);
      return refusal();
    };
    await show(page(save));
    await type('title', 'Mine');
    await press('Save and continue');
    const text = document.body.textContent;
    expect(text).toContain('Theirs, saved Nov 24, 2026, 10:42 AM by Ana Ruiz');
    expect(text).toContain('Hers');
    expect(text).toContain('Yours');
    expect(text).not.toContain('Show the newest version');
    expect(document.querySelector('fieldset legend')?.textContent).toBe('Title');
    expect(document.querySelectorAll('input[type="radio"]:checked')).toHaveLength(0);
    await act(async () => document.querySelector<HTMLInputElement>('input[value="theirs"]')?.click());
    await pass(60_000);
    expect(sent).toEqual([]);
    await press('Save what is chosen');
    const last = saves.at(-1);
    expect([last?.get('sectionVersion'), last?.get('keep.0'), last?.get('title')]).toEqual(['5', 'theirs', 'Mine']);
    expect(last?.getAll('programsAsked')).toEqual(['OCS', 'BEST']);
    expect(last?.get('then')).toBe('headcounts');
  });

  test('what was kept comes back with the number of saves it was drawn with, so that a later save still conflicts', async () => {
    await show();
    online(false);
    await type('title', 'Typed on a train');
    answers.push(() => Promise.reject(new TypeError('Failed to fetch')));
    await act(async () => root?.unmount());
    vi.restoreAllMocks();
    sent = [];
    const { props } = page();
    await show(<DraftForm {...props} drawn={{ version: 9, page: 'another' }} />);
    await pass(3100);
    expect([sent.at(-1)?.get('sectionVersion'), sent.at(-1)?.get('sectionPage')]).toEqual(['3', 'one-page']);
  });

  test('who saved last is said until something changes here', async () => {
    const { props } = page();
    await show(<DraftForm {...props} last="Saved 10:42 AM by Ana Ruiz" />);
    expect(state()).toBe('Saved 10:42 AM by Ana Ruiz');
    await type('title', 'Mine');
    expect(state()).toBe('');
  });
});
