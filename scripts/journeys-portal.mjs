// The portal that the browser tests open: its own port and data folder, emptied first, so that every run starts from the
// same demonstration data. Playwright starts and stops it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const dataDir = path.resolve(process.env.DATA_DIR ?? '.data/journeys');

await endLeftBehind();
rmSync(dataDir, { recursive: true, force: true });
nameProvider();
await import('./start.mjs');

// The identity provider that identity-provider.spec.ts starts: at a port of its own beside the portal's.
function nameProvider() {
  const file = path.join(dataDir, 'providers.json');
  const provider = {
    id: 'winter',
    label: 'Winter Identity',
    issuer: `http://localhost:${Number(process.env.PORT) + 1000}`,
    clientId: 'portal',
    client: { auth: 'client_secret_basic', secret: 'only-for-tests-0123456789abcdef' },
    acrValues: ['urn:test:aal2'],
    secondFactor: { acr: ['urn:test:aal2'] },
    emailDomains: ['calder.example'],
    people: { agencies: ['ZZ0010000'] },
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify({ providers: [provider] }));
  process.env.OIDC_PROVIDERS_FILE = file;
}

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
