import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { judge } from '@/scripts/verify-audit.mjs';
import { bad, checkpoint, hashes, judgeProof, rows, signer, takeAway } from '@/tests/support/judge-audit';
import { growthFrom, pathTo } from '@/tests/support/rfc-6962';
import { aChain, anEvent, aSigner, canonicalText, frameOf, linkOf, signedBody } from '@/tests/support/small-log';

// What the verifier that stands alone says of proofs: that events stand in a signed tree, or that a tree grew.

afterAll(takeAway);

const notInTree = 'it does not stand in the signed tree';
const notItsText = 'its text is not the text that was hashed';
const noNumber = 'an event of the proof has no number and hash';

const proven = (seq: number, size: number, change: object = {}) => {
  const { prev_hash, canon, hash } = rows[seq - 1] ?? expect.unreachable();
  return { seq, prev_hash, canon, hash, path: pathTo(seq - 1, hashes.slice(0, size)), ...change };
};
const inclusion = (size: number, ...events: object[]) => ({
  ...{ format: 'access-audit-inclusion', checkpoint: checkpoint(size), events },
});
const consistency = (first: number, second: number, change: object = {}) => ({
  ...{ format: 'access-audit-consistency', from: checkpoint(first), to: checkpoint(second) },
  path: growthFrom(first, hashes.slice(0, second)),
  ...change,
});

describe('the test vectors', () => {
  const vectors = 'tests/vectors/audit';
  test.each(readdirSync(path.join(vectors, 'proofs')))('%s', async (name) => {
    const file = path.join(vectors, 'proofs', name);
    const { exit, seq } = JSON.parse(readFileSync(file, 'utf8')).expected;
    const { holds, says } = await judge(['--proof', file, '--key', path.join(vectors, 'key.pem')]);
    expect([holds, says]).toEqual([exit === 0, expect.stringMatching(exit === 0 ? /^OK: / : `^BAD seq=${seq}: `)]);
  });
});

describe('that an event stands in the log', () => {
  test.each([1, 2, 3, 6, 7, 8, 12])('is shown for each event of a log of %d', async (size) => {
    const all = rows.slice(0, size).map(({ seq }) => proven(seq, size));
    const says = `OK: ${size} events stand in the signed log of ${size} events.`;
    expect(await judgeProof(inclusion(size, ...all))).toEqual({ holds: true, says });
  });

  test('is shown without its text, where that is not for the reader', async () => {
    expect((await judgeProof(inclusion(7, proven(3, 7, { canon: null, prev_hash: null })))).holds).toBe(true);
  });

  test('is not shown by the path of any other place', async () => {
    for (const size of [5, 7, 8]) {
      for (let at = 1; at <= size; at += 1) {
        const elsewhere = proven((at % size) + 1, size, { canon: null });
        const moved = { ...elsewhere, seq: at };
        expect(await judgeProof(inclusion(size, moved)), `${at} of ${size}`).toEqual(bad(at, notInTree));
      }
    }
  });

  const whole = pathTo(4, hashes.slice(0, 12));
  test.each([
    ['a path that is too short', whole.slice(0, -1)],
    ['a path that is too long', [...whole, 'a'.repeat(64)]],
    ['a path without an end', [...whole, ...whole]],
    ['no path', []],
    ['a path in another order', [...whole].reverse()],
  ])('is not shown by %s', async (_what, steps) => {
    expect(await judgeProof(inclusion(12, proven(5, 12, { path: steps })))).toEqual(bad(5, notInTree));
  });

  test('of one event is not shown by a path at all', async () => {
    expect((await judgeProof(inclusion(1, proven(1, 1)))).holds).toBe(true);
    const long = proven(1, 1, { path: ['a'.repeat(64)] });
    expect(await judgeProof(inclusion(1, long))).toEqual(bad(1, notInTree));
  });

  const another = canonicalText(frameOf(6));
  test.each<[string, object, number, string]>([
    ['another text', { canon: another }, 5, notItsText],
    ['another hash before it', { prev_hash: 'a'.repeat(64) }, 5, notItsText],
    ['the text of another number', { canon: another, hash: linkOf(rows[3]?.hash ?? '', another) }, 5, notItsText],
    ['another hash', { canon: null, hash: 'a'.repeat(64) }, 5, notInTree],
    ['no hash', { hash: 'x' }, 0, noNumber],
    ['no number', { seq: null }, 0, noNumber],
    ['half a number', { seq: 1.5 }, 0, noNumber],
    ['a number before the first', { seq: 0 }, 0, noNumber],
    ['a number after the last', { seq: 13 }, 0, noNumber],
  ])('is not shown with %s', async (_what, change, seq, reason) => {
    expect(await judgeProof(inclusion(12, proven(5, 12, change)))).toEqual(bad(seq, reason));
  });

  test('is not shown for all where it is shown for one', async () => {
    const found = await judgeProof(inclusion(12, proven(1, 12), proven(5, 12, { path: [] })));
    expect(found).toEqual(bad(5, notInTree));
  });
});

