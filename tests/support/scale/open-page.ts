import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runRequest } from '@/lib/server/db/request-scope';
import { exportOf } from '@/tests/support/doors/browser-double';
import type { FoundDoor } from '@/tests/support/doors/doors-of-app';

// Draws a page as Next does, as far as the database is concerned: its frames, its title and its body, each part that
// waits for something included, and what was read once for a request is not read again.

type Work = (...args: readonly unknown[]) => unknown;
type Remembered = { args: readonly unknown[]; answer: unknown };

const drawing = new AsyncLocalStorage<Map<Work, Remembered[]>>();

/** `cache` of React, which has no server here. */
export const onceAPage =
  (work: Work): Work =>
  (...args) => {
    const page = drawing.getStore();
    if (!page) return work(...args);
    const before = page.get(work) ?? [];
    const known = before.find((one) => one.args.length === args.length && one.args.every((arg, n) => arg === args[n]));
    if (known) return known.answer;
    const answer = work(...args);
    page.set(work, [...before, { args, answer }]);
    return answer;
  };

const framesOf = (file: string): string[] => {
  const folders = path.dirname(file).split(path.sep);
  // The outermost frame holds the fonts, which only a build can load.
  return folders
    .map((_, n) => path.join(...folders.slice(0, n + 1), 'layout.tsx'))
    .filter((frame) => frame !== path.join('app', 'layout.tsx') && existsSync(frame));
};

type Drawn = { type?: unknown; props?: Readonly<Record<string, unknown>> };
const isDrawn = (value: unknown): value is Drawn => typeof value === 'object' && value !== null;
const waits = (type: unknown): type is Work => typeof type === 'function' && type.constructor.name === 'AsyncFunction';

/** Draws what a page has put inside itself, where that part has to wait for something. */
const drawInside = async (found: unknown): Promise<void> => {
  if (Array.isArray(found)) {
    for (const one of found) await drawInside(one);
    return;
  }
  if (!isDrawn(found) || !found.props) return;
  if (waits(found.type)) return drawInside(await found.type(found.props));
  for (const inside of Object.values(found.props)) if (isDrawn(inside)) await drawInside(inside);
};

/** What Next hands to a page: what its address names, and what it asks for. */
export type Asked = { params: Readonly<Record<string, string>>; searchParams: Readonly<Record<string, string>> };

/** Draws a page with its frames; throws what the page throws. */
export const openPage = (door: FoundDoor, { params, searchParams }: Asked): Promise<void> =>
  runRequest(() =>
    drawing.run(new Map(), async () => {
      const given = { params: Promise.resolve(params), searchParams: Promise.resolve(searchParams) };
      for (const frame of framesOf(door.file)) {
        const draw = await exportOf({ ...door, file: frame }, 'default');
        await drawInside(await draw({ ...given, children: null }));
      }
      if (door.source.includes('function generateMetadata')) await (await exportOf(door, 'generateMetadata'))(given);
      await drawInside(await (await exportOf(door, 'default'))(given));
    }),
  );
