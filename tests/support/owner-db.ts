import { type Database, makeDatabase } from '@/lib/server/db/client';
import { databaseUrl } from '@/tests/support/database';

declare global {
  var accessOwnerDatabase: Database | undefined;
}

/**
 * The client as the owner of the database has it: for set-up that the portal itself may not do, and to see that a trigger
 * refuses even the owner. Kept on the global object, so that its connections can be closed with the database.
 */
export const ownerDb: Database = globalThis.accessOwnerDatabase ?? makeDatabase({ url: databaseUrl() });
globalThis.accessOwnerDatabase = ownerDb;
