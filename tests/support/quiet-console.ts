import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

// What is printed as an error is an error: React warns there of broken markup, and our own code of lost work.
const printed: string[] = [];
const print = console.error;

console.error = (...parts: unknown[]) => {
  printed.push(format(...parts));
  print(...parts);
};

beforeEach(() => {
  printed.length = 0;
});

afterEach(() => {
  const [first] = printed.splice(0);
  if (first !== undefined) throw new Error(`console.error was called: ${first}`);
});

/**
 * Takes back the errors printed so far in this test, for the few tests that are about an error being printed.
 * Returns their texts; without this call the test would go red for them.
 */
export function takePrintedErrors(): string[] {
  return printed.splice(0);
}
