import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { auditTree } from '@/lib/server/audit/audit-tree';
import { type Checkpoint, newestCheckpoint, readCheckpointTexts, toCheckpoints } from '@/lib/server/audit/checkpoints';
import { noteRead } from '@/lib/server/audit/note-read';
import { now } from '@/lib/server/clock';

type ProofFile = 'checkpoints.jsonl' | 'public-keys.pem' | 'growth.json' | 'verify-audit.mjs';

// What lets others check the log without us: the signed checkpoints, the public keys, the verifier, and proofs.

const verifierFile = path.join(process.cwd(), 'scripts', 'verify-audit.mjs');

/** The verifier that needs nothing but Node. */
export const verifierText = (): Promise<string> => readFile(verifierFile, 'utf8');

const dayMs = 24 * 60 * 60_000;

// From the last tree of the day before (or the oldest there is) to the newest.
const growthText = async (): Promise<string | null> => {
  const all = toCheckpoints((await readCheckpointTexts()).checkpoints);
  const to = all.at(-1);
  const from = all.findLast(({ body }) => Date.parse(body.at) <= now().getTime() - dayMs) ?? all[0];
  return from && to ? `${JSON.stringify(await consistencyProof(from, to))}\n` : null;
};

const files: Readonly<Record<ProofFile, () => Promise<string | null>>> = {
  'checkpoints.jsonl': async () => (await readCheckpointTexts()).checkpoints,
  'public-keys.pem': async () => (await readCheckpointTexts()).keys,
  'growth.json': growthText,
  'verify-audit.mjs': verifierText,
};

const isProofFile = (name: string): name is ProofFile => Object.hasOwn(files, name);

/**
 * One of the files for oversight.
 * @returns null when the actor may not read the log, there is no file of that name, or nothing was signed yet
 */
export const proofFile = async (actor: Actor, name: string): Promise<string | null> => {
  if (!holdsRight(actor, 'read_audit') || !isProofFile(name)) return null;
  const text = await files[name]();
  if (text === null) return null;
  await noteRead(actor, { action: 'audit.take_proof', target: { type: 'audit', id: null }, facts: { what: name } });
  return text;
};

/** An event as a proof carries it; without its text where the reader may not see it. */
export type ProvenEvent = { seq: number; prevHash: string; hash: string; canonical: string | null };

/**
 * Proves that events stand in the signed log, without showing any other (RFC 6962).
 * @returns the proof as verify-audit.mjs reads it, over the events that the newest checkpoint covers; null before the first
 */
export const inclusionProof = async (events: readonly ProvenEvent[]) => {
  const checkpoint = await newestCheckpoint();
  if (!checkpoint) return null;
  const { seq: size } = checkpoint.body;
  const covered = events.filter(({ seq }) => seq <= size);
  return {
    format: 'access-audit-inclusion',
    checkpoint,
    events: await Promise.all(
      covered.map(async ({ seq, prevHash, hash, canonical }) => ({
        ...{ seq, prev_hash: prevHash, canon: canonical, hash },
        path: await auditTree.inclusion(seq, size),
      })),
    ),
  } as const;
};

/** Proves that the log of one checkpoint is the beginning of the log of a later one. */
export const consistencyProof = async (from: Checkpoint, to: Checkpoint) =>
  ({
    format: 'access-audit-consistency',
    ...{ from, to },
    path: await auditTree.consistency(from.body.seq, to.body.seq),
  }) as const;
