declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  type Options = {
    url: string;
    connections: number;
    duration?: number;
    /** So many answers in place of a duration. */
    amount?: number;
    headers?: Record<string, string>;
    timeout?: number;
  };

  /** As far as the bench uses it. */
  export default function autocannon(
    options: Options,
    done: (error: Error | null, result: { duration: number; errors: number }) => void,
  ): EventEmitter & { stop: () => void };
}
