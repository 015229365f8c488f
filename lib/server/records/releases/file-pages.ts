import 'server-only';
import { readPdf } from '@/lib/server/documents/read-pdf';
import { portalFiles } from '@/lib/server/files/portal-files';
import type { SourceFile } from '@/lib/server/records/sources/source';

// The words of a file, page by page. A file never changes under its hash, so the words of the last few are kept.

const keptFiles = 12;
const kept = new Map<string, readonly string[] | null>();

const readPages = async ({ contentType, sha256 }: Pick<SourceFile, 'contentType' | 'sha256'>) => {
  const isPdf = contentType === 'application/pdf';
  if (!isPdf && !contentType.startsWith('text/')) return null;
  const bytes = await portalFiles().getFile(sha256);
  if (!bytes) return null;
  if (!isPdf)
    return [
      new TextDecoder()
        .decode(bytes)
        .replace(/^\uFEFF/u, '')
        .replaceAll('\r\n', '\n'),
    ];
  const read = await readPdf(bytes, 20_000);
  return read.ok ? read.pages.map((page) => page.replaceAll('\r\n', '\n')) : null;
};

/** The words of each page; null where a file has none that can be read. */
export const pagesOf = async (file: Pick<SourceFile, 'contentType' | 'sha256'>): Promise<readonly string[] | null> => {
  const known = kept.get(file.sha256);
  if (known !== undefined) return known;
  const pages = await readPages(file);
  kept.set(file.sha256, pages);
  for (const oldest of kept.keys()) {
    if (kept.size <= keptFiles) break;
    kept.delete(oldest);
  }
  return pages;
};
