import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { merkleTree } from '@/lib/server/audit/merkle';
import { growthFrom, pathTo, rootOver } from '@/tests/support/rfc-6962';

// The eight leaves, roots and paths with which implementations of RFC 6962 are compared; beyond them the definitions of
// its section 2.1.

const leaves = [
  ...['', '00', '10', '2021', '3031', '40414243', '5051525354555657'],
  '606162636465666768696a6b6c6d6e6f',
];

const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const over = (all: readonly string[]) => merkleTree(async (from, to) => all.slice(from, to));

describe('the published example', () => {
  test.each(roots.map((root, at) => [at + 1, root] as const))('%d leaves: %s', async (size, root) => {
    expect(await over(leaves).root(size)).toBe(root);
  });

  test('shows that the first leaf stands in the whole, and that six leaves are the beginning of eight', async () => {
    expect(await over(leaves).inclusion(1, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(await over(leaves).consistency(6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});

const some = (size: number) =>
  Array.from({ length: size }, (_, n) => createHash('sha256').update(`${n}`).digest('hex'));

describe('the definitions of RFC 6962', () => {
  test.each([1, 2, 3, 5, 8, 13])('each path in a tree of %d', async (size) => {
    const all = some(size);
    const tree = over(all);
    for (let n = 1; n <= size; n += 1) {
      expect(await tree.inclusion(n, size), `event ${n}`).toEqual(pathTo(n - 1, all));
      expect(await tree.consistency(n, size), `after ${n}`).toEqual(growthFrom(n, all));
    }
  });

  test('trees of more than one reading, and paths through them', async () => {
    const all = some(5000);
    for (const size of [1023, 1024, 1025, 2048, 2049, 3071, 5000]) {
      expect(await over(all).root(size), `root of ${size}`).toBe(rootOver(all.slice(0, size)));
    }
    const tree = over(all);
    expect(await tree.inclusion(1500, 5000)).toEqual(pathTo(1499, all));
    expect(await tree.consistency(2500, 5000)).toEqual(growthFrom(2500, all));
    expect(await tree.root(5000)).toBe(rootOver(all));
  });
});

describe('events are read when they are needed', () => {
  const watched = (size: number) => {
    const all = some(size);
    const read: [number, number][] = [];
    const tree = merkleTree(async (from, to) => {
      read.push([from, to]);
      return all.slice(from, to);
    });
    return { all, read, tree };
  };

  test('in blocks of 1,024, each once: whole blocks are remembered, since events never change', async () => {
    const { all, read, tree } = watched(2100);
    await tree.root(2100);
    expect(read).toEqual([
      [0, 1024],
      [1024, 2048],
      [2048, 2100],
    ]);
    read.length = 0;
    expect(await tree.root(2090)).toBe(rootOver(all.slice(0, 2090)));
    expect(read).toEqual([[2048, 2090]]);
    read.length = 0;
    expect(await tree.root(1024)).toBe(rootOver(all.slice(0, 1024)));
    expect(await tree.root(2048)).toBe(rootOver(all.slice(0, 2048)));
    expect(read).toEqual([]);
    expect(await tree.consistency(1024, 2100)).toEqual(growthFrom(1024, all));
    expect(read).toEqual([[2048, 2100]]);
  });

  test('and a tree that is small is read anew: its last event may not have been there', async () => {
    const { read, tree } = watched(600);
    await tree.root(600);
    await tree.root(600);
    await tree.root(512);
    await tree.root(512);
    expect(read).toEqual([
      [0, 600],
      [0, 600],
      [0, 512],
      [0, 512],
    ]);
  });

  test('and a tree over events that are not there is none', async () => {
    await expect(over(some(10)).root(11)).rejects.toThrow('Events 1 to 11 are not all there.');
    await expect(over(some(1500)).root(1600)).rejects.toThrow('Events 1025 to 1600 are not all there.');
    await expect(merkleTree(async () => some(4)).root(3)).rejects.toThrow(/not all there/u);
  });
});
