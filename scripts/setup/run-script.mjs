import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { childEnvironment, findNode } from './dependencies.mjs';

const loader = pathToFileURL(path.resolve('node_modules/tsx/dist/loader.mjs')).href;

/**
 * Runs a TypeScript file of this project on Node 24, in this terminal, and passes signals on to it.
 * Takes the file and its arguments; returns its exit code.
 */
export function runScript(file, args) {
  return new Promise((resolve) => {
    const child = spawn(findNode(), ['--no-warnings', '--import', loader, file, ...args], {
      env: { ...childEnvironment(), TSX_TSCONFIG_PATH: path.resolve('tsconfig.scripts.json') },
      // The channel lets the child see that we are gone, even when we were killed.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    const passOn = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
