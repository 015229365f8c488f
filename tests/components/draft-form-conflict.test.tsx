// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { DraftForm } from '@/components/requests/draft-form';
import type { SectionConflict, SectionRefused } from '@/lib/domain/requests/section-conflict-view';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import {
  answers,
  drawDraftForms,
  input,
  leave,
  online,
  page,
  pass,
  press,
  sent,
  show,
  state,
  type,
  unmount,
} from '@/tests/support/draft-form-page';

// The form of a section where somebody else has saved it meanwhile.

drawDraftForms();

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
    await unmount();
    vi.restoreAllMocks();
    sent.length = 0;
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
