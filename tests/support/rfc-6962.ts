// The trees and paths of RFC 6962, section 2.1, as their definitions stand there: slow, and sharing no code with what
// they are held against. Leaves are hexadecimal text.
import { createHash } from 'node:crypto';

const sha = (prefix: number, ...parts: string[]): string =>
  createHash('sha256')
    .update(Buffer.from([prefix]))
    .update(Buffer.from(parts.join(''), 'hex'))
    .digest('hex');

const largestPowerBelow = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/** MTH: the root over leaves, of which there is one at least. */
export const rootOver = (d: readonly string[]): string => {
  if (d.length === 1) return sha(0, ...d);
  const k = largestPowerBelow(d.length);
  return sha(1, rootOver(d.slice(0, k)), rootOver(d.slice(k)));
};

/** PATH of section 2.1.1: what stands beside leaf m, counted from 0. */
export const pathTo = (m: number, d: readonly string[]): string[] => {
  if (d.length === 1) return [];
  const k = largestPowerBelow(d.length);
  return m < k
    ? [...pathTo(m, d.slice(0, k)), rootOver(d.slice(k))]
    : [...pathTo(m - k, d.slice(k)), rootOver(d.slice(0, k))];
};

const subproof = (m: number, d: readonly string[], isWhole: boolean): string[] => {
  if (m === d.length) return isWhole ? [] : [rootOver(d)];
  const k = largestPowerBelow(d.length);
  return m <= k
    ? [...subproof(m, d.slice(0, k), isWhole), rootOver(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), rootOver(d.slice(0, k))];
};

/** PROOF of section 2.1.2: that the tree of the first m leaves is the beginning of the whole. */
export const growthFrom = (m: number, d: readonly string[]): string[] => subproof(m, d, true);
