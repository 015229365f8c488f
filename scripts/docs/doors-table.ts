import { type DoorRule, wordsOf } from '@/lib/domain/access/door';
import { actionDoors, doors } from '@/lib/domain/access/doors';

// docs/doors.md: every page, route and action with who gets in.

const rowsOf = (table: Readonly<Record<string, DoorRule>>): string[] =>
  Object.entries(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, rule]) => `| \`${key}\` | ${wordsOf(rule)} |`);

const proof = [
  '`npm run test:access` builds the portal, starts it with the demonstration and knocks at every door over HTTP, as every role of the agency and the offices that own the cases, as the same roles of others, signed out, and with an account that was closed. What each has to find is reckoned from these tables, apart from the code that is tried. It takes some ten minutes on two cores, and is not part of `npm test`. It proves that',
  [
    '- each page, route, action and step answers each person as the table says, and one that is not there and one that is not theirs are answered alike;',
    '- each stored file is given to those who see its case and are of the side it is for, and to nobody else;',
    '- no mark of an agency (one stands in every text of two) is in any answer to people who do not know it: pages, data of the framework, JSON, CSV, Atom, calendars, and the words within PDFs and packages;',
    '- no count, list, date, search or suggestion changes for anybody else where an agency has more cases;',
    '- the private address of a calendar gives the days of one person, and nothing once it is taken away;',
    '- the answers for programs have the keys that are written down, and know no copy of a text that is not public;',
    '- each refusal stands in the audit log, as many times as it was answered, and asking has written nothing else.',
  ].join('\n'),
];

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
    '## Proof',
    ...proof,
  ].join('\n\n');
