import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, test as base, beforeAll, describe, expect, test } from 'vitest';

// The verifier that anybody can run, in a folder where there is nothing else, against logs that were tampered with in
// every way we know. A second verifier, in another language and by other arithmetic, has to say the same.

const vectors = path.resolve('tests/vectors/audit');
const key = path.join(vectors, 'key.pem');
const empty = mkdtempSync(path.join(tmpdir(), 'verify-audit-'));

beforeAll(() => cpSync('scripts/verify-audit.mjs', path.join(empty, 'verify-audit.mjs')));
afterAll(() => rmSync(empty, { recursive: true }));

type Expected = { exit: number; seq: number | null; agreement?: string };
const readExpected = (file: string): Expected => JSON.parse(readFileSync(file, 'utf8'));

const names = readdirSync(vectors, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'proofs')
  .map(({ name }) => name);
const proofs = readdirSync(path.join(vectors, 'proofs'));

const verifiers = [
  { by: 'node', program: process.execPath, script: 'verify-audit.mjs' },
  { by: 'python', program: 'python3', script: path.join(vectors, 'verify_audit.py') },
];
const isThere = (program: string) => spawnSync(program, ['--version']).status === 0;

/** What a verifier says: its exit code, and the first event that it does not trust. */
const run = (program: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: empty,
    encoding: 'utf8',
    env: { NODE_ENV: 'test', PATH: process.env.PATH },
  });
  expect(stderr).toBe('');
  const seq = /^BAD seq=(\d+): /u.exec(stdout)?.[1];
  expect(seq === undefined ? /^OK: /u.test(stdout) : true).toBe(true);
  return { exit: status, seq: seq === undefined ? null : Number(seq) };
};

test('there is a vector for each way to tamper', () => {
  expect(names).toHaveLength(18);
  expect(proofs).toHaveLength(8);
});

// A machine without Python shows those as skipped.
describe.each(verifiers)('the verifier in $by', ({ program, script }) => {
  const test = base.skipIf(!isThere(program));

  test.each(names)('judges the log %s', (name) => {
    const folder = path.join(vectors, name);
    const { exit, seq, agreement = '' } = readExpected(path.join(folder, 'expected.json'));
    const files = [
      '--export',
      path.join(folder, 'export.jsonl'),
      '--checkpoints',
      path.join(folder, 'checkpoints.jsonl'),
    ];
    expect(run(program, [script, ...files, '--key', key, '--expect-agreement', agreement])).toEqual({ exit, seq });
  });

  test.each(proofs)('judges the proof %s', (name) => {
    const file = path.join(vectors, 'proofs', name);
    const { exit, seq } = JSON.parse(readFileSync(file, 'utf8')).expected;
    expect(run(program, [script, '--proof', file, '--key', key])).toEqual({ exit, seq });
  });
});

test('a selection is judged event by event, and says so', () => {
  const good = readFileSync(path.join(vectors, 'good', 'export.jsonl'), 'utf8').split('\n');
  const file = path.join(empty, 'selection.jsonl');
  const checkpoints = path.join(vectors, 'good', 'checkpoints.jsonl');
  const args = ['verify-audit.mjs', '--export', file, '--checkpoints', checkpoints, '--key', key, '--part'];
  const judge = (lines: readonly (string | undefined)[]) => {
    writeFileSync(file, lines.join('\n'));
    return run(process.execPath, args);
  };
  expect(judge([good[1], good[4], good[5], good[9]])).toEqual({ exit: 0, seq: null });
  expect(judge([good[4], good[1]])).toEqual({ exit: 1, seq: 6 });
  expect(judge([good[1], good[9]?.replace('"aal":null', '"aal":2')])).toEqual({ exit: 1, seq: 10 });
});
