import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { declareProcess } from '@/lib/server/db/request-scope';
import type { LaunchSettings } from '@/lib/server/env';
import { ensureDatabase, openEmbedded } from '@/scripts/database/embedded';
import { loadSettings, toEnvironment } from '@/scripts/settings';

/** A database that is ready for use, and the way to let go of it. */
export type OpenDatabase = {
  /** The address for the running portal. */
  url: string;
  /** The address for the owner, who migrates and grants: the same one where there is only one role. */
  ownerUrl: string;
  isEmbedded: boolean;
  /** Whether the embedded server still runs (always true for a database that is not ours). */
  isRunning: () => boolean;
  release: () => Promise<void>;
};

/**
 * Opens the database that the settings name, or else the embedded one in the data folder (joining it if it runs).
 * Throws a Refusal when the embedded one cannot run here.
 */
export async function openDatabase(settings: LaunchSettings): Promise<OpenDatabase> {
  if (settings.DATABASE_URL) {
    const [url, ownerUrl] = [settings.DATABASE_URL, settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL];
    return { url, ownerUrl, isEmbedded: false, isRunning: () => true, release: async () => undefined };
  }
  const server = await openEmbedded(settings.DATA_DIR, { durable: true });
  try {
    const ownerUrl = await ensureDatabase(server, 'access');
    const url = server.appUrlOf('access');
    return { url, ownerUrl, isEmbedded: true, isRunning: server.isRunning, release: server.release };
  } catch (error) {
    await server.release();
    throw error;
  }
}

/**
 * For scripts that run beside the portal or without it: opens the database of the settings, puts all settings into the
 * environment (so that `env` and `db` work, as the portal itself and past the fence of its rows), runs the work with the
 * address of the owner, and lets go again.
 */
export async function withDatabase(work: (ownerUrl: string, settings: LaunchSettings) => Promise<void>): Promise<void> {
  const settings = loadSettings();
  const database = await openDatabase(settings);
  try {
    const made = { DATABASE_URL: database.url, AUTH_SECRET: readAuthSecret(settings) };
    Object.assign(process.env, toEnvironment(settings, made));
    declareProcess('system');
    await work(database.ownerUrl, settings);
  } finally {
    await database.release();
  }
}

/** Returns the secret that signs sessions: the one of the settings, or in the demonstration one made and kept here. */
export function readAuthSecret(settings: LaunchSettings): string {
  if (settings.AUTH_SECRET) return settings.AUTH_SECRET;
  const file = path.join(settings.DATA_DIR, 'auth-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(settings.DATA_DIR, { recursive: true, mode: 0o711 });
  const secret = randomBytes(32).toString('hex');
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
