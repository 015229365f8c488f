import 'server-only';
import { sign } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { auditTree } from '@/lib/server/audit/audit-tree';
import {
  type Checkpoint,
  checkpointFile,
  newestCheckpoint,
  readCheckpointTexts,
  signatureHolds,
  signedBytes,
} from '@/lib/server/audit/checkpoints';
import { faultOf } from '@/lib/server/audit/judge-chain';
import { type SigningKey, signingKey } from '@/lib/server/audit-signer/signing-key';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';

// Signs how far the audit log has gone. Nothing is signed that does not go on from the checkpoint before: whoever cuts
// or rewrites the log behind the portal's back gets no signature for it, and the worker says so.

const batchRows = 2000;
const readMsMax = 10 * 60_000;

/** The log no longer holds what was signed. */
export class RewrittenLogError extends Error {}

const rewritten = (problem: string): never => {
  throw new RewrittenLogError(`The audit log does not go on from its last checkpoint: ${problem}`);
};

/** Checks every event after the last checkpoint; returns the hash of the last one. */
const checkedHead = async (tx: Transaction, from: { seq: bigint; hash: string }, to: bigint): Promise<string> => {
  let { seq, hash } = from;
  while (seq < to) {
    const rows = await tx.auditEvent.findMany({
      where: { seq: { gt: seq, lte: to } },
      orderBy: { seq: 'asc' },
      take: batchRows,
    });
    if (rows.length === 0) rewritten(`event ${seq + 1n} is missing.`);
    for (const row of rows) {
      const fault = faultOf(row, seq, hash);
      if (fault !== null) rewritten(`event ${row.seq}: ${fault}.`);
      ({ seq, hash } = row);
    }
  }
  return hash;
};

const genesis = { seq: 0n, hash: '0'.repeat(64) };

// What was signed last, once the log was held against it.
const goOnFrom = async (tx: Transaction, last: Checkpoint | null, headSeq: bigint) => {
  if (last === null) return genesis;
  const { seq, head_hash: hash, root } = last.body;
  const { keys } = await readCheckpointTexts();
  if (!signatureHolds(last, keys)) rewritten('the last line of the file is not signed by a key of the portal.');
  if (headSeq < BigInt(seq)) rewritten(`events are missing from ${headSeq + 1n} on; event ${seq} was signed.`);
  const row = await tx.auditEvent.findUnique({ where: { seq: BigInt(seq) }, select: { hash: true } });
  if (row?.hash !== hash || (await auditTree.root(seq)) !== root)
    rewritten(`event ${seq} or one before it was changed.`);
  return { seq: BigInt(seq), hash };
};

const write = async (line: Checkpoint): Promise<void> => {
  const file = checkpointFile();
  await mkdir(path.dirname(file), { recursive: true, mode: 0o755 });
  const opened = await open(file, 'a', 0o644);
  try {
    await opened.appendFile(`${JSON.stringify(line)}\n`);
    await opened.sync();
  } finally {
    await opened.close();
  }
};

const signNext = async (tx: Transaction, { key, name }: SigningKey): Promise<Checkpoint | null> => {
  // Two workers do not sign at once: the second finds the line of the first.
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('audit_checkpoint'))) AS lock`;
  const last = await newestCheckpoint();
  const head = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  const from = await goOnFrom(tx, last, head.seq);
  if (head.seq === from.seq) return null;
  const hash = await checkedHead(tx, from, head.seq);
  if (hash !== head.hash) rewritten('its head is not its last event.');
  const seq = Number(head.seq);
  const body = {
    at: now().toISOString(),
    head_hash: hash,
    origin: env.PUBLIC_ORIGIN,
    root: await auditTree.root(seq),
    seq,
  };
  const line = { body, key: name, signature: sign(null, signedBytes(body), key).toString('base64') };
  await write(line);
  return line;
};

// After a start the tree is read from the first event on, by another connection: no transaction may wait idle for so long.
// What is missing in it is found, and named, by the transaction.
const readTree = async (): Promise<void> => {
  const head = await db.auditHead.findUnique({ where: { id: 1 } });
  if (head && head.seq > 0n) await auditTree.root(Number(head.seq)).catch(() => undefined);
};

/**
 * Signs the log as it stands, unless nothing was written since the last time.
 * @returns the new checkpoint, or null where there is nothing new
 * @throws RewrittenLogError when the log does not go on from what was signed
 */
export const makeCheckpoint = async (): Promise<Checkpoint | null> => {
  const key = await signingKey();
  await readTree();
  return db.$transaction((tx) => signNext(tx, key), { timeout: readMsMax });
};
