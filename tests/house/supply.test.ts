import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Floor, floors, licensesByHand, usableLicenses } from '@/scripts/supply/floors';
import { decidedScripts, type LockedPackage, readLockedPackages } from '@/scripts/supply/locked-packages';
import { floorFaults, licenseFaults, scriptFaults, sourceFaults, staleFloors } from '@/scripts/supply/supply-faults';

// What the portal is made of: every package of the lock file, direct or deep. Each check is also shown something bad.

const packages = readLockedPackages();

const aPackage = (given: Partial<LockedPackage>): LockedPackage => ({
  place: 'node_modules/thing',
  name: 'thing',
  version: '1.0.0',
  integrity: 'sha512-abc',
  resolved: null,
  license: 'MIT',
  bundled: false,
  hasInstallScript: false,
  forDevelopment: false,
  ...given,
});

const aFloor = (given: Partial<Floor> = {}): Floor => ({
  package: 'thing',
  minimum: ['1.2.5', '1.3.1'],
  closes: 'a hole',
  reviewed: '2026-11-29',
  ...given,
});

test('the lock file is read whole', () => {
  expect(packages.length).toBeGreaterThan(700);
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['next', '@prisma/client', 'zod']));
});

describe('versions', () => {
  test('none is below its floor', () => {
    expect(floorFaults(packages, floors)).toEqual([]);
  });

  test.each([
    ['1.2.4', false],
    ['1.2.5', true],
    ['1.3.0', false],
    ['1.3.1', true],
    ['1.1.9', false],
    ['2.0.0', true],
    ['1.3.1-canary.1', false],
  ])('%s above the floors 1.2.5 and 1.3.1: %s', (version, isGood) => {
    expect(floorFaults([aPackage({ version })], [aFloor()]).length === 0).toBe(isGood);
  });

  test('one that lies deep in the tree counts too', () => {
    const deep = aPackage({ place: 'node_modules/other/node_modules/thing', version: '1.2.0' });
    expect(floorFaults([aPackage({ version: '1.3.1' }), deep], [aFloor()])).toEqual([
      'node_modules/other/node_modules/thing is 1.2.0; the floor is 1.2.5 or 1.3.1 (a hole).',
    ]);
  });

  test('an exception ends with the version it was made for', () => {
    const floor = aFloor({ accepted: { version: '1.2.0', because: 'no newer one' } });
    expect(floorFaults([aPackage({ version: '1.2.0' })], [floor])).toEqual([]);
    expect(floorFaults([aPackage({ version: '1.3.1' })], [floor])).toHaveLength(1);
  });

  test('a review older than 30 days is named', () => {
    const day = (text: string) => new Date(`${text}T12:00:00Z`);
    expect(staleFloors([aFloor()], day('2026-12-29'), 30)).toEqual([]);
    expect(staleFloors([aFloor()], day('2026-12-30'), 30)).toHaveLength(1);
  });
});

describe('sources', () => {
  test('every package has a SHA-512 and comes from the registry', () => {
    expect(sourceFaults(packages)).toEqual([]);
  });

  test.each([
    [{ integrity: null }, 'has no SHA-512'],
    [{ integrity: 'sha1-abc' }, 'has no SHA-512'],
    [{ resolved: 'git+ssh://git@example.com/thing.git' }, 'comes from git+ssh:'],
    [{ resolved: 'http://registry.npmjs.org/thing.tgz' }, 'comes from http:'],
  ])('%o is refused', (given, words) => {
    expect(sourceFaults([aPackage(given)]).join()).toContain(words);
  });

  test('only packages that somebody decided about bring an install script', () => {
    expect(scriptFaults(packages, decidedScripts())).toEqual([]);
    expect(scriptFaults([aPackage({ hasInstallScript: true })], decidedScripts())).toHaveLength(1);
  });
});

describe('licenses', () => {
  test('every package is under one that may be used', () => {
    expect(licenseFaults(packages, usableLicenses, licensesByHand)).toEqual([]);
  });

  test.each([
    ['AGPL-3.0-only', false],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND GPL-3.0', false],
    [null, false],
    ['WTFPL', false],
  ])('%s: %s', (license, isGood) => {
    const faults = licenseFaults([aPackage({ license })], usableLicenses, licensesByHand);
    expect(faults.length === 0).toBe(isGood);
  });

  test('what only its makers use may be under a few more', () => {
    const tool = aPackage({ license: 'WTFPL', forDevelopment: true });
    expect(licenseFaults([tool], usableLicenses, licensesByHand)).toEqual([]);
  });
});

test('a secret that somebody commits is found', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'secrets-'));
  try {
    // Put together here, so that this file holds none.
    const key = ['AKIA', 'IOSFODNN7', 'QXAMPL3'].join('');
    writeFileSync(
      path.join(folder, 'settings.txt'),
      `AWS_ACCESS_KEY_ID=${key}\nAWS_SECRET_ACCESS_KEY=${'aB3'.repeat(13)}c\n`,
    );
    const file = path.resolve('node_modules/secretlint/bin/secretlint.js');
    const args = [file, '--secretlintrc', path.resolve('.secretlintrc.json'), '**/*'];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(stdout).toMatch(/AWS/u);
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
