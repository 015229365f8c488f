import { growing } from '@/scripts/bench/plans';
import { asOwner } from '@/tests/support/database';

const times = 500;
const manyNotices = 3000;

/**
 * Lets PostgreSQL plan as if the tables that grow had five hundred times as many rows: what it knows of how their values
 * are spread stays what was measured. Gives the person notices of their own.
 */
export const asIfGrown = async (userId: string): Promise<void> => {
  const tables = [...growing];
  // Nothing may measure them anew meanwhile.
  await asOwner(tables.map((table) => `ALTER TABLE ${table} SET (autovacuum_enabled = false)`).join('; '));
  await asOwner(`SET session_replication_role = replica;
    INSERT INTO notices (id, outbox_id, user_id, name, subject, body, created_at, read_at)
    SELECT gen_random_uuid(), gen_random_uuid(), CASE WHEN n % 30 = 0 THEN '${userId}'::uuid ELSE gen_random_uuid() END,
           'comment', 'Subject', 'Body', now() - n * interval '1 hour', CASE WHEN n % 7 = 0 THEN NULL ELSE now() END
      FROM generate_series(1, ${manyNotices}) AS n`);
  await asOwner('ANALYZE notices');
  await asOwner(`UPDATE pg_class SET reltuples = reltuples * ${times} WHERE reltuples > 0 AND oid IN (
    SELECT c.oid FROM pg_class c WHERE c.relname IN (${tables.map((table) => `'${table}'`).join(', ')})
    UNION SELECT i.indexrelid FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relname IN (${tables.map((table) => `'${table}'`).join(', ')}))`);
};
