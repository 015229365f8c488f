// Conditions on writing in a request that came back: only what was named is open.
import { type SectionKey, sections } from '@/lib/domain/requests/draft';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { Guard } from '@/lib/domain/workflow/step';

/** Titles of the sections that were returned, as a sentence lists them. */
const titlesOf = (keys: readonly string[]): string =>
  new Intl.ListFormat('en-US').format(
    sections.filter(({ key }) => keys.includes(key)).map(({ title }) => `“${title}”`),
  );

/** A returned request is open where it was returned; the rest stays as it was sent. */
export const isNotClosedByReturn =
  (key: SectionKey): Guard<RequestFacts> =>
  ({ status, drafting }) =>
    status !== 'RETURNED' ||
    drafting.returnedSections.includes(key) ||
    `Intake returned only ${titlesOf(drafting.returnedSections)} to you. Say in your answer if another section has to change.`;
