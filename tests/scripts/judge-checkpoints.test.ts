import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { judge } from '@/scripts/verify-audit.mjs';
import { bad, checkpoint, folder, judgeExport, rows, signer, takeAway, write } from '@/tests/support/judge-audit';
import { aChain, anEvent, exportedRow, frameOf, signedBody } from '@/tests/support/small-log';

// What the verifier that stands alone says of checkpoints, of a selection, and to whoever asks for too little.

afterAll(takeAway);

describe('checkpoints', () => {
  const other = aChain(12, (seq) => frameOf(seq, { ...anEvent, outcome: seq === 3 ? 'refused' : 'done' }));
  const twoHeads = 'two checkpoints of one event name different heads: somebody was shown another log';
  const with5 = (change: object) => signedBody({ ...checkpoint(5).body, ...change }, signer);

  test.each<[string, unknown[], number, string]>([
    [
      'of another log',
      [checkpoint(5, other)],
      5,
      'a signed checkpoint names another event in its place: the log was rewritten',
    ],
    ['of another tree', [with5({ root: 'a'.repeat(64) })], 5, 'a signed checkpoint names another tree'],
    ['that contradict each other in the head', [checkpoint(5), with5({ head_hash: 'a'.repeat(64) })], 5, twoHeads],
    ['that contradict each other in the tree', [with5({ root: 'a'.repeat(64) }), checkpoint(5)], 5, twoHeads],
    [
      'that somebody changed',
      [{ ...checkpoint(5), body: { ...checkpoint(5).body, origin: 'x' } }],
      5,
      'the signature of a checkpoint does not hold',
    ],
    ['without a signature', [{ ...checkpoint(5), signature: null }], 5, 'the signature of a checkpoint does not hold'],
    [
      'of an event that is not there',
      [checkpoint(5), checkpoint(12)],
      12,
      'events are missing: a checkpoint names event 12',
    ],
    [
      'with two faults at one event: the first is told',
      [{ ...checkpoint(5), key: 'k' }, with5({ head_hash: 'a'.repeat(64) })],
      5,
      'a checkpoint is signed with another key',
    ],
    ['that are no JSON', ['{'], 0, 'a checkpoint is not JSON'],
    ['that are nothing', ['null'], 0, 'a checkpoint has no number, head and root'],
    ['without a body', [{ key: 'k' }], 0, 'a checkpoint has no number, head and root'],
    ['of no event', [with5({ seq: 0 })], 0, 'a checkpoint has no number, head and root'],
    ['of half an event', [with5({ seq: 1.5 })], 0, 'a checkpoint has no number, head and root'],
    ['without a head', [with5({ head_hash: 'x' })], 0, 'a checkpoint has no number, head and root'],
    ['without a tree', [with5({ root: 'x' })], 0, 'a checkpoint has no number, head and root'],
    ['that are none', [], 0, `${path.join(folder, 'checkpoints.jsonl')} holds no checkpoint`],
  ])('%s', async (_what, signed, seq, reason) => {
    expect(await judgeExport({ events: rows.slice(0, 11), signed })).toEqual(bad(seq, reason));
  });

  test('are worth nothing without a key', async () => {
    expect(await judgeExport({ keys: 'none' })).toEqual(bad(0, `${path.join(folder, 'key.pem')} holds no public key`));
  });

  test('whose event a selection does not hold are not trusted either, the first of them first', async () => {
    const long = aChain(14);
    const unsigned = (seq: number) => ({ ...checkpoint(seq, long), key: 'k' });
    const signed = [unsigned(14), unsigned(9), checkpoint(5)];
    const reason = 'a checkpoint is signed with another key';
    expect(await judgeExport({ events: rows.slice(0, 6), signed }, '--part')).toEqual(bad(9, reason));
    expect(await judgeExport({ events: rows.slice(0, 10), signed }, '--part')).toEqual(bad(9, reason));
    const between = { events: [rows[1], rows[11]], signed: [unsigned(9), checkpoint(12)] };
    expect(await judgeExport(between, '--part')).toEqual(bad(9, reason));
  });
});

describe('a selection', () => {
  const of = (...seqs: number[]) => seqs.map((seq) => rows[seq - 1]);
  const judged = (events: unknown[], signed?: unknown[]) =>
    judgeExport({ events, ...(signed && { signed }) }, '--part');

  test('may leave events out, and says that it is one', async () => {
    const says = 'OK: 4 events, a selection; 2 checkpoints, the newest of event 10.';
    expect(await judged(of(2, 5, 6, 10))).toEqual({ holds: true, says });
    expect((await judged(of(1))).holds).toBe(true);
    expect((await judged(of(5), [checkpoint(12)])).holds).toBe(true);
    expect((await judgeExport({ events: of(2, 5) })).holds).toBe(false);
  });

  test('goes upward, holds each event against its own text, and against its neighbor where that is there', async () => {
    expect(await judged(of(5, 2))).toEqual(bad(6, 'event 2 stands in its place'));
    expect(await judged(of(5, 5))).toEqual(bad(6, 'event 5 stands in its place'));
    const apart = exportedRow(6, 'a'.repeat(64));
    expect(await judged([rows[4], apart])).toEqual(bad(6, 'it does not lean on the event before it'));
    expect((await judged([rows[3], apart])).holds).toBe(true);
    expect(await judged([{ ...rows[4], aal: 1 }])).toEqual(
      bad(5, 'its column aal differs from the text that was hashed'),
    );
  });

  test('is held against the heads of the checkpoints, not against their trees', async () => {
    const alone = exportedRow(5, 'a'.repeat(64));
    const rewritten = 'a signed checkpoint names another event in its place: the log was rewritten';
    expect(await judged([alone])).toEqual(bad(5, rewritten));
    const otherTree = signedBody({ ...checkpoint(5).body, root: 'a'.repeat(64) }, signer);
    expect((await judged(of(5), [otherTree])).holds).toBe(true);
  });
});

describe('whoever asks for too little', () => {
  const files = (): Record<string, string> => ({
    '--export': write('export.jsonl', ''),
    '--checkpoints': write('checkpoints.jsonl', ''),
    '--key': write('key.pem', signer.pem),
    '--proof': write('proof.json', '{}'),
  });
  const asked = (...names: string[]) => judge(names.flatMap((name) => [name, files()[name] ?? '']));

  test.each([
    [[]],
    [['--export', '--checkpoints']],
    [['--export', '--key']],
    [['--checkpoints', '--key']],
    [['--proof']],
    [['--key']],
  ])('is told how to ask: %j', async (names) => {
    const { holds, says } = await asked(...names);
    expect([holds, says]).toEqual([
      false,
      expect.stringMatching(/^BAD seq=0: Usage: node verify-audit\.mjs --export/u),
    ]);
  });

  test('and for what there is not, is told so', async () => {
    expect((await judge(['--everything'])).says).toMatch(/^BAD seq=0: Unknown option/u);
    const missing = ['--export', 'none', '--checkpoints', 'none', '--key', path.join(folder, 'no-key')];
    expect((await judge(missing)).says).toMatch(/^BAD seq=0: ENOENT/u);
    expect((await asked('--proof', '--key')).says).toBe('BAD seq=0: this is no proof of the audit log.');
  });
});
