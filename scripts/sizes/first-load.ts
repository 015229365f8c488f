import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

// The JavaScript that a browser needs before a page works, read from the manifests that the build writes for itself.

/** A page by its address, with the size of its script, gzipped, in bytes. */
export type PageSize = { page: string; bytes: number };

/** Sizes of the pages, and of what Next itself needs on every page. */
export type FirstLoad = { bare: number; pages: PageSize[] };

const chunks = z.array(z.string().max(300)).max(500);
const buildManifest = z.object({ rootMainFiles: chunks });
const clientManifest = z.object({ entryJSFiles: z.record(z.string().max(300), chunks) });

// `globalThis.__RSC_MANIFEST["/(portal)/requests/page"] = {…}`: a script, with JSON after the name of its page.
const inScript = /__RSC_MANIFEST\["([^"]+)"\] = (\{.*\});?\s*$/su;

/** `/(portal)/requests/page` → `/requests`. */
const addressOf = (entry: string): string =>
  `/${entry
    .split('/')
    .filter((part) => part !== '' && part !== 'page' && !part.startsWith('('))
    .join('/')}`;

const manifestsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('page_client-reference-manifest.js'),
  );

/**
 * Measures every page of a build. Takes its folder.
 * @throws Error when a manifest does not read as this version of Next writes them
 */
export function measureFirstLoad(buildFolder: string): FirstLoad {
  const app = path.join(buildFolder, 'server', 'app');
  const known = new Map<string, number>();
  const sizeOf = (file: string): number => {
    const size = known.get(file) ?? gzipSync(readFileSync(path.join(buildFolder, file))).length;
    known.set(file, size);
    return size;
  };
  const sum = (files: readonly string[]): number => [...new Set(files)].reduce((all, file) => all + sizeOf(file), 0);
  let bare = 0;
  const pages = manifestsIn(app).flatMap((file): PageSize[] => {
    const [, entry = '', json = ''] = inScript.exec(readFileSync(path.join(app, file), 'utf8')) ?? [];
    // Next's own pages for what goes wrong beyond all of ours.
    if (entry.startsWith('/_')) return [];
    const { entryJSFiles } = clientManifest.parse(JSON.parse(json));
    const built = readFileSync(path.join(app, path.dirname(file), 'page', 'build-manifest.json'), 'utf8');
    const { rootMainFiles } = buildManifest.parse(JSON.parse(built));
    bare = sum([...rootMainFiles, ...(entryJSFiles['[project]/app/layout'] ?? [])]);
    return [{ page: addressOf(entry), bytes: sum([...rootMainFiles, ...Object.values(entryJSFiles).flat()]) }];
  });
  if (pages.length === 0) throw new Error(`There is no page in ${app}: build the portal first.`);
  return { bare, pages: pages.sort((one, other) => one.page.localeCompare(other.page, 'en')) };
}
