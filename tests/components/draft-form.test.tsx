// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, test, vi } from 'vitest';
import type { AutosaveAnswer } from '@/components/requests/draft-autosave';
import { type Outcome, refuse } from '@/lib/domain/result';
import {
  answers,
  drawDraftForms,
  input,
  leave,
  online,
  page,
  pass,
  press,
  savedAnswer,
  sent,
  show,
  state,
  type,
  unmount,
} from '@/tests/support/draft-form-page';

// The form of a section as a browser runs it: what is saved in the background, and what becomes of it when that
// cannot be.

drawDraftForms();

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
    await unmount();
    vi.restoreAllMocks();
    sent.length = 0;
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
    await unmount();
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
