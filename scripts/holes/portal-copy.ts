import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEmbedded } from '@/scripts/database/embedded';

const leftOut = new Set(['node_modules', '.git', '.data', '.next', 'test-results', 'coverage']);

/** A copy of the portal in which things may be broken, with the way to be rid of it. */
export type PortalCopy = { folder: string; remove: () => Promise<void> };

/**
 * Copies the portal as it stands here into a folder of its own, and keeps a test server running for it: each run of its
 * tests joins that one, with the template that is there while no hole touches the migrations or the fence.
 */
export async function copyPortal(): Promise<PortalCopy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'holes-'));
  const filter = (source: string) => !leftOut.has(path.relative(process.cwd(), source).split(path.sep)[0] ?? '');
  cpSync(process.cwd(), folder, { recursive: true, filter });
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  // To be passed by the account that PostgreSQL runs as.
  mkdirSync(path.join(folder, '.data'), { mode: 0o711 });
  const server = await openEmbedded(path.join(folder, '.data', 'test'), { durable: false });
  const remove = async () => {
    await server.release();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, remove };
}
