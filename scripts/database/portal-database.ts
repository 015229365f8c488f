import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LaunchSettings } from '@/lib/server/env';
import { ensureDatabase, openEmbedded } from '@/scripts/database/embedded';
import { loadSettings, toEnvironment } from '@/scripts/settings';

/** A database that is ready for use, and the way to let go of it. */
export type OpenDatabase = {
  url: string;
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
    return { url: settings.DATABASE_URL, isEmbedded: false, isRunning: () => true, release: async () => undefined };
  }
  const server = await openEmbedded(settings.DATA_DIR, { durable: true });
  try {
    const url = await ensureDatabase(server, 'access');
    return { url, isEmbedded: true, isRunning: server.isRunning, release: server.release };
  } catch (error) {
    await server.release();
    throw error;
  }
}

/**
 * For scripts that run beside the portal or without it: opens the database of the settings, puts all settings into the
 * environment (so that `env` and `db` work), runs the work with the address, and lets go again.
 */
export async function withDatabase(work: (url: string, settings: LaunchSettings) => Promise<void>): Promise<void> {
  const settings = loadSettings();
  const database = await openDatabase(settings);
  try {
    const made = { DATABASE_URL: database.url, AUTH_SECRET: readAuthSecret(settings) };
    Object.assign(process.env, toEnvironment(settings, made));
    await work(database.url, settings);
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
