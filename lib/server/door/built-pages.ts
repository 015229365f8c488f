import 'server-only';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

// Pages that were drawn at the build cannot carry the nonce of an answer. Their scripts are known, and named by hash.

const manifest = z.object({ routes: z.record(z.string().max(500), z.unknown()) });
const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gu;

export type BuiltPages = {
  /** The hashes of the scripts within a page, or null for a page that is drawn when it is asked for. */
  scriptsOf: (path: string) => readonly string[] | null;
  /** Those of the pages that stand for something missing or broken. */
  errorScripts: readonly string[];
};

const hashesIn = (file: string): string[] => {
  if (!existsSync(file)) return [];
  const scripts = [...readFileSync(file, 'utf8').matchAll(inlineScript)].map(([, text = '']) => text);
  return [...new Set(scripts)].map((text) => createHash('sha256').update(text).digest('base64'));
};

/** Reads from a build which pages were drawn in it. Takes its folder; without one, every page is drawn when asked for. */
export const readBuiltPages = (buildFolder: string): BuiltPages => {
  const file = path.join(buildFolder, 'prerender-manifest.json');
  if (!existsSync(file)) return { scriptsOf: () => null, errorScripts: [] };
  const routes = new Set(Object.keys(manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).routes));
  const pageFile = (route: string) => path.join(buildFolder, 'server/app', `${route === '/' ? '/index' : route}.html`);
  const known = new Map<string, readonly string[]>();
  return {
    scriptsOf: (asked) => {
      const route = asked.length > 1 ? asked.replace(/\/$/u, '') : asked;
      if (!routes.has(route)) return null;
      const hashes = known.get(route) ?? hashesIn(pageFile(route));
      known.set(route, hashes);
      return hashes;
    },
    errorScripts: [
      ...hashesIn(pageFile('/_not-found')),
      ...hashesIn(pageFile('/_global-error')),
      ...hashesIn(path.join(buildFolder, 'server/pages/500.html')),
    ],
  };
};
