import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mayImport, mayUsePackages, privateToServer } from './rooms';

export type Import = { file: string; specifier: string };

const roots = ['app', 'components', 'lib', 'prisma', 'scripts'];
const source = /\.(?:ts|tsx|mjs)$/u;
const pattern = /(?:from|import)(?:\s+|\s*\(\s*)['"]([^'"]+)['"]/gu;

/** Every source file under a folder of the house, as paths from its root. */
export const sourceFiles = (base: string): string[] =>
  roots.flatMap((root) =>
    readdirSync(path.join(base, root), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && source.test(entry.name) && !entry.parentPath.includes('generated'))
      .map((entry) => path.relative(base, path.join(entry.parentPath, entry.name))),
  );

/** Every import of a file, with relative specifiers written from the root. */
export const importsOf = (file: string, text: string): Import[] =>
  [...text.matchAll(pattern)].map(([, specifier = '']) => ({ file, specifier: fromRoot(file, specifier) }));

const fromRoot = (file: string, specifier: string): string => {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return path.join(path.dirname(file), specifier);
  return `package:${specifier}`;
};

const roomOf = (file: string): keyof typeof mayImport | null => {
  const rooms = Object.keys(mayImport).filter((room) => file === room || file.startsWith(`${room}/`));
  const longest = rooms.sort((a, b) => b.length - a.length)[0];
  return Object.keys(mayImport).find((room): room is keyof typeof mayImport => room === longest) ?? null;
};

const within = (target: string, places: readonly string[]): boolean =>
  places.some((place) => target === place || target.startsWith(`${place}/`) || target.startsWith(`${place}.`));

/** Says why an import crosses a wall, or null when it does not. */
export const wallCrossed = ({ file, specifier }: Import): string | null => {
  const room = roomOf(file);
  if (room === null) return null;
  if (specifier.startsWith('package:')) return packageRefused(file, specifier.slice('package:'.length));
  if (privateToServer.some((place) => specifier.startsWith(place)) && !file.startsWith('lib/server')) {
    return `${file} → ${specifier}: the database client belongs to lib/server`;
  }
  return within(specifier, mayImport[room]) ? null : `${file} → ${specifier}`;
};

const packageRefused = (file: string, name: string): string | null => {
  if (name.startsWith('node:') && file.startsWith('lib/domain')) return `${file} → ${name}: lib/domain is pure`;
  const rule = Object.entries(mayUsePackages).find(([room]) => file.startsWith(`${room}/`));
  if (!rule) return null;
  const [, allowed] = rule;
  return allowed.some((one) => name === one || name.startsWith(`${one}/`)) ? null : `${file} → ${name}`;
};

/** Every wall crossed in a tree. */
export const wallsCrossed = (base: string): string[] =>
  sourceFiles(base).flatMap((file) =>
    importsOf(file, readFileSync(path.join(base, file), 'utf8')).flatMap((one) => wallCrossed(one) ?? []),
  );
