// Puts files before the verifier that stands alone (scripts/verify-audit.mjs), within this process.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judge } from '@/scripts/verify-audit.mjs';
import { aChain, aSigner, checkpointAt } from '@/tests/support/small-log';

export const folder = mkdtempSync(path.join(tmpdir(), 'judge-audit-'));

/** Takes the files away again; each test file does so at its end. */
export const takeAway = (): void => rmSync(folder, { recursive: true, force: true });

/** Twelve events and the key of their checkpoints. */
export const rows = aChain(12);
export const signer = aSigner();
export const hashes = rows.map(({ hash }) => hash);
export const checkpoint = (seq: number, of = rows, by = signer) => checkpointAt(of, seq, by);

export const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  // Test files share a process, and the one before may have taken it away.
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
  return file;
};

const lines = (list: readonly unknown[]): string =>
  list.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('');

type Files = { events?: readonly unknown[]; signed?: readonly unknown[]; keys?: string };

/** What the verifier says of an export; what a test leaves out is as it should be. A text is written as it is. */
export const judgeExport = (
  { events = rows, signed = [checkpoint(5), checkpoint(10)], keys = signer.pem }: Files,
  ...more: string[]
) =>
  judge([
    ...['--export', write('export.jsonl', lines(events))],
    ...['--checkpoints', write('checkpoints.jsonl', lines(signed))],
    ...['--key', write('key.pem', keys)],
    ...more,
  ]);

/** What it says of a proof. */
export const judgeProof = (proof: unknown, keys = signer.pem) =>
  judge([
    ...['--proof', write('proof.json', typeof proof === 'string' ? proof : JSON.stringify(proof))],
    ...['--key', write('key.pem', keys)],
  ]);

export const bad = (seq: number, reason: string) => ({ holds: false, says: `BAD seq=${seq}: ${reason}.` });
