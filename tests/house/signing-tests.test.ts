import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// docs/signing-tests.md promises a test for everything that can go wrong with a signature.

const rows = readFileSync('docs/signing-tests.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| What happens'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, what = '', file = '', name = '']) => ({ what, file, name }));

test('every row of docs/signing-tests.md names a test that is there', () => {
  expect(rows.length).toBeGreaterThan(25);
  const lacking = rows.filter(
    ({ file, name }) => name === '' || !existsSync(file) || !readFileSync(file, 'utf8').includes(`'${name}'`),
  );
  expect(lacking).toEqual([]);
});
