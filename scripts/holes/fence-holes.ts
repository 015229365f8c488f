import type { PlantedHole } from '@/scripts/holes/planted-hole';

const fence = 'tests/server/access/fence.test.ts';
const roles = 'tests/server/access/database-roles.test.ts';
const pool = 'tests/server/database/scoped-pool.test.ts';

/** Holes in the second fence: roles, grants, row-level security, and whose work a connection does. */
export const fenceHoles: readonly PlantedHole[] = [
  {
    name: 'comments of all agencies are open to each',
    file: 'scripts/database/fence/decisions.ts',
    from: 'rows: only({ ice: onCase, agency: onCase }) },\n  documents',
    to: 'rows: only({ ice: all, agency: all }) },\n  documents',
    test: fence,
    turnsRed: 'to an agency its own rows',
  },
  {
    name: 'ICE reads drafts that were never sent',
    file: 'scripts/database/fence/decisions.ts',
    from: "ofAgency({ ice: 'submitted_at IS NOT NULL' })",
    to: 'ofAgency()',
    test: fence,
    turnsRed: 'to ICE everything but drafts',
  },
  {
    name: 'the auditor reads passwords',
    file: 'scripts/database/fence/decisions.ts',
    from: "  users: ['password_hash', 'totp_secret'],",
    to: "  users: ['totp_secret'],",
    test: roles,
    turnsRed: 'does not read a password',
  },
  {
    name: 'the portal deletes requests',
    file: 'scripts/database/fence/decisions.ts',
    from: "  requests: { may: 'write',",
    to: "  requests: { may: 'full',",
    test: roles,
    turnsRed: 'deletes no request',
  },
  {
    name: 'anybody appends to the log',
    file: 'scripts/database/fence/fence-sql.ts',
    from: 'REVOKE ALL ON FUNCTION',
    to: 'REVOKE GRANT OPTION FOR ALL ON FUNCTION',
    test: roles,
    turnsRed: 'appends to the log by its function',
  },
  {
    name: 'a connection keeps the scope of the work before',
    file: 'lib/server/db/scoped-pool.ts',
    from: "if ((this.#told.get(client) ?? '') === scope) return client;",
    to: "if (this.#told.has(client) || scope === '') return client;",
    test: pool,
    turnsRed: 'carries the scope of its work',
  },
  {
    name: 'lookups are sent on behalf of whoever asked first',
    file: 'lib/server/db/lookups-by-scope.ts',
    from: 'return context ? context(send) : send();',
    to: 'return context ? send() : send();',
    test: pool,
    turnsRed: 'does not read for one what another asked for',
  },
  {
    name: 'a step runs as the portal itself',
    file: 'lib/server/workflow/perform.ts',
    from: 'runAs(scopeOf(actor), () => performInScope',
    to: "runAs(actor ? 'system' : scopeOf(actor), () => performInScope",
    test: pool,
    turnsRed: 'reaches in the database what its actor reaches',
  },
];
