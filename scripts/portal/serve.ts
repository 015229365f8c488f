import type { LaunchSettings } from '@/lib/server/env';
import { addUser, removeUser } from '@/scripts/database/file-lock';
import type { OpenDatabase } from '@/scripts/database/portal-database';
import { buildUsersFolder } from '@/scripts/portal/build';
import type { Processes } from '@/scripts/portal/processes';
import { Refusal } from '@/scripts/refusal';

const databaseCheckMs = 2000;

/** What the two processes need to know. */
export type Serving = {
  settings: LaunchSettings;
  environment: Record<string, string>;
  isDevelopment: boolean;
  database: OpenDatabase;
};

/**
 * Starts the web server and the job worker. The promise rejects with a Refusal when the web server or the embedded
 * database ends by itself; the worker is started again.
 */
export function servePages(serving: Serving, processes: Processes): Promise<never> {
  const { settings, isDevelopment } = serving;
  const env = {
    ...serving.environment,
    NODE_ENV: isDevelopment ? 'development' : 'production',
    NEXTAUTH_URL: settings.PUBLIC_ORIGIN,
  };
  if (!isDevelopment) {
    addUser(buildUsersFolder);
    process.once('exit', () => removeUser(buildUsersFolder));
  }
  // The web process signs no checkpoints of the audit log, and is not told where the key lies.
  const unsigned = { ...env, AUDIT_KEY_FILE: '' };
  const web = processes.runSteadily('web', {
    ...{ file: 'scripts/portal/web.mjs', args: [], isTypeScript: false },
    env: unsigned,
  });
  const worker = { file: 'lib/server/worker/worker.ts', args: [], env, isTypeScript: true };
  void processes.runAgainAndAgain('worker', worker);
  return Promise.race([web, databaseEnd(serving.database)]);
}

function databaseEnd(database: OpenDatabase): Promise<never> {
  return new Promise((_resolve, reject) => {
    const check = setInterval(() => {
      if (database.isRunning()) return;
      clearInterval(check);
      reject(new Refusal('The embedded PostgreSQL stopped by itself. Start again; your data is kept.'));
    }, databaseCheckMs);
  });
}