describe('that a log grew out of another', () => {
  test('is shown for each two lengths', async () => {
    for (let second = 1; second <= 12; second += 1) {
      for (let first = 1; first <= second; first += 1) {
        const says = `OK: the log of ${second} events begins with the log of ${first} events.`;
        expect(await judgeProof(consistency(first, second))).toEqual({ holds: true, says });
      }
    }
  });

  const grew = (first: number, second: number) => `the tree of ${second} events does not hold that of ${first}`;
  const steps = (first: number, second: number) => growthFrom(first, hashes.slice(0, second));
  const other = aChain(12, (seq) => frameOf(seq, { ...anEvent, outcome: seq === 3 ? 'refused' : 'done' }));

  test.each<[string, number, number, object]>([
    ['without a path', 5, 12, { path: [] }],
    ['by a short path', 5, 12, { path: steps(5, 12).slice(0, -1) }],
    ['by a long path', 5, 12, { path: [...steps(5, 12), 'a'.repeat(64)] }],
    ['by a path for a whole tree that is too short', 4, 12, { path: [] }],
    ['by a path for a whole tree that is too long', 8, 12, { path: [...steps(8, 12), 'a'.repeat(64)] }],
    ['by a path in another order', 5, 12, { path: steps(5, 12).reverse() }],
    ['by the path of another length', 6, 12, { path: steps(7, 12) }],
    ['where the first tree is another', 5, 12, { from: checkpoint(5, other) }],
    ['where the first tree is another and whole', 4, 12, { from: checkpoint(4, other) }],
    ['where the second tree is another', 5, 12, { to: checkpoint(12, other) }],
    ['where the second tree is another and the first is whole', 4, 12, { to: checkpoint(12, other) }],
    ['where both are one length and not one tree', 5, 5, { to: checkpoint(5, other), path: [] }],
    ['where both are one tree and there is a path', 5, 5, { path: ['a'.repeat(64)] }],
  ])('is not shown %s', async (_what, first, second, change) => {
    expect(await judgeProof(consistency(first, second, change))).toEqual(bad(second, grew(first, second)));
  });

  test('is not shown backward', async () => {
    for (const [first, second] of [
      [12, 5],
      [8, 4],
      [5, 4],
      [2, 1],
    ] as const) {
      const back = { from: checkpoint(first), to: checkpoint(second), path: steps(second, first) };
      expect(await judgeProof(consistency(second, first, back))).toEqual(bad(second, grew(first, second)));
    }
  });
});

describe('a proof is worth nothing', () => {
  const changed = { ...checkpoint(12), body: { ...checkpoint(12).body, seq: 11 } };
  const unsigned = 'the signature of a checkpoint does not hold';
  const noCheckpoint = 'the proof names no checkpoint';

  test.each<[string, unknown, number, string]>([
    ['where it is no JSON', '{', 0, 'the proof is not JSON'],
    ['where it is of another kind', { ...inclusion(12), format: 'x' }, 0, 'this is no proof of the audit log'],
    ['where it holds no events', { ...inclusion(12), events: {} }, 0, 'this is no proof of the audit log'],
    ['where it names no checkpoint', { ...inclusion(12), checkpoint: null }, 0, noCheckpoint],
    ['where its checkpoint was changed', { ...inclusion(12), checkpoint: changed }, 11, unsigned],
    ['where it grew from no checkpoint', consistency(5, 12, { from: null }), 0, noCheckpoint],
    ['where it grew to no checkpoint', consistency(5, 12, { to: {} }), 0, noCheckpoint],
    ['where it grew to a changed one', consistency(5, 12, { to: changed }), 11, unsigned],
    [
      'where the first checkpoint is signed by another',
      consistency(5, 12, { from: checkpoint(5, rows, aSigner()) }),
      5,
      'a checkpoint is signed with another key',
    ],
    [
      'where a tree is no hash',
      { ...inclusion(12), checkpoint: signedBody({ ...checkpoint(12).body, root: '' }, signer) },
      0,
      noCheckpoint,
    ],
  ])('%s', async (_what, proof, seq, reason) => {
    expect(await judgeProof(proof)).toEqual(bad(seq, reason));
  });
});
