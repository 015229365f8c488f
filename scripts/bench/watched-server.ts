import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Program, startProgram, stopProcess } from '@/scripts/portal/child-process';
import { Refusal } from '@/scripts/refusal';

const startMsMax = 120_000;
const askAgainMs = 20;
const stopMsMax = 12_000;
const linesKept = 30;

/** A server that was started, with how long it took until its first answer. */
export type Watched = {
  origin: string;
  coldStartMs: number;
  /** Memory of the server and what it started, in megabytes; null where the system does not tell. */
  memory: () => number | null;
  stop: () => Promise<void>;
};

const residentOf = (pid: number): number => {
  const kilobytes = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1024;
};

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );

const memoryOf = (pid: number | undefined): number | null => {
  if (pid === undefined || !existsSync(`/proc/${pid}/status`)) return null;
  try {
    return residentOf(pid) + childrenOf(pid).reduce((sum, child) => sum + (memoryOf(child) ?? 0), 0);
  } catch {
    return null;
  }
};

const untilAnswered = async (address: string, child: ChildProcess): Promise<void> => {
  const until = performance.now() + startMsMax;
  while (performance.now() < until && child.exitCode === null) {
    const answer = await fetch(address).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
  throw new Refusal(`${address} did not answer.`);
};

/** Starts a server and waits for its first answer at a path. */
export async function watchServer(at: string, port: number, program: Program): Promise<Watched> {
  const lines: string[] = [];
  const begun = performance.now();
  const child = startProgram(program, (line) => {
    lines.push(line);
    if (lines.length > linesKept) lines.shift();
  });
  const origin = `http://127.0.0.1:${port}`;
  try {
    await untilAnswered(`${origin}${at}`, child);
  } catch (error) {
    await stopProcess(child, stopMsMax);
    throw new Refusal(`${error instanceof Error ? error.message : error}\n${lines.join('\n')}`);
  }
  return {
    origin,
    coldStartMs: performance.now() - begun,
    memory: () => memoryOf(child.pid),
    stop: () => stopProcess(child, stopMsMax),
  };
}
