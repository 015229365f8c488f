import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { runsCommand } from '@/scripts/database/live-process';
import { Refusal } from '@/scripts/refusal';

const waitMsMax = 120_000;

/**
 * Runs one piece of work while no other process runs work under the same lock file. A lock whose process has died is
 * taken over. Throws a Refusal when the lock stays taken for two minutes.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + waitMsMax;
  while (!takeLock(file)) {
    if (Date.now() > until) throw new Refusal(`Another process holds ${file}. Stop it, then start again.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Takes a lock file; returns true when this process holds it from now on, false when a living process does. */
export function takeLock(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const holder = readHolder(file);
  if (holder !== null && isHeldBy(holder)) return false;
  rmSync(file, { force: true });
  return false;
}

/** Takes a lock file; returns the process id written in it, or null. */
export function readHolder(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) ? pid : null;
  } catch {
    return null;
  }
}

/** Writes down in a folder that this process uses what the folder stands for. */
export function addUser(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const handle = openSync(path.join(folder, String(process.pid)), 'w');
  closeSync(handle);
}

/** Removes this process from the folder; returns how many other living processes remain in it. */
export function removeUser(folder: string): number {
  rmSync(path.join(folder, String(process.pid)), { force: true });
  return listUsers(folder).length;
}

/** Returns the living processes, other than this one, that have put themselves in the folder. */
export function listUsers(folder: string): number[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const others = names.map(Number).filter((pid) => Number.isInteger(pid) && pid !== process.pid);
  const living = others.filter((pid) => runsCommand(pid, 'node'));
  for (const pid of others.filter((each) => !living.includes(each))) {
    rmSync(path.join(folder, String(pid)), { force: true });
  }
  return living;
}

function isHeldBy(pid: number): boolean {
  return pid !== process.pid && runsCommand(pid, 'node');
}
