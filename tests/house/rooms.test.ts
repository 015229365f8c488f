import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceFiles, wallsCrossed } from './imports';

const root = process.cwd();

describe('walls between rooms', () => {
  test('no import crosses one', () => {
    expect(sourceFiles(root).length).toBeGreaterThan(150);
    expect(wallsCrossed(root)).toEqual([]);
  });

  test('every file of lib/server begins with the guard against the browser', () => {
    const files = sourceFiles(root).filter((file) => file.startsWith('lib/server/') && file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(30);
    const open = files.filter((file) => !readFileSync(file, 'utf8').startsWith("import 'server-only';"));
    expect(open).toEqual([]);
  });

  test('lib/domain reads no clock and no chance', () => {
    const files = sourceFiles(root).filter((file) => file.startsWith('lib/domain/'));
    const impure = files.filter((file) =>
      /Date\.now\(|new Date\(\)|Math\.random|process\./u.test(readFileSync(file, 'utf8')),
    );
    expect(impure).toEqual([]);
  });

  test('no room has a name that says nothing', () => {
    const names = sourceFiles(root).filter((file) =>
      /(?:^|\/)(?:utils?|helpers?|common|misc|shared|types|constants|manager|index)(?:\/|\.tsx?$)/u.test(file),
    );
    expect(names).toEqual([]);
  });
});

describe('the walls hold when somebody runs against them', () => {
  const planted = {
    'lib/domain/planted.ts': "import { db } from '@/lib/server/db/client';\nexport const planted = db;\n",
    'components/ui/planted.tsx':
      "import { requestSteps } from '@/lib/domain/requests/steps';\nexport const x = requestSteps;\n",
    'app/planted.ts':
      "import type { Prisma } from '@/lib/server/db/generated/client';\nexport type X = Prisma.UserWhereInput;\n",
  };

  test('a planted import of each kind is named', () => {
    const base = mkdtempSync(path.join(tmpdir(), 'walls-'));
    for (const folder of ['app', 'components/ui', 'lib/domain', 'prisma', 'scripts']) {
      mkdirSync(path.join(base, folder), { recursive: true });
    }
    for (const [file, text] of Object.entries(planted)) writeFileSync(path.join(base, file), text);
    const found = wallsCrossed(base);
    rmSync(base, { recursive: true });
    expect(found).toHaveLength(3);
    for (const file of Object.keys(planted)) expect(found.some((line) => line.startsWith(file))).toBe(true);
  });

  test('the linter refuses a parent import, a cycle and a read of the environment', () => {
    const base = mkdtempSync(path.join(tmpdir(), 'lint-'));
    for (const file of ['package.json', 'biome.json', 'tsconfig.json']) cpSync(file, path.join(base, file));
    mkdirSync(path.join(base, 'lib/domain'), { recursive: true });
    const write = (name: string, text: string) => writeFileSync(path.join(base, 'lib/domain', name), text);
    write('one.ts', "import { two } from './two';\n\nexport const one = () => two();\n");
    write('two.ts', "import { one } from './one';\n\nexport const two = (): unknown => one();\n");
    write('three.ts', "import { one } from '../domain/one';\n\nexport const three = one;\n");
    write('four.ts', 'export const four = process.env.SECRET;\n');
    const report = lint(base);
    rmSync(base, { recursive: true });
    for (const rule of ['noImportCycles', 'noRestrictedImports', 'noProcessEnv']) expect(report).toContain(rule);
  });
});

/** What Biome says about the tree; it has to refuse it. */
const lint = (folder: string): string => {
  const args = ['lint', '--vcs-enabled=false', '--max-diagnostics=50', '--colors=off', 'lib'];
  try {
    execFileSync(path.join(root, 'node_modules/.bin/biome'), args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && 'stderr' in error) return `${error.stdout}${error.stderr}`;
    throw error;
  }
  return 'nothing refused';
};
