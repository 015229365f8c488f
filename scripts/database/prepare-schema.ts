import { PgBoss } from 'pg-boss';
import { queueOptions } from '@/lib/server/worker/queue';
import { withClient } from '@/scripts/database/embedded';
import { raiseFence } from '@/scripts/database/fence/raise-fence';
import { appRole } from '@/scripts/database/fence/roles';
import { applyMigrations } from '@/scripts/database/migrations';

/**
 * What the owner does for the portal before it starts: migrations, the tables of the job queue, grants and the fence of
 * the rows. Takes the address of the owner; returns the migrations applied now. Throws a Refusal as applyMigrations does.
 */
export async function prepareSchema(ownerUrl: string): Promise<string[]> {
  const applied = await applyMigrations(ownerUrl);
  const { roles } = await raiseFence(ownerUrl);
  await prepareQueue(ownerUrl, roles);
  return applied;
}

// The queue's own tables: the worker moves jobs in them and may not make or change them.
async function prepareQueue(ownerUrl: string, roles: boolean): Promise<void> {
  const boss = new PgBoss({
    ...queueOptions,
    connectionString: ownerUrl,
    migrate: true,
    createSchema: true,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.stop({ graceful: false });
  if (!roles) return;
  const { schema } = queueOptions;
  await withClient(ownerUrl, (client) =>
    client.query(`
      GRANT USAGE ON SCHEMA ${schema} TO ${appRole};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${appRole};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${appRole};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${appRole}`),
  );
}
