import { spawn } from 'node:child_process';
import { Refusal } from '@/scripts/refusal';

/** What a tool said, and whether it came to its own end. */
export type Said = { text: string; isFinished: boolean; seconds: number };

/** Runs a tool at low priority for so many seconds at most. Throws when it is not there. */
export function runTool(name: string, args: readonly string[], secondsMax: number): Promise<Said> {
  const from = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn('nice', ['-n', '10', name, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [text, isLate] = ['', false];
    const clock = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, secondsMax * 1000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(clock);
      if (code === 127) return reject(new Refusal(`${name} is not installed: apt-get install ${name}`));
      resolve({ text, isFinished: !isLate && code === 0, seconds: Math.round((Date.now() - from) / 1000) });
    });
  });
}

/** The version that a tool says it has. */
export const versionOf = async (name: string): Promise<string> =>
  /\d+\.\d+[\w.#]*/u.exec((await runTool(name, ['--version'], 60)).text)?.[0] ?? 'unknown';
