import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const endWithParent = pathToFileURL(path.resolve('scripts/portal/end-with-parent.mjs')).href;
const typescriptLoader = pathToFileURL(path.resolve('node_modules/tsx/dist/loader.mjs')).href;

/** What to run in a process of its own: a JavaScript program, or a TypeScript file of this project. */
export type Program = { file: string; args: string[]; env: Record<string, string>; isTypeScript: boolean };

/**
 * Starts a program on this Node. It ends with us even if we are killed, and Ctrl-C does not reach it: we stop it.
 * Takes the program and where its lines go; returns the running process.
 */
export function startProgram(program: Program, onLine: (line: string) => void): ChildProcess {
  const loaders = ['--import', endWithParent, ...(program.isTypeScript ? ['--import', typescriptLoader] : [])];
  const child = spawn(process.execPath, ['--no-warnings', ...loaders, program.file, ...program.args], {
    env: { ...inheritedEnvironment(program.isTypeScript), ...program.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', onLine);
  }
  return child;
}

/** Waits for a process to end; returns its exit code, or null when a signal ended it. */
export function endOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code));
  });
}

/** Asks a process to stop, and ends it by force when it has not stopped in time. */
export async function stopProcess(child: ChildProcess, timeoutMs: number): Promise<void> {
  const ended = endOf(child);
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  await ended;
  clearTimeout(force);
}

// The loader's setting is for our own scripts; inside Next it would only confuse.
function inheritedEnvironment(isTypeScript: boolean): NodeJS.ProcessEnv {
  const { TSX_TSCONFIG_PATH, ...others } = process.env;
  return isTypeScript ? { ...others, TSX_TSCONFIG_PATH } : others;
}
