import { type DoorRule, wordsOf } from '@/lib/domain/access/door';
import { actionDoors, doors } from '@/lib/domain/access/doors';

// docs/doors.md: every page, route and action with who gets in.

const rowsOf = (table: Readonly<Record<string, DoorRule>>): string[] =>
  Object.entries(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, rule]) => `| \`${key}\` | ${wordsOf(rule)} |`);

/** The document, without its last line end. */
export const doorsDocument = (note: string): string =>
  [
    '# Doors',
    note,
    'Everything that a browser can ask for or send to, and who gets in. Whoever may not come in is answered as if there were nothing: a page or file is not found, and a step says whose it is only to people who see the case. Somebody who is not signed in is sent to sign-in. Which cases a role sees is said by `lib/domain/access/reach.ts`.',
    '## Pages and routes',
    ['| address | who gets in |', '|---|---|', ...rowsOf(doors)].join('\n'),
    '## Actions',
    'By the address of the page they belong to, and their name.',
    ['| action | who gets in |', '|---|---|', ...rowsOf(actionDoors)].join('\n'),
  ].join('\n\n');
