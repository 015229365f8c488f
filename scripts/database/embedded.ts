import path from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { clusterUrl, isClusterRunning, prepareCluster, startCluster, stopCluster } from '@/scripts/database/cluster';
import { signInAsApp } from '@/scripts/database/fence/embedded-role';
import { addUser, removeUser, withFileLock } from '@/scripts/database/file-lock';

/** A running embedded server: addresses of its databases, and the way to let go of it. */
export type EmbeddedServer = {
  /** Takes a database name; returns the address for its owner, who migrates it. */
  urlOf: (database: string) => string;
  /** Takes a database name; returns the address for the running portal, which may not change its tables. */
  appUrlOf: (database: string) => string;
  /** Returns whether the server runs at this moment. */
  isRunning: () => boolean;
  /** Says that this process is done; the last one to say so stops the server. */
  release: () => Promise<void>;
};

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already (a second script, a test
 * run beside another, a server left by a crash). Call `release` when done.
 * Throws a Refusal, with what to do, when it cannot run here.
 */
export async function openEmbedded(dataDir: string, { durable }: { durable: boolean }): Promise<EmbeddedServer> {
  const folder = path.resolve(dataDir);
  const users = path.join(folder, 'postgres-users');
  const lock = path.join(folder, 'postgres.lock');
  const cluster = await prepareCluster(folder, durable);
  const { state, app } = await withFileLock(lock, async () => {
    const present = await startCluster(cluster);
    addUser(users);
    const owner = clusterUrl(present, 'postgres');
    return { state: present, app: await withClient(owner, (client) => signInAsApp(client, folder)) };
  });
  return {
    urlOf: (database) => clusterUrl(state, database),
    appUrlOf: (database) => {
      const url = new URL(clusterUrl(state, database));
      Object.assign(url, app);
      return url.href;
    },
    isRunning: () => isClusterRunning(cluster),
    release: () =>
      withFileLock(lock, async () => {
        if (removeUser(users) === 0) await stopCluster(cluster);
      }),
  };
}

/** Makes the database on the server if it is not there; returns its address. */
export async function ensureDatabase(server: EmbeddedServer, name: string): Promise<string> {
  await withClient(server.urlOf('postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
  });
  return server.urlOf(name);
}

/** Opens one connection, hands it over, and closes it whatever happens; returns what the work returns. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A connection that is cut between two queries must not end the process; the next query reports it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
