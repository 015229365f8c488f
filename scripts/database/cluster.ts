import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { findFreePort, isPortFree } from '@/scripts/database/free-port';
import { runsCommand, waitForEnd } from '@/scripts/database/live-process';
import {
  accountOf,
  commandAs,
  findPrograms,
  isCluster,
  type Programs,
  prepareRunAs,
  type RunAs,
} from '@/scripts/database/postgres-program';
import { Refusal } from '@/scripts/refusal';

const logBytesMax = 5_000_000;
const keptState = z.strictObject({ port: z.int().min(1).max(65_535), password: z.string().min(16).max(64) });

/** What has to be remembered between two starts: the port and the password of the embedded server. */
export type ClusterState = z.infer<typeof keptState>;

/** The embedded PostgreSQL of one data folder. `durable: false` trades safety in a power cut for speed (tests). */
export type Cluster = {
  folder: string;
  stateFile: string;
  durable: boolean;
  programs: Programs;
  runAs: RunAs;
};

/** Takes a data folder; returns its cluster, not yet started, with the folder made and owned by the right account. */
export async function prepareCluster(dataDir: string, durable: boolean): Promise<Cluster> {
  // 0711: the account that PostgreSQL runs as passes through, and nobody can list what lies here.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const folder = path.join(dataDir, 'postgres');
  const programs = await findPrograms();
  const runAs = prepareRunAs(programs, folder);
  return { folder, stateFile: path.join(dataDir, 'postgres.json'), durable, programs, runAs };
}

/** Makes sure that the server runs, whatever the last start left behind; returns its port and password. */
export async function startCluster(cluster: Cluster): Promise<ClusterState> {
  const known = readState(cluster);
  if (known && isCluster(cluster.folder) && isClusterRunning(cluster)) return known;
  const state = known && isCluster(cluster.folder) ? known : await initialise(cluster);
  // After a crash the file names a process that is gone, or one that got the same number and is no PostgreSQL.
  rmSync(path.join(cluster.folder, 'postmaster.pid'), { force: true });
  const port = (await isPortFree('127.0.0.1', state.port)) ? state.port : await findFreePort();
  const present = { ...state, port };
  writeState(cluster, present);
  writeSettings(cluster, port);
  const log = path.join(cluster.folder, 'server.log');
  if (existsSync(log) && statSync(log).size > logBytesMax) truncateSync(log);
  const answer = await run(cluster, pgCtl(cluster), ['start', '-D', cluster.folder, '-l', log, '-w', '-t', '90', '-s']);
  if (answer.code !== 0) {
    throw new Refusal(`The embedded PostgreSQL did not start: ${lastLine(log)} (whole log: ${log}).`);
  }
  return present;
}

/** Returns whether the server of this cluster runs at this moment. */
export function isClusterRunning(cluster: Cluster): boolean {
  const pid = readPostmasterPid(cluster);
  return pid !== null && runsCommand(pid, 'postgres');
}

/** Stops the server; open connections are cut, finished work is kept. Does nothing when it does not run. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const pid = readPostmasterPid(cluster);
  if (pid === null || !runsCommand(pid, 'postgres')) return;
  await run(cluster, pgCtl(cluster), ['stop', '-D', cluster.folder, '-m', 'fast', '-w', '-t', '8', '-s']);
  await waitForEnd(pid, 1000);
}

/** Takes the port and password of a server and a database name; returns the address for a client. */
export function clusterUrl(state: ClusterState, database: string): string {
  return `postgresql://postgres:${state.password}@127.0.0.1:${state.port}/${database}`;
}

async function initialise(cluster: Cluster): Promise<ClusterState> {
  rmSync(cluster.folder, { recursive: true, force: true });
  const runAs = prepareRunAs(cluster.programs, cluster.folder);
  const password = randomBytes(24).toString('hex');
  const passwordFile = path.join(cluster.folder, '..', `.password-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(passwordFile, runAs.uid, runAs.gid);
  // The built-in locale is the same on every operating system, so that lists sort alike everywhere.
  const locale = ['--no-locale', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const flags = [`--pgdata=${cluster.folder}`, ...access, ...locale, ...(cluster.durable ? [] : ['--no-sync'])];
  try {
    const answer = await run({ ...cluster, runAs }, cluster.programs.initdb, flags);
    if (answer.code !== 0) throw new Refusal(`The embedded PostgreSQL could not be set up: ${answer.said.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  appendFileSync(path.join(cluster.folder, 'postgresql.conf'), "\ninclude_if_exists = 'portal.conf'\n");
  const state = { password, port: await findFreePort() };
  writeState(cluster, state);
  return state;
}

function writeSettings(cluster: Cluster, port: number): void {
  const lines = [
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    'max_connections = 60',
    ...(cluster.durable ? [] : ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off']),
  ];
  writeFileSync(path.join(cluster.folder, 'portal.conf'), `${lines.join('\n')}\n`);
}

function pgCtl(cluster: Cluster): string {
  return path.join(path.dirname(cluster.programs.postgres), 'pg_ctl');
}

function run(cluster: Cluster, program: string, args: string[]): Promise<{ code: number | null; said: string }> {
  const command = commandAs(cluster.runAs, program, args);
  return new Promise((resolve, reject) => {
    // Its own process group: Ctrl-C in the terminal reaches the portal only, which stops the server last.
    const child = spawn(command.file, command.args, {
      ...accountOf(cluster.runAs),
      cwd: cluster.folder,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      child.stderr.destroy();
      resolve({ code, said });
    });
  });
}

function readPostmasterPid(cluster: Cluster): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path.join(cluster.folder, 'postmaster.pid'), 'utf8'), 10);
    return Number.isInteger(pid) ? pid : null;
  } catch {
    return null;
  }
}

function readState(cluster: Cluster): ClusterState | null {
  try {
    return keptState.parse(JSON.parse(readFileSync(cluster.stateFile, 'utf8')));
  } catch {
    return null;
  }
}

function writeState(cluster: Cluster, state: ClusterState): void {
  writeFileSync(cluster.stateFile, `${JSON.stringify(state)}\n`, { mode: 0o600 });
}

function lastLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? 'it left no log';
  } catch {
    return 'it left no log';
  }
}
