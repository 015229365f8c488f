import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// SQL of our own is written as a tagged template, whose values travel beside the text. What takes a text is for a
// listed few, and each says what it is made of.

const takesText = /\$(?:queryRaw|executeRaw)Unsafe\b|\bPrisma\.raw\b|\braw\(\s*`/u;

/** Where a text is handed to the database, and what it is made of. */
const listed: Readonly<Record<string, string>> = {
  'lib/server/auth/throttle.ts': 'statements of rate-limiter-flexible, with their values beside them',
  'lib/server/agreements/seal-agreement.ts': 'one constant of the file',
};

const files = ['app', 'components', 'lib', 'prisma/seed', 'scripts'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|tsx|mjs)$/u.test(name) && !name.includes('generated'))
    .map((name) => path.join(folder, name)),
);

test('no SQL is put together as a text but in the files that are listed', () => {
  expect(files.length).toBeGreaterThan(1000);
  const found = files.filter((name) => takesText.test(readFileSync(name, 'utf8')));
  expect(found.sort()).toEqual(Object.keys(listed).sort());
});

// A name of a table or column cannot travel beside the text: it must be one of ours, and never what somebody sent.
test('what is put into such a text is a constant or comes from a library', () => {
  for (const name of Object.keys(listed)) {
    const texts = [...readFileSync(name, 'utf8').matchAll(/Unsafe(?:<[^>]*(?:>[^>]*)?>)?\(\s*(`[^`]*`|\w+)/gu)];
    expect(texts.length, name).toBe(1);
    const inside = [...(texts[0]?.[1] ?? '').matchAll(/\$\{([^}]*)\}/gu)].map(([, code = '']) => code);
    expect(
      inside.filter((code) => !/^[A-Z_ *\d]+$/u.test(code)),
      name,
    ).toEqual([]);
  }
});
