import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readHolder, takeLock } from '@/scripts/database/file-lock';
import { Refusal } from '@/scripts/refusal';

/**
 * Keeps the data folder for this process alone: two portals on one folder would run two job workers and two servers on
 * one database. Returns the way to let go. Throws a Refusal when a living portal holds it.
 */
export function holdDataFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const lock = path.join(dataDir, 'portal.lock');
  // The first try may only clear away what a crash left.
  if (!takeLock(lock) && !takeLock(lock)) {
    throw new Refusal(
      `A portal already runs on the data folder ${dataDir} (process ${readHolder(lock) ?? 'unknown'}). ` +
        'Stop it first, or set DATA_DIR and PORT to others to run a second one.',
    );
  }
  return () => rmSync(lock, { force: true });
}
