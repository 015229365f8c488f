import type { ChildProcess } from 'node:child_process';
import { endOf, type Program, startProgram, stopProcess } from '@/scripts/portal/child-process';
import { Refusal } from '@/scripts/refusal';

// The web server finishes what has begun, for ten seconds at most.
const stopMsMax = 12_000;
const steadyMs = 60_000;
const backOffMsMax = 30_000;
const linesKept = 40;

/** The running processes of the portal: they are started, watched and stopped here, and their lines pass through. */
export class Processes {
  readonly #running = new Set<ChildProcess>();
  readonly #held: string[] = [];
  #isHolding = true;
  #isStopping = false;

  /**
   * Runs a program to its end. Returns its lines; throws a Refusal with the last of them, under the sentence given, when
   * it does not end well.
   */
  async runToEnd(program: Program, sentence: string): Promise<string[]> {
    const lines: string[] = [];
    const child = this.#start(program, (line) => lines.push(line));
    const code = await endOf(child);
    if (code === 0) return lines;
    throw new Refusal(`${sentence}\n${lines.slice(-linesKept).join('\n')}`);
  }

  /** Runs a program for as long as the portal runs; the promise rejects with a Refusal when it ends by itself. */
  async runSteadily(name: string, program: Program): Promise<never> {
    const lines: string[] = [];
    const child = this.#start(program, (line) => {
      lines.push(line);
      if (lines.length > linesKept) lines.shift();
      this.#print(name, line);
    });
    const code = await endOf(child);
    const shown = this.#isHolding ? `\n${lines.join('\n')}` : '';
    throw new Refusal(`The ${name} process stopped by itself (exit code ${code ?? 'none'}).${shown}`);
  }

  /** Runs a program for as long as the portal runs, and again, after a growing pause, each time it ends by itself. */
  async runAgainAndAgain(name: string, program: Program): Promise<void> {
    let pauseMs = 1000;
    while (!this.#isStopping) {
      const begun = Date.now();
      const code = await endOf(this.#start(program, (line) => this.#print(name, line)));
      if (this.#isStopping) return;
      pauseMs = Date.now() - begun > steadyMs ? 1000 : Math.min(pauseMs * 2, backOffMsMax);
      this.#print(name, `stopped by itself (exit code ${code ?? 'none'}), starts again in ${pauseMs / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  /** From now on lines are printed as they come; those held back during the start come first. */
  release(): void {
    this.#isHolding = false;
    for (const line of this.#held.splice(0)) console.log(line);
  }

  /** Stops everything that runs; what has not stopped after twelve seconds is ended by force. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all([...this.#running].map((child) => stopProcess(child, stopMsMax)));
  }

  #start(program: Program, onLine: (line: string) => void): ChildProcess {
    const child = startProgram(program, onLine);
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }

  #print(name: string, line: string): void {
    const text = `${name.padEnd(6)} | ${line}`;
    if (this.#isHolding) this.#held.push(text);
    else console.log(text);
  }
}
