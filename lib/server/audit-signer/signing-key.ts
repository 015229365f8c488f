import 'server-only';
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keyNameOf, keysOf, publicKeyFile, readCheckpointTexts } from '@/lib/server/audit/checkpoints';
import { env } from '@/lib/server/env';

// The key of the checkpoints. This room is for the worker and for scripts: no page, action or route may import it (a
// test walks their imports), and on a server of its own the file belongs to the worker's account.

/** A key with the name that its signatures carry. */
export type SigningKey = { key: KeyObject; name: string };

const keyFile = (): string => env.AUDIT_KEY_FILE ?? path.join(env.DATA_DIR, 'audit', 'signing-key.pem');

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

// Two workers may start at once: the second finds the file of the first.
const makeKeyFile = async (file: string): Promise<void> => {
  const { privateKey } = generateKeyPairSync('ed25519');
  await mkdir(path.dirname(file), { recursive: true, mode: 0o711 });
  try {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
};

const readKeyFile = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    await makeKeyFile(file);
    return readFile(file, 'utf8');
  }
};

/**
 * The key that signs; made when there is none. Its public half is written beside the checkpoints, where it stays when
 * another key follows.
 * @throws Error when the file holds no Ed25519 key
 */
export const signingKey = async (): Promise<SigningKey> => {
  const file = keyFile();
  const key = createPrivateKey(await readKeyFile(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no Ed25519 key.`);
  const pem = String(createPublicKey(key).export({ type: 'spki', format: 'pem' }));
  const name = keyNameOf(pem);
  const { keys } = await readCheckpointTexts();
  if (!keysOf(keys).has(name)) {
    await mkdir(path.dirname(publicKeyFile()), { recursive: true, mode: 0o755 });
    await appendFile(publicKeyFile(), pem, { mode: 0o644 });
  }
  return { key, name };
};
