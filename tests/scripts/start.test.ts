import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let dataDir: string;
let server: Server | null = null;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'portal-start-'));
});

afterEach(() => {
  server?.close();
  server = null;
  rmSync(dataDir, { recursive: true, force: true });
});

describe('npm start refuses with what to do, and without a stack', () => {
  test('when the port is taken', async () => {
    const port = await takePort();
    const { code, errors } = await start({ PORT: String(port) });
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^The portal cannot listen on 127\.0\.0\.1, port \d+: .+ Set another one, such as PORT=\d+\.\n$/,
    );
    expect(errors).toContain(`port ${port}`);
  });

  test('when settings are wrong, with all of them', async () => {
    const { code, errors } = await start({ PORT: 'many', ACCESS_PORT: '1' });
    expect(code).toBe(1);
    expect(errors.trimEnd().split('\n')).toEqual([
      '2 settings are wrong:',
      '  - ACCESS_PORT is not a setting. Did you mean PORT?',
      '  - PORT must be a whole number from 1 to 65535.',
      'See .env.example for all settings.',
    ]);
  });

  test('when the database does not answer', async () => {
    const { code, errors } = await start({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/nothing' });
    expect(code).toBe(1);
    expect(errors).toBe(
      'The database cannot be reached: connect ECONNREFUSED 127.0.0.1:9. Check DATABASE_URL and that it runs.\n',
    );
  });

  test('when another portal holds the data folder', async () => {
    // The lock names a living Node process: this one.
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path.join(dataDir, 'portal.lock'), String(process.pid));
    const { code, errors } = await start({});
    expect(code).toBe(1);
    expect(errors).toMatch(/^A portal already runs on the data folder .+\(process \d+\)\. Stop it first, or set .+\n$/);
  });
});

async function takePort(): Promise<number> {
  const taken = createServer();
  server = taken;
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function start(settings: Record<string, string>): Promise<{ code: number | null; errors: string }> {
  const { PATH, HOME } = process.env;
  const child = spawn('node', ['scripts/start.mjs'], {
    env: { NODE_ENV: 'production', PATH, HOME, PORT: '39871', DATA_DIR: dataDir, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, errors }));
  });
}
