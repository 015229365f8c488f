// The portal that the browser tests open: its own port and data folder, emptied first, so that every run starts from the
// same demonstration data. Playwright starts and stops it.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const dataDir = path.resolve(process.env.DATA_DIR ?? '.data/journeys');

await endLeftBehind();
rmSync(dataDir, { recursive: true, force: true });
await import('./start.mjs');

// A run that was killed leaves its database server behind; its files must not be taken from under it.
async function endLeftBehind() {
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid');
  try {
    const [pid, folder] = readFileSync(pidFile, 'utf8').split('\n');
    if (path.resolve(folder) !== path.join(dataDir, 'postgres')) return;
    process.kill(Number(pid), 'SIGINT');
    for (let waited = 0; waited < 10_000; waited += 100) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      readFileSync(pidFile);
    }
  } catch {
    // No file, or no process: nothing was left, or it has just gone.
  }
}
