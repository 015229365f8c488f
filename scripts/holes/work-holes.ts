import type { PlantedHole } from '@/scripts/holes/planted-hole';

const alerts = 'tests/server/views/view-alerts.test.ts';
const exported = 'tests/server/requests/export-jobs.test.ts';
const daysOff = 'tests/server/agencies/days-off.test.ts';
const exports = 'lib/server/requests/exports';

/** Holes in the files of long lists: whose they are, and how they are made once. */
const exportHoles: readonly PlantedHole[] = [
  {
    name: 'the file of a list is read by the worker’s own eyes',
    file: `${exports}/make-file.ts`,
    from: 'await runAs(scopeOf(owner), () => readExportBatch(owner, filter, after, take))',
    to: 'await readExportBatch(owner, filter, after, take)',
    test: exported,
    turnsRed: 'is read as its owner',
  },
  {
    name: 'two workers take one file',
    file: `${exports}/claim-file.ts`,
    from: 'where: { AND: [{ id: found.id, tries: found.tries }, waiting()] },',
    to: 'where: { id: found.id },',
    test: exported,
    turnsRed: 'takes a file alone',
  },
  {
    name: 'a closed account still gets its file',
    file: `${exports}/owner-reach.ts`,
    from: "  if (!user.active) return 'CLOSED';\n",
    to: '',
    test: exported,
    turnsRed: 'whose account is closed',
  },
  {
    name: 'a file goes on with the reach that its owner had',
    file: `${exports}/owner-reach.ts`,
    from: "return reachOf(owner) === reachSha256 ? owner : 'REACH';",
    to: 'return owner;',
    test: exported,
    turnsRed: 'whose roles change',
  },
  {
    name: 'the file of a list is given to whoever lost its reach',
    file: `${exports}/file-queries.ts`,
    from: "state: 'READY', reachSha256: reachOf(actor), expiresAt",
    to: "state: 'READY', expiresAt",
    test: exported,
    turnsRed: 'while they see what they saw',
  },
  {
    name: 'the file of a list needs no confirmation',
    file: `${exports}/file-queries.ts`,
    from: "  if (missingStepUp(actor, 'export_requests')) return 'UNCONFIRMED';\n",
    to: '',
    test: exported,
    turnsRed: 'needs a confirmation',
  },
  {
    name: 'files of lists without number',
    file: `${exports}/file-commands.ts`,
    from: "if (place === null) return refuse('blocked', tooManyExports);",
    to: 'if (place === null) return done(null);',
    test: exported,
    turnsRed: 'ends at three files',
  },
  {
    name: 'the quick search has no limit',
    file: 'lib/server/search/answer-hits.ts',
    from: 'if (!counted.open) {',
    to: 'if (counted.open === null) {',
    test: 'tests/server/search/search.test.ts',
    turnsRed: 'the quick search is refused',
  },
];

/** Holes in what tells people of their views, and in the days on which an agency is closed. */
const alertHoles: readonly PlantedHole[] = [
  {
    name: 'an alert goes on with a view that is shared no more',
    file: 'lib/server/views/look-at-views.ts',
    from: 'where: { AND: [{ id: viewId, list }, visibleViews(actor)] }',
    to: 'where: { id: viewId, list }',
    test: alerts,
    turnsRed: 'when its view is deleted or shared no more, and says so',
  },
  {
    name: 'an alert sees more than its person',
    file: 'lib/server/views/look-at-views.ts',
    from: 'runAs(scopeOf(actor), () => casesInView(actor, list, query, among))',
    to: "casesInView({ ...actor, side: 'SYSTEM', roles: ['SYSTEM'] }, list, query, among)",
    test: alerts,
    turnsRed: 'not of another agency, of another office, or of a draft',
  },
  {
    name: 'a digest tells of a view that is theirs no longer',
    file: 'lib/server/notices/still-read.ts',
    from: "(name !== 'view-entered' || sees(viewId))",
    to: "(name !== 'view-entered' || viewId !== null)",
    test: alerts,
    turnsRed: 'not at all once the view is theirs no longer',
  },
  {
    name: 'a digest is sent by several workers',
    file: 'lib/server/outbox/deliver-digest.ts',
    from: '  if (!(await claimTry(first)))',
    to: '  if (first.mailTries > 99 && !(await claimTry(first)))',
    test: 'tests/server/outbox/mail-once.test.ts',
    turnsRed: 'is sent once when several workers send it at the same time',
  },
  {
    name: 'a closed account is told of its views',
    file: 'prisma/migrations/20261130004600_closed_accounts/migration.sql',
    from: '  DELETE FROM view_alerts WHERE user_id = NEW.id;\n',
    to: '',
    test: 'tests/server/people/account-changes.test.ts',
    turnsRed: 'is sent nothing that its person asked for',
  },
  {
    name: 'anybody of an agency adds its days off',
    file: 'lib/server/agencies/days-off-commands.ts',
    from: "if (agencyId === null || !holdsRight(actor, 'set_days_off')) return null;",
    to: 'if (agencyId === null) return null;',
    test: daysOff,
    turnsRed: 'are added by an administrator',
  },
  {
    name: 'a past day off is taken back',
    file: 'lib/server/agencies/days-off-commands.ts',
    from: 'days.from <= agency.today',
    to: 'days.to < agency.today',
    test: daysOff,
    turnsRed: 'are removed before they begin',
  },
  {
    name: 'two people add the same days off',
    file: 'prisma/migrations/20261130003700_office_closures/migration.sql',
    from: "EXCLUDE USING gist (agency_id WITH =, daterange(from_on, to_on, '[]') WITH &&) WHERE (removed_at IS NULL);",
    to: 'EXCLUDE USING gist (id WITH =);',
    test: daysOff,
    turnsRed: 'that two people add at once',
  },
  {
    name: 'a public page is drawn from the headers of whoever asks',
    file: 'lib/server/door/receive.ts',
    from: '  nothingButAddress(request);\n',
    to: '',
    test: 'tests/server/door/kept-answers.test.ts',
    turnsRed: 'is drawn from its address alone',
  },
  {
    name: 'a kept page gives everybody one nonce',
    file: 'lib/server/door/kept-answers.ts',
    from: 'response.end(parts.join(nonce));',
    to: "response.end(parts.join('x'));",
    test: 'tests/server/door/kept-answers.test.ts',
    turnsRed: 'with a nonce of its own everywhere',
  },
  {
    name: 'the register shows what was so before a step',
    file: 'lib/server/door/receive.ts',
    from: "  if (request.method !== 'GET' && request.method !== 'HEAD') door.kept?.forgetAfter(response);\n",
    to: '',
    test: 'tests/server/door/kept-answers.test.ts',
    turnsRed: 'as soon as anything was sent',
  },
  {
    name: 'a page whose drawing began before a step is kept after it',
    file: 'lib/server/door/kept-answers.ts',
    from: '    else if (changes === changesBefore) keep(',
    to: '    else keep(',
    test: 'tests/server/door/kept-answers.test.ts',
    turnsRed: 'as soon as anything was sent',
  },
];

/** Holes in a working day. */
export const workHoles: readonly PlantedHole[] = [...exportHoles, ...alertHoles];
