import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { floorStatements } from '@/scripts/bench/statements';
import { type Watched, watchServer } from '@/scripts/bench/watched-server';
import { findFreePort } from '@/scripts/database/free-port';
import { endOf, startProgram } from '@/scripts/portal/child-process';
import { Refusal } from '@/scripts/refusal';

// The two floors beside which the portal is measured: plain `pg` on a bare server of Node, and a bare application of the
// same Next. They are made of the files in scripts/bench/floor.

const source = path.resolve('scripts/bench/floor');
const nextProgram = path.resolve('node_modules/next/dist/bin/next');

/** Builds the bare application in the folder; quick when that was done before with the same Next. */
export async function buildFloor(folder: string): Promise<void> {
  const mark = path.join(folder, '.next', 'BUILD_ID');
  const version: string = JSON.parse(readFileSync('node_modules/next/package.json', 'utf8')).version;
  const versionFile = path.join(folder, `built-with-${version}`);
  if (existsSync(mark) && existsSync(versionFile)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  const lines: string[] = [];
  const program = {
    file: nextProgram,
    args: ['build', folder],
    env: { NODE_ENV: 'production', BENCH_ROOT: process.cwd() },
    isTypeScript: false,
  };
  const code = await endOf(startProgram(program, (line) => lines.push(line)));
  if (code !== 0) throw new Refusal(`The bare application could not be built:\n${lines.slice(-30).join('\n')}`);
  mkdirSync(versionFile);
}

export type Floors = { bare: Watched; next: Watched };

/** Starts both on a database; its address is the owner's. */
export async function startFloors(folder: string, databaseUrl: string): Promise<Floors> {
  const given = { BENCH_DATABASE_URL: databaseUrl, BENCH_STATEMENTS: JSON.stringify(floorStatements) };
  const [barePort, nextPort] = [await findFreePort(), await findFreePort()];
  const bare = await watchServer('/nothing', barePort, {
    file: path.join(source, 'bare-pg.mjs'),
    args: [],
    env: { ...given, PORT: String(barePort), NODE_ENV: 'production' },
    isTypeScript: false,
  });
  const next = await watchServer('/', nextPort, {
    file: nextProgram,
    args: ['start', folder, '-p', String(nextPort), '-H', '127.0.0.1'],
    env: { ...given, NODE_ENV: 'production', BENCH_ROOT: process.cwd() },
    isTypeScript: false,
  });
  return { bare, next };
}
