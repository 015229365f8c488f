// What changed between two submissions of a request, as its screens show it.
import type { CaseHead } from '@/lib/domain/requests/case-head';
import { type SectionKey, sections } from './draft';
import type { Change } from './snapshot-diff';

export type SectionChanges = { section: SectionKey; title: string; changes: readonly Change[] };

/** What the agency changed since its request was returned, before it sends it again. */
export type UnsentChangesView = {
  /** "Nov 24, 2026": when the request was sent last. */
  sentOn: string;
  sections: readonly SectionChanges[];
  /** Titles of the sections that were returned and are as they were. */
  unchanged: readonly string[];
};

export type ChangesView = {
  head: CaseHead;
  from: Submission;
  to: Submission;
  latest: number;
  /** What the agency said it changed, for each time it sent the request again in between. */
  summaries: readonly { n: number; text: string }[];
  sections: readonly SectionChanges[];
};

export type Submission = { n: number; date: string };

/** The title of a section. */
export const sectionTitle = (key: string): string =>
  sections.find((section) => section.key === key)?.title ?? 'Request';

/** The changes by section, in the order of the form. */
export const bySection = (changes: readonly Change[]): SectionChanges[] =>
  sections
    .map(({ key, title }) => ({ section: key, title, changes: changes.filter(({ section }) => section === key) }))
    .filter((group) => group.changes.length > 0);

const things = (count: number): string => (count === 1 ? '1 thing' : `${count.toLocaleString('en-US')} things`);

/** How many things changed: "6 things". */
export const countText = (groups: readonly SectionChanges[]): string =>
  things(groups.reduce((sum, { changes }) => sum + changes.length, 0));

const listed = new Intl.ListFormat('en-US');

/** "6 things changed: 2 in “Contacts” and 4 in “Your concerns”." */
export const changesSentence = (groups: readonly SectionChanges[]): string => {
  if (groups.length === 0) return 'Nothing changed in the content of the request.';
  const places = listed.format(groups.map(({ title, changes }) => `${changes.length} in “${title}”`));
  return `${countText(groups)} changed: ${places}.`;
};

/** “Your concerns” and “Contacts”, as a sentence lists them. */
export const titlesText = (titles: readonly string[]): string => listed.format(titles.map((title) => `“${title}”`));
