import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import type { sealJob } from './seal-job-order';

// Workers in processes of their own, for the tests that kill them.

type Order = z.input<typeof sealJob>;
type End = { signal: NodeJS.Signals | null; code: number | null; said: string };

const program = [
  '--no-warnings',
  '--experimental-transform-types',
  '--import',
  pathToFileURL(path.resolve('scripts/portal/plain-loader.mjs')).href,
  'tests/support/seal-until-killed.ts',
];

const load = (): { child: ChildProcess; ready: Promise<unknown>; end: Promise<End> } => {
  const child = spawn(process.execPath, program, {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (part) => {
    said += String(part);
  });
  const end = once(child, 'exit').then(([code, signal]): End => ({ code, signal, said }));
  const ready = Promise.race([child.stdout ? once(child.stdout, 'data') : end, end]);
  return { child, ready, end };
};

/** Starts one worker after the other; two are always loaded ahead, because loading takes longer than the work. */
export const sealWorkers = () => {
  const loaded = [load(), load()];
  return {
    /** Gives the next worker its order; returns how it ended. */
    work: async (order: Order): Promise<End> => {
      const next = loaded.shift() ?? load();
      await next.ready;
      loaded.push(load());
      next.child.stdin?.end(`${JSON.stringify(order)}\n`);
      return next.end;
    },
    stop: () => {
      for (const { child } of loaded) child.kill('SIGKILL');
    },
  };
};
