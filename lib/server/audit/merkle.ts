import 'server-only';
import { hash } from 'node:crypto';

// The Merkle tree of RFC 6962 over the hashes of the events, in order: its root stands for the whole log, and a short
// path shows that one event stands in it.

/** The hashes of the events number `from + 1` to `to`, as hexadecimal text. */
export type Leaves = (from: number, to: number) => Promise<readonly string[]>;

const sha256 = (text: string): string => hash('sha256', Buffer.from(text, 'hex'));
const leafHash = (leaf: string): string => sha256(`00${leaf}`);
const nodeHash = (left: string, right: string): string => sha256(`01${left}${right}`);

/** The largest power of two below n: where RFC 6962 splits a tree of n leaves. */
const splitOf = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

// Read at once below this; whole subtrees of this size and more are remembered, since events never change.
const blockSize = 1024;

const foldLeaves = (hashes: readonly string[]): string => {
  const [only] = hashes;
  if (hashes.length === 1 && only !== undefined) return leafHash(only);
  const split = splitOf(hashes.length);
  return nodeHash(foldLeaves(hashes.slice(0, split)), foldLeaves(hashes.slice(split)));
};

/**
 * A tree over events that are read when they are needed.
 * @param leaves reads them; throws when there are fewer than were asked for
 */
export const merkleTree = (leaves: Leaves) => {
  const remembered = new Map<string, string>();

  const compute = async (lo: number, hi: number): Promise<string> => {
    if (hi - lo <= blockSize) {
      const hashes = await leaves(lo, hi);
      if (hashes.length !== hi - lo) throw new Error(`Events ${lo + 1} to ${hi} are not all there.`);
      return foldLeaves(hashes);
    }
    const middle = lo + splitOf(hi - lo);
    return nodeHash(await rootOf(lo, middle), await rootOf(middle, hi));
  };

  const rootOf = async (lo: number, hi: number): Promise<string> => {
    const size = hi - lo;
    if (size < blockSize || !Number.isInteger(Math.log2(size))) return compute(lo, hi);
    const key = `${lo} ${hi}`;
    const known = remembered.get(key) ?? (await compute(lo, hi));
    remembered.set(key, known);
    return known;
  };

  // PATH of RFC 6962, 2.1.1: what stands beside the leaf, from the leaf up.
  const path = async (index: number, lo: number, hi: number): Promise<string[]> => {
    if (hi - lo === 1) return [];
    const middle = lo + splitOf(hi - lo);
    return index < middle
      ? [...(await path(index, lo, middle)), await rootOf(middle, hi)]
      : [...(await path(index, middle, hi)), await rootOf(lo, middle)];
  };

  // SUBPROOF of RFC 6962, 2.1.2.
  const growth = async (first: number, lo: number, hi: number, isWhole: boolean): Promise<string[]> => {
    if (first === hi) return isWhole ? [] : [await rootOf(lo, hi)];
    const middle = lo + splitOf(hi - lo);
    return first <= middle
      ? [...(await growth(first, lo, middle, isWhole)), await rootOf(middle, hi)]
      : [...(await growth(first, middle, hi, false)), await rootOf(lo, middle)];
  };

  return {
    /** The root over the first `size` events. */
    root: (size: number): Promise<string> => rootOf(0, size),
    /** The path that shows that event number `seq` stands in the tree of the first `size`. */
    inclusion: (seq: number, size: number): Promise<string[]> => path(seq - 1, 0, size),
    /** The path that shows that the tree of the first `second` events begins with that of the first `first`. */
    consistency: (first: number, second: number): Promise<string[]> => growth(first, 0, second, true),
  };
};
