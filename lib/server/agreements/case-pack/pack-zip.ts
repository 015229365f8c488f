import 'server-only';
import { Zip, ZipPassThrough } from 'fflate';
import type { CasePack, ListedFile } from '@/lib/server/agreements/case-pack/case-pack';
import { sha256Hex } from '@/lib/server/audit/append';

/**
 * A case pack as a ZIP, written as fast as it is read and one file at a time. Nothing is compressed: nearly all of it is
 * PDF, which is packed already.
 */
export const packZip = (pack: CasePack, at: Date): ReadableStream<Uint8Array> => {
  const listed: ListedFile[] = [];
  const waiting = [...pack.files];
  const zip = new Zip();
  const add = (name: string, bytes: Uint8Array): void => {
    const entry = new ZipPassThrough(name);
    entry.mtime = at;
    zip.add(entry);
    entry.push(bytes, true);
  };
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      zip.ondata = (error, chunk, final) => {
        if (error) return controller.error(error);
        controller.enqueue(new Uint8Array(chunk));
        if (final) controller.close();
      };
    },
    pull: async () => {
      const next = waiting.shift();
      if (next) {
        const bytes = await next.read();
        listed.push({ name: next.name, size: bytes.byteLength, sha256: sha256Hex(bytes) });
        return add(next.name, bytes);
      }
      add('manifest.json', pack.manifest(listed));
      zip.end();
    },
    cancel: () => zip.terminate(),
  });
};
