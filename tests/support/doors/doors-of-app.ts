import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// Every door of the portal, read from its files: what a browser can ask for or send to.

/** A page, a route or an action, with the file that answers. */
export type FoundDoor = { kind: 'page' | 'route' | 'action'; key: string; file: string; source: string };

/** `app/(portal)/requests/[requestId]/page.tsx` → `/requests/[requestId]`: groups stand in no address. */
export const addressOf = (file: string): string => {
  const folders = path
    .dirname(path.relative('app', file))
    .split(path.sep)
    .filter((name) => name !== '.' && !name.startsWith('('));
  return `/${folders.join('/')}`;
};

const files = (folder: string, name: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(path.basename(file)))
    .map((file) => path.join(folder, file))
    .sort();

// A method that is told to use another one is no door.
const methodsOf = (source: string): string[] => [
  ...[...source.matchAll(/^export (?:async )?function (GET|HEAD|POST|PUT|PATCH|DELETE)\b/gmu)].map(
    ([, method = '']) => method,
  ),
  ...[...source.matchAll(/\bas (GET|HEAD|POST|PUT|PATCH|DELETE)\b/gu)].map(([, method = '']) => method),
  ...[...source.matchAll(/^export const (GET|HEAD|POST|PUT|PATCH|DELETE) = (?!postOnly;)/gmu)].map(
    ([, method = '']) => method,
  ),
];

const namesOf = (source: string): string[] =>
  [...source.matchAll(/^export (?:async function|const) (\w+)/gmu)].map(([, name = '']) => name);

// Beside the actions of the pages, those that any page may hand to a form.
const actionFiles = (): { file: string; place: string }[] => [
  ...files('app', /^actions\.tsx?$/u).map((file) => ({ file, place: addressOf(file) })),
  ...files('lib', /\.ts$/u)
    .filter((file) => !file.includes('generated') && /^\s*'use server';/mu.test(readFileSync(file, 'utf8')))
    .map((file) => ({ file, place: path.dirname(file) })),
];

/** All doors there are. */
export const doorsOfApp = (): FoundDoor[] => [
  ...files('app', /^page\.tsx?$/u).map((file) => ({
    kind: 'page' as const,
    key: addressOf(file),
    file,
    source: readFileSync(file, 'utf8'),
  })),
  ...files('app', /^route\.tsx?$/u).flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    return methodsOf(source).map((method) => ({
      kind: 'route' as const,
      key: `${method} ${addressOf(file)}`,
      file,
      source,
    }));
  }),
  ...actionFiles().flatMap(({ file, place }) => {
    const source = readFileSync(file, 'utf8');
    return namesOf(source).map((name) => ({ kind: 'action' as const, key: `${place} ${name}`, file, source }));
  }),
];
