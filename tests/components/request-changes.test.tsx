import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RequestChanges } from '@/components/requests/changes-page';
import { ReturnedChanges } from '@/components/requests/returned-changes';
import type { ChangesView } from '@/lib/domain/requests/changes-view';
import { wordDiff } from '@/lib/domain/word-diff';

// What changed between two submissions, as it is drawn: each side says its own words only.

const story = { before: 'Shootings have doubled.', after: 'Shootings have tripled.' };
const sections: ChangesView['sections'] = [
  {
    section: 'narrative',
    title: 'Your story',
    changes: [
      {
        section: 'narrative',
        field: 'narrative',
        label: 'Your story',
        kind: 'changed',
        ...story,
        words: wordDiff(story.before, story.after),
      },
    ],
  },
  {
    section: 'attachments',
    title: 'Attachments',
    changes: [
      {
        section: 'attachments',
        field: 'file:a',
        label: 'File letter.pdf',
        kind: 'removed',
        before: 'letter.pdf',
        after: null,
        words: [],
      },
    ],
  },
];

const view: ChangesView = {
  head: {
    ...{ id: 'a', number: 'ACC-2026-000001', title: 'Gangs', agencyName: 'Calder County', next: '', version: 3 },
    ...{ status: { label: 'Submitted', tone: 'blue' }, side: 'ICE', offers: [], tabs: [] },
  },
  from: { n: 1, date: 'Nov 24, 2026' },
  to: { n: 2, date: 'Nov 25, 2026' },
  latest: 2,
  summaries: [{ n: 2, text: 'Counted anew.' }],
  sections,
};

const textOf = (markup: string): string => markup.replaceAll(/<[^>]+>/gu, ' ').replaceAll(/\s+/gu, ' ');

test('both sides stand beside each other under the words of the agency', () => {
  const text = textOf(renderToStaticMarkup(<RequestChanges view={view} />));
  expect(text).toContain('What the agency says it changed Counted anew.');
  expect(text).toContain('2 things changed: 1 in “Your story” and 1 in “Attachments”.');
  expect(text).toContain('As sent on Nov 24, 2026 Shootings have removed: doubled . As sent on Nov 25, 2026');
  expect(text).toContain('As sent on Nov 25, 2026 Shootings have added: tripled .');
  expect(text).toContain(
    'File letter.pdf Removed As sent on Nov 24, 2026 letter.pdf As sent on Nov 25, 2026 No longer',
  );
});

test('two submissions that say the same say so, and nothing is counted', () => {
  const text = textOf(renderToStaticMarkup(<RequestChanges view={{ ...view, sections: [] }} />));
  expect(text).toContain('Nothing changed');
  expect(text).not.toContain('things');
});

test('the agency reads how much it changed, and what was returned and is as it was', () => {
  const sent = { sentOn: 'Nov 24, 2026', sections, unchanged: ['Contacts', 'Your concerns'] };
  const text = textOf(renderToStaticMarkup(<ReturnedChanges view={sent} />));
  expect(text).toContain('You changed 2 things');
  expect(text).toContain('Nothing changed in “Contacts” and “Your concerns”.');
  expect(text).toContain('Shootings have removed: doubled added: tripled .');
  const nothing = renderToStaticMarkup(<ReturnedChanges view={{ ...sent, sections: [] }} />);
  expect(textOf(nothing)).toContain('You changed nothing yet');
});
