import type { PlantedHole } from '@/scripts/holes/planted-hole';

const doors = 'tests/house/doors.test.ts';
const within = 'tests/server/access/doors-within.test.ts';
const guards = 'tests/server/database/query-guards.test.ts';
const schemas = 'tests/server/fuzz/schemas.test.ts';
const cells = 'tests/domain/agencies/csv-cell.test.ts';

/** Holes in the table of doors, in what forms may hold, and in what leaves as a file or reaches the database. */
export const doorHoles: readonly PlantedHole[] = [
  {
    name: 'a page has no entry in the table of doors',
    file: 'lib/domain/access/doors.ts',
    from: "  '/calendar': signedIn,\n",
    to: '',
    test: doors,
    turnsRed: 'has an entry for every page, route and action',
  },
  {
    name: 'a page asks for another right than the table says',
    file: 'app/(portal)/admin/catalog/page.tsx',
    from: "requireRight('manage_catalog')",
    to: "requireRight('read_permissions')",
    test: doors,
    turnsRed: 'is asked with the right of the table',
  },
  {
    name: 'a filter that lost its value matches every row',
    file: 'lib/server/db/query-guards.ts',
    from: 'if (found !== null) throw',
    to: "if (found === 'never') throw",
    test: guards,
    turnsRed: 'a filter that lost its value is refused',
  },
  {
    name: 'many rows may be changed without saying which',
    file: 'lib/server/db/query-guards.ts',
    from: '&& namesNothing(args.where)',
    to: "&& args.where === 'never'",
    test: guards,
    turnsRed: 'many rows are never changed or deleted',
  },
  {
    name: 'a form keeps fields that it does not name',
    file: 'lib/domain/saved-views.ts',
    from: 'export const viewInput = z.strictObject({',
    to: 'export const viewInput = z.looseObject({',
    test: schemas,
    turnsRed: 'no schema keeps a field that it does not name',
  },
  {
    name: 'hidden characters reach the columns of codes',
    file: 'lib/server/actions/form-to-object.ts',
    from: 'if (hidden !== null) {',
    to: "if (hidden === 'never') {",
    test: 'tests/server/requests/form-to-object.test.ts',
    turnsRed: 'is refused in any field, at the field',
  },
  {
    name: 'an agency may take the name of another with letters that look the same',
    file: 'lib/domain/text.ts',
    from: 'line(max, ask).refine((name) => !isLookAlike(name),',
    to: 'line(max, ask).refine((name) => name !== null,',
    test: 'tests/domain/text.test.ts',
    turnsRed: 'a name that is made to look like another',
  },
  {
    name: 'a cell begins a formula after a semicolon',
    file: 'lib/domain/agencies/csv-cell.ts',
    from: 'const formula = /(?<=^|[;\\t\\r\\n])',
    to: 'const formula = /(?<=^)',
    test: cells,
    turnsRed: 'is text in every spreadsheet',
  },
  {
    name: 'the address of a step tells of an agreement of another agency',
    file: 'lib/server/agreements/step-queries.ts',
    from: 'return screen && (await openStep(actor, id, step)) ? screen.href(id) : null;',
    to: 'return screen && actor ? screen.href(id) : null;',
    test: 'tests/server/agreements/sight.test.ts',
    turnsRed: 'see nothing of an agreement',
  },
  {
    name: 'an action of a right reads the form of whoever lacks it',
    file: 'lib/server/actions/form-action.ts',
    from: 'if (names.some((name) => holdsRight(actor, name))) return null;',
    to: 'if (names.some((name) => holdsRight(actor, name)) || actor.id) return null;',
    test: within,
    turnsRed: 'of somebody without the right, and keeps the refusal',
  },
  {
    name: 'an act that was refused for want of a right leaves no trace',
    file: 'lib/server/actions/form-action.ts',
    from: '  await noteRefusedRight(actor, names);\n',
    to: '',
    test: within,
    turnsRed: 'of somebody without the right, and keeps the refusal',
  },
  {
    name: 'the step that a form names is read before it is asked who sends it',
    file: 'lib/server/actions/step-action.ts',
    from: "  await requireActor();\n  const name = form.get('step');",
    to: "  const name = form.get('step');",
    test: within,
    turnsRed: 'of somebody who is not signed in',
  },
  {
    name: 'whoever does not sign a text hears about the code they sent',
    file: 'lib/server/agreements/confirm-signing.ts',
    from: "  if ('ok' in open) return refusedToSign(actor, target, open);\n  const detail",
    to: "  if ('code' in shown && !codeInput.safeParse(shown.code).success) return wrongCode();\n  if ('ok' in open) return refusedToSign(actor, target, open);\n  const detail",
    test: within,
    turnsRed: 'of somebody who does not see the case',
  },
];
