import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decisions, secretColumns } from '@/scripts/database/fence/decisions';

// What can be said about the second fence without a database (docs/decisions/0029).

const tables = globSync('prisma/schema/*.prisma').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^ {2}@@map\("(\w+)"\)/gmu)].map(([, name]) => String(name)),
);
const enums = globSync('prisma/schema/*.prisma').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^enum \w+ \{[^}]*@@map\("(\w+)"\)/gmu)].map(([, name]) => String(name)),
);

test('every table has a decision: what the application may do with it, and whose its rows are', () => {
  const undecided = tables.filter((name) => !enums.includes(name) && !(name in decisions));
  // A line in scripts/database/fence/decisions.ts, which says which words there are.
  expect(undecided).toEqual([]);
  expect(tables.length).toBeGreaterThan(90);
});

test('only history that a trigger guards is deleted by the application, or what is no record', () => {
  const deleted = Object.keys(decisions).filter((name) => decisions[name]?.may === 'full');
  const records = ['requests', 'agreements', 'agreement_versions', 'status_events', 'decision_letters', 'opinions'];
  const kept = ['request_snapshots', 'section_revisions', 'users', 'sessions', 'audit_events', 'termination_notices'];
  expect(deleted.filter((name) => [...records, ...kept].includes(name))).toEqual([]);
});

test('every column of the schema that is named like a secret is kept from the auditor', () => {
  const models = globSync('prisma/schema/*.prisma').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^model \w+ \{([\s\S]*?)^\}/gmu)].map(([, body]) => String(body)),
  );
  const open = models.flatMap((body) => {
    const table = /@@map\("(\w+)"\)/u.exec(body)?.[1] ?? '';
    const columns = [...body.matchAll(/@map\("(\w*(?:password|secret|token|seed|code_hash)\w*)"\)/gu)];
    return columns.flatMap(([, column]) =>
      secretColumns[table]?.includes(String(column)) ? [] : [`${table}.${column}`],
    );
  });
  expect(open).toEqual([]);
});

// Where code says by itself whose rows it may see, instead of the request. Each has a reason beside it.
const saysSo: Readonly<Record<string, readonly string[]>> = {
  // The register, for whoever reads it.
  public: [
    'lib/server/agencies/directory-search.ts',
    ...[
      'public-amendments',
      'register-data',
      'register-entry',
      'register-feed',
      'register-map',
      'register-meetings',
    ].map((name) => `lib/server/register/${name}.ts`),
    'lib/server/register/register-queries.ts',
    'lib/server/register/verify-copy.ts',
  ],
  // Who somebody is, from what they hold: a session, a ticket, the address of a calendar.
  arrival: ['lib/server/auth/auth-options.ts', 'lib/server/auth/sessions.ts', 'lib/server/calendar/calendar-link.ts'],
  system: [
    // That a page was refused to somebody is noted about a case they may not see.
    'lib/server/audit/note-refused-answer.ts',
    // As whom an administrator sees the portal: an account and a session of any side.
    'lib/server/auth/current-actor.ts',
    // The trip to an identity provider, where nobody is known yet or somebody links an account.
    'lib/server/auth/identity/browser-trip.ts',
    // What the door refuses has no person.
    'lib/server/door/note-refusals.ts',
    // Two numbers about the requests of all agencies, and no case; and about their agreements.
    'lib/server/requests/typical-times.ts',
    'lib/server/agreements/typical-times.ts',
    // The token of an invitation names the one row that its holder may read.
    'lib/server/requests/member-queries.ts',
    // The end of a look is asked for within the sight of the person who was looked at.
    'lib/server/view-as/view-as.ts',
  ],
};

test('the scope of a request is widened in the listed places alone', () => {
  const found: Record<string, string[]> = { public: [], arrival: [], system: [], ice: [] };
  for (const file of globSync('{app,lib}/**/*.{ts,tsx}').sort()) {
    if (file.includes('generated')) continue;
    const text = readFileSync(file, 'utf8');
    for (const scope of new Set([...text.matchAll(/\brunAs\(\s*'(\w+)'/gu)].map(([, name]) => String(name)))) {
      found[scope]?.push(file.replaceAll('\\', '/'));
    }
  }
  const listed = Object.fromEntries(Object.entries(saysSo).map(([scope, files]) => [scope, [...files].sort()]));
  expect(found).toEqual({ ...listed, ice: [] });
});

test('a process that serves people declares no scope, and only the worker is the portal itself', () => {
  const declaring = globSync('{app,lib,scripts}/**/*.{ts,tsx,mjs}')
    .filter((file) => !file.includes('generated') && /\bdeclareProcess\(/u.test(readFileSync(file, 'utf8')))
    .map((file) => file.replaceAll('\\', '/'));
  expect(declaring.sort()).toEqual(['lib/server/worker/worker.ts', 'scripts/database/portal-database.ts']);
});
