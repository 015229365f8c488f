import 'server-only';

/**
 * The job queue as the worker uses it. Its tables are made and changed by the owner of the database at the start
 * (scripts/database/prepare-schema.ts): the role of the portal may not.
 */
export const queueOptions = { schema: 'pgboss', migrate: false, createSchema: false } as const;
