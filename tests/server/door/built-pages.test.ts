import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBuiltPages } from '@/lib/server/door/built-pages';

const hash = (text: string) => createHash('sha256').update(text).digest('base64');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'built-'));
  mkdirSync(path.join(folder, 'server/app/help'), { recursive: true });
  const page = '<p>x</p><script src="/a.js" async=""></script><script id="_R_">one()</script><script>two(1)\n</script>';
  writeFileSync(path.join(folder, 'server/app/help/glossary.html'), page);
  writeFileSync(path.join(folder, 'server/app/index.html'), '<script>home()</script>');
  writeFileSync(path.join(folder, 'server/app/_not-found.html'), '<script>missing()</script>');
  const routes = { '/': {}, '/help/glossary': {}, '/_not-found': {}, '/api/v1/openapi.json': {} };
  writeFileSync(path.join(folder, 'prerender-manifest.json'), JSON.stringify({ version: 4, routes }));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the scripts within a page of the build are known by their hashes, and no file is', () => {
  const { scriptsOf, errorScripts } = readBuiltPages(folder);
  expect(scriptsOf('/help/glossary')).toEqual([hash('one()'), hash('two(1)\n')]);
  expect(scriptsOf('/help/glossary/')).toEqual(scriptsOf('/help/glossary'));
  expect(scriptsOf('/')).toEqual([hash('home()')]);
  expect(errorScripts).toEqual([hash('missing()')]);
});

test('a page that is drawn when it is asked for has none', () => {
  const { scriptsOf } = readBuiltPages(folder);
  for (const asked of ['/dashboard', '/help', '/HELP/glossary', '/../secret', '/__proto__'])
    expect(scriptsOf(asked)).toBeNull();
  expect(scriptsOf('/api/v1/openapi.json')).toEqual([]);
  expect(readBuiltPages(path.join(folder, 'none')).scriptsOf('/help/glossary')).toBeNull();
});
