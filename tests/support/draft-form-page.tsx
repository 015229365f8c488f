import { act } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { TextField } from '@/components/form/text-field';
import type { AutosaveAnswer } from '@/components/requests/draft-autosave';
import { DraftContacts } from '@/components/requests/draft-contacts';
import { DraftForm } from '@/components/requests/draft-form';
import { type Done, done, type Outcome } from '@/lib/domain/result';

// The form of a section as a browser runs it, for the tests of what it saves.

type Saved = { savedAt: string; sectionVersion?: number };

let root: Root | undefined;

/** The forms that were saved in the background. */
export const sent: FormData[] = [];
/** How the next saves in the background are answered; without one they succeed. */
export const answers: (() => Promise<AutosaveAnswer>)[] = [];

export const savedAnswer = async (): Promise<Done<Saved>> => done({ savedAt: '2026-11-24T15:42:00.000Z' });
export const autosave = async (form: FormData): Promise<AutosaveAnswer> => {
  sent.push(form);
  return (answers.shift() ?? savedAnswer)();
};

export const page = (save: (previous: Outcome, form: FormData) => Promise<Outcome> = async (previous) => previous) => (
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

export const show = async (element = page()) => {
  document.body.innerHTML = `<a href="/requests">Away</a><div id="page">${renderToString(element)}</div>`;
  const place = document.getElementById('page');
  if (!place) throw new Error('There is no place for the page.');
  await act(async () => {
    root = hydrateRoot(place, element);
  });
};

export const input = (name: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (!found) throw new Error(`There is no field ${name}.`);
  return found;
};

export const type = (name: string, text: string) =>
  act(async () => {
    input(name).value = text;
    input(name).dispatchEvent(new Event('input', { bubbles: true }));
  });

export const leave = (name: string) =>
  act(async () => input(name).dispatchEvent(new Event('focusout', { bubbles: true })));
export const pass = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));
export const press = (name: string) =>
  act(async () => {
    [...document.querySelectorAll('button')].find((button) => button.textContent?.includes(name))?.click();
  });
export const online = (is: boolean) => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(is);
export const state = () => document.querySelector('[role="status"]')?.textContent ?? '';

/** Takes the page away, as a person who leaves it does. */
export const unmount = () => act(async () => root?.unmount());

/** Draws the forms of a file's tests in a browser of their own, with a clock that the test moves. */
export const drawDraftForms = (): void => {
  beforeAll(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  });
  beforeEach(() => {
    vi.useFakeTimers();
    sessionStorage.clear();
    sent.length = 0;
    answers.length = 0;
  });
  afterEach(async () => {
    await act(async () => root?.unmount());
    root = undefined;
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
};
