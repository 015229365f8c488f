import 'server-only';
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { now } from '@/lib/server/clock';
import { env } from '@/lib/server/env';
import { createDemonstrationIdentity } from '@/lib/server/signing/demonstration-identity';
import { loadSealIdentity, type SealIdentity, SealIdentityError } from '@/lib/server/signing/seal-identity';

// The identity this portal seals with: the PKCS#12 of the settings, as a file or in a variable, or, in a demonstration alone, one made here.

type SealSettings = {
  DATA_DIR: string;
  DEMO: boolean;
  SEAL_P12_FILE?: string | undefined;
  SEAL_P12_BASE64?: string | undefined;
  SEAL_P12_PASSWORD?: string | undefined;
};

const isError = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const readOrNull = async (file: string): Promise<Buffer | null> => {
  try {
    return await readFile(file);
  } catch (error) {
    if (isError(error, 'ENOENT')) return null;
    throw error;
  }
};

// Key and password in one file, so that one rename makes both or neither. Nobody vouches for this key.
const keptIdentity = z.strictObject({ pkcs12: z.base64().max(100_000), password: z.string().max(200) });

const makeDemonstrationFile = async (file: string): Promise<void> => {
  const { pkcs12, password } = await createDemonstrationIdentity({ commonName: 'portal seal', now: now() });
  const draft = `${file}.${randomUUID()}.part`;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify({ pkcs12: Buffer.from(pkcs12).toString('base64'), password }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    // A link and not a rename: of two processes that start at once, the first one's key stays.
    await link(draft, file);
  } catch (error) {
    if (!isError(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
};

const demonstrationIdentity = async (folder: string): Promise<SealIdentity> => {
  const file = path.resolve(folder, 'seal', 'demonstration-identity.json');
  if ((await readOrNull(file)) === null) await makeDemonstrationFile(file);
  const kept = keptIdentity.safeParse(JSON.parse((await readFile(file, 'utf8')) || 'null'));
  if (!kept.success) {
    throw new SealIdentityError(`The demonstration key in ${file} cannot be read. Delete the file; a new one is made.`);
  }
  return loadSealIdentity(new Uint8Array(Buffer.from(kept.data.pkcs12, 'base64')), kept.data.password);
};

/**
 * Opens the identity that the settings name.
 * @returns the key and certificate of SEAL_P12_FILE or SEAL_P12_BASE64; in a demonstration without, one made and kept
 * @throws SealIdentityError with what to do when there is no usable key
 */
export const openSealIdentity = async (settings: SealSettings): Promise<SealIdentity> => {
  const { SEAL_P12_FILE, SEAL_P12_BASE64, SEAL_P12_PASSWORD, DEMO, DATA_DIR } = settings;
  if (SEAL_P12_BASE64) {
    return loadSealIdentity(new Uint8Array(Buffer.from(SEAL_P12_BASE64, 'base64')), SEAL_P12_PASSWORD ?? '');
  }
  if (SEAL_P12_FILE) {
    const bytes = await readOrNull(SEAL_P12_FILE);
    if (bytes === null) throw new SealIdentityError(`SEAL_P12_FILE names ${SEAL_P12_FILE}, but there is no such file.`);
    return loadSealIdentity(new Uint8Array(bytes), SEAL_P12_PASSWORD ?? '');
  }
  if (DEMO) return demonstrationIdentity(DATA_DIR);
  throw new SealIdentityError(
    'There is no certificate to seal agreements with. Set SEAL_P12_FILE and SEAL_P12_PASSWORD to a PKCS#12 file.',
  );
};

let opened: Promise<SealIdentity> | undefined;

/** The identity of this portal, opened once. A failure is not kept: the next call tries again. */
export const portalSealIdentity = (): Promise<SealIdentity> => {
  opened ??= openSealIdentity(env).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
};
