import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSealIdentity } from '@/lib/server/agreements/seal-identity-file';
import { createDemonstrationIdentity } from '@/lib/server/signing/demonstration-identity';
import { certificateFingerprint, sealIdentityStatus } from '@/lib/server/signing/seal-identity';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seal-'));
});
afterEach(() => rm(folder, { recursive: true }));

const demonstration = () => ({ DEMO: true, DATA_DIR: folder });

describe('the seal identity', () => {
  test('of a demonstration is made once and kept, also when two processes start at once', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => openSealIdentity(demonstration())));
    const again = await openSealIdentity(demonstration());
    const prints = [...opened, again].map(({ certificate }) => certificateFingerprint(certificate));
    expect(new Set(prints).size).toBe(1);
    expect(sealIdentityStatus(again, new Date()).demonstration).toBe(true);
    expect(await readdir(path.join(folder, 'seal'))).toEqual(['demonstration-identity.json']);
    const { mode } = await stat(path.join(folder, 'seal', 'demonstration-identity.json'));
    expect(mode & 0o077).toBe(0);
  });

  test('outside a demonstration has to be set', async () => {
    await expect(openSealIdentity({ DEMO: false, DATA_DIR: folder })).rejects.toThrow('Set SEAL_P12_FILE');
    expect(await readdir(folder)).toEqual([]);
  });

  test('is read from the file of the settings, and a missing file or a wrong password is said', async () => {
    const { pkcs12, password } = await createDemonstrationIdentity({ commonName: 'test', now: new Date() });
    const file = path.join(folder, 'seal.p12');
    await writeFile(file, pkcs12);
    const settings = { DEMO: false, DATA_DIR: folder, SEAL_P12_FILE: file };
    expect(await openSealIdentity({ ...settings, SEAL_P12_PASSWORD: password })).toMatchObject({ keyKind: 'EC' });
    await expect(openSealIdentity({ ...settings, SEAL_P12_PASSWORD: 'wrong' })).rejects.toThrow('SEAL_P12_PASSWORD');
    const missing = { ...settings, SEAL_P12_FILE: path.join(folder, 'none.p12'), SEAL_P12_PASSWORD: 'x' };
    await expect(openSealIdentity(missing)).rejects.toThrow('there is no such file');
  });

  test('is read from a variable as well, where there are no files for secrets', async () => {
    const { pkcs12, password } = await createDemonstrationIdentity({ commonName: 'test', now: new Date() });
    const settings = { DEMO: false, DATA_DIR: folder, SEAL_P12_BASE64: Buffer.from(pkcs12).toString('base64') };
    expect(await openSealIdentity({ ...settings, SEAL_P12_PASSWORD: password })).toMatchObject({ keyKind: 'EC' });
    await expect(openSealIdentity({ ...settings, SEAL_P12_PASSWORD: 'wrong' })).rejects.toThrow('SEAL_P12_PASSWORD');
    const cut = { ...settings, SEAL_P12_BASE64: settings.SEAL_P12_BASE64.slice(0, 200) };
    await expect(openSealIdentity({ ...cut, SEAL_P12_PASSWORD: password })).rejects.toThrow();
  });

  test('that was damaged says what to do', async () => {
    await openSealIdentity(demonstration());
    await writeFile(path.join(folder, 'seal', 'demonstration-identity.json'), '{}');
    await expect(openSealIdentity(demonstration())).rejects.toThrow('Delete the file');
  });
});
