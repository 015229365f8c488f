import { readFileSync } from 'node:fs';
import { permissionMatrix } from '@/lib/domain/access/permissions';
import { roleFacts, roles } from '@/lib/domain/access/role';
import { stepUpDoors, stepUpMinutes } from '@/lib/domain/access/step-up';
import { agreementStatusFacts } from '@/lib/domain/agreements/status';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { letterCatalogue, noticeCatalogue } from '@/lib/domain/notices/catalogue';
import { ownCatalogue } from '@/lib/domain/notices/own-notices';
import { requestStatusFacts } from '@/lib/domain/requests/status';
import { requestSteps } from '@/lib/domain/requests/steps';
import { type Chart, drawChart, tableOfStatuses, tableOfSteps } from '@/lib/domain/workflow/chart';
import { withAccounts } from '@/scripts/docs/accounts-table';
import { auditEvents } from '@/scripts/docs/audit-events';
import { doorsDocument } from '@/scripts/docs/doors-table';
import { plantedHolesDocument } from '@/scripts/docs/holes-table';
import { iconFiles } from '@/scripts/docs/icon-sprite';
import { licensesTables } from '@/scripts/docs/licenses-table';

// The documents that are drawn from the tables in lib/domain.

const note = '<!-- Written by npm run docs. Change the table in lib/domain, then run it again. -->';

const charts: readonly Chart[] = [
  { title: 'Requests', statuses: requestStatusFacts, steps: requestSteps },
  { title: 'Agreements', statuses: agreementStatusFacts, steps: agreementSteps },
];

const workflow = (): string =>
  [
    '# The workflows',
    note,
    ...charts.flatMap((chart) => [
      `## ${chart.title}`,
      drawChart(chart),
      '### Statuses',
      tableOfStatuses(chart),
      '### Steps',
      tableOfSteps(chart),
    ]),
  ].join('\n\n');

const notices = (): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    '# Notices',
    note,
    'Who is told of what. The groups are in `lib/domain/notices/notice-groups.ts`, the texts in `lib/domain/notices/notice-text.ts`, who is told after which step in the two step tables. How each is mailed, and which mails nobody can turn off, is in `lib/domain/notices/mail-rules.ts`. The page of help says the same.',
    ...noticeCatalogue.flatMap(({ label, hint, rows }) => [
      `## ${label}`,
      `${hint} In the portal and by mail.`,
      [
        '| notice | event | told | after | mail |',
        '|---|---|---|---|---|',
        ...rows.map(({ name, event, told, after, mail }) =>
          line([`\`${name}\``, event, told.join('; '), after.join('; '), mail]),
        ),
      ].join('\n'),
    ]),
    '## Files you asked for',
    'In the portal alone.',
    [
      '| notice | event | told |',
      '|---|---|---|',
      ...ownCatalogue.map(({ name, event, told }) => line([`\`${name}\``, event, told.join('; ')])),
    ].join('\n'),
    '## Accounts, agencies and access',
    'By mail alone.',
    [
      '| letter | event | told |',
      '|---|---|---|',
      ...letterCatalogue.map(({ name, event, told }) => line([`\`${name}\``, event, told.join('; ')])),
    ].join('\n'),
  ].join('\n\n');
};

const permissions = (): string => {
  const rows = permissionMatrix.map(
    ({ label, allowed }) => `| ${label} | ${roles.map((role) => (allowed.includes(role) ? '●' : '')).join(' | ')} |`,
  );
  return [
    '# Permissions',
    note,
    'A dot: the role may do it, within its reach (own agency, own office, or all) and where the case allows it.',
    [
      `| right | ${roles.map((role) => roleFacts[role].label).join(' | ')} |`,
      `|---|${roles.map(() => ':-:').join('|')}|`,
      ...rows,
    ].join('\n'),
    '## What asks once more who one is',
    `Behind a code or a passkey shown in this session within the last ${stepUpMinutes} minutes.`,
    Object.values(stepUpDoors)
      .map(({ label }) => `- ${label}`)
      .join('\n'),
  ].join('\n\n');
};

const licenses = (): string =>
  [
    '# Licenses of the packages',
    '<!-- Written by npm run docs from package-lock.json. -->',
    'What may stand here is said in `scripts/supply/floors.ts`; a test refuses anything else.',
    ...licensesTables(),
  ].join('\n\n');

/** Each generated document with the text it should have. */
export const generatedDocs = (): { file: string; text: string }[] =>
  [
    { file: 'docs/workflow.md', text: workflow() },
    { file: 'docs/notices.md', text: notices() },
    { file: 'docs/permissions.md', text: permissions() },
    { file: 'docs/licenses.md', text: licenses() },
    { file: 'docs/doors.md', text: doorsDocument(note) },
    { file: 'docs/audit-events.md', text: auditEvents(note) },
    { file: 'docs/planted-holes.md', text: plantedHolesDocument() },
    ...iconFiles(),
  ]
    .map(({ file, text }) => ({ file, text: `${text}\n` }))
    .concat({ file: 'README.md', text: withAccounts(readFileSync('README.md', 'utf8')) });
