import 'server-only';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '@/lib/server/audit/append';
import { env } from '@/lib/server/env';

// Signed checkpoints of the audit log, as everybody may read them: the worker signs them with a key that no page can
// reach (lib/server/audit-signer), and appends them to a file outside of the database.

const digest = z
  .string()
  .max(64)
  .regex(/^[0-9a-f]{64}$/u);

const checkpointBody = z.strictObject({
  at: z.iso.datetime().max(30),
  head_hash: digest,
  origin: z.string().max(200),
  /** The root of the Merkle tree over the events up to this one. */
  root: digest,
  seq: z.number().int().min(1),
});

const checkpointLine = z.strictObject({
  body: checkpointBody,
  /** The first half of the SHA-256 of the public key. */
  key: z.string().max(32),
  signature: z.base64().max(120),
});

/** What is signed: how far the log went at a moment, and the hash that stands for all of it. */
export type CheckpointBody = z.output<typeof checkpointBody>;
export type Checkpoint = z.output<typeof checkpointLine>;

/** The folder of checkpoints and public keys. */
export const checkpointFolder = (): string => env.AUDIT_CHECKPOINT_DIR ?? path.join(env.DATA_DIR, 'audit');
export const checkpointFile = (): string => path.join(checkpointFolder(), 'checkpoints.jsonl');
/** Every public key that ever signed, the newest last (PEM). */
export const publicKeyFile = (): string => path.join(checkpointFolder(), 'public-keys.pem');

/** The bytes that a signature is over. */
export const signedBytes = (body: CheckpointBody): Buffer =>
  Buffer.from(`access-audit-checkpoint-v1\n${canonicalJson(body)}\n`, 'utf8');

/** The name of a public key: the first half of the SHA-256 of its DER. */
export const keyNameOf = (pem: string): string =>
  createHash('sha256')
    .update(createPublicKey(pem).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 32);

/** The public keys of a PEM file, by name. */
export const keysOf = (pems: string): Map<string, string> =>
  new Map(
    (pems.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/gu) ?? []).map((pem) => [keyNameOf(pem), pem]),
  );

/** True when one of the keys signed the line. */
export const signatureHolds = ({ body, key, signature }: Checkpoint, pems: string): boolean => {
  const pem = keysOf(pems).get(key);
  return pem !== undefined && verify(null, signedBytes(body), createPublicKey(pem), Buffer.from(signature, 'base64'));
};

/** Reads the lines of a file of checkpoints. Throws when one is none. */
export const toCheckpoints = (text: string): Checkpoint[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => checkpointLine.parse(JSON.parse(line)));

const unlessMissing = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

const textOf = async (file: string): Promise<string> => (await unlessMissing(readFile(file, 'utf8'))) ?? '';
const openOrNull = (file: string): Promise<FileHandle | null> => unlessMissing(open(file, 'r'));

/** The checkpoints and public keys as they lie there; empty texts before the first. */
export const readCheckpointTexts = async (): Promise<{ checkpoints: string; keys: string }> => ({
  checkpoints: await textOf(checkpointFile()),
  keys: await textOf(publicKeyFile()),
});

const tailBytes = 4096;

/** The newest checkpoint, or null before the first. Reads the end of the file alone, which grows every few minutes. */
export const newestCheckpoint = async (): Promise<Checkpoint | null> => {
  const file = await openOrNull(checkpointFile());
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(tailBytes),
      position: Math.max(0, size - tailBytes),
    });
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n').filter(Boolean);
    return toCheckpoints(lines.at(-1) ?? '').at(-1) ?? null;
  } finally {
    await file.close();
  }
};
