import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { StepTaker } from '@/lib/domain/access/role';
import { appendAudit } from '@/lib/server/audit/append';
import { auditTree } from '@/lib/server/audit/audit-tree';
import { type Checkpoint, readCheckpointTexts, signatureHolds, toCheckpoints } from '@/lib/server/audit/checkpoints';
import type { ChainReport } from '@/lib/server/audit/judge-chain';
import { verifyChain } from '@/lib/server/audit/verify';
import { db } from '@/lib/server/db/client';

const batchLines = 500;

const hashesAt = async (seqs: readonly number[]): Promise<Map<number, string>> => {
  const rows = await db.auditEvent.findMany({
    where: { seq: { in: seqs.map(BigInt) } },
    select: { seq: true, hash: true },
  });
  return new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
};

const broken = (seq: number, problem: string) => ({ ok: false, seq: String(seq), problem }) as const;

/** Holds the log against every checkpoint that was signed for it; null when all of them agree. */
const checkpointFault = async (): Promise<(ChainReport & { ok: false }) | null> => {
  const { checkpoints, keys } = await readCheckpointTexts();
  const lines = toCheckpoints(checkpoints);
  for (let from = 0; from < lines.length; from += batchLines) {
    const batch = lines.slice(from, from + batchLines);
    const hashes = await hashesAt(batch.map(({ body }) => body.seq));
    for (const line of batch) {
      const { seq, head_hash: signed } = line.body;
      if (!signatureHolds(line, keys)) return broken(seq, 'its checkpoint is not signed by a key of the portal');
      if (hashes.get(seq) !== signed) return broken(seq, 'a signed checkpoint names another event in its place');
    }
  }
  return treeFault(lines.at(-1));
};

const treeFault = async (newest: Checkpoint | undefined) => {
  if (!newest) return null;
  const { seq, root } = newest.body;
  return (await auditTree.root(seq)) === root ? null : broken(seq, 'a signed checkpoint names another tree');
};

/** Checks the whole log: its chain, and every checkpoint that was signed for it. */
export const verifyLog = async (): Promise<ChainReport> => {
  const report = await verifyChain(db);
  return report.ok ? ((await checkpointFault()) ?? report) : report;
};

/** Checks the whole log, and writes into it who checked and what was found. */
export const verifyAndNote = async (actor: Actor, role: StepTaker | 'NONE'): Promise<ChainReport> => {
  const report = await verifyLog();
  const facts = report.ok
    ? { whole: true, events: report.events, head: report.head }
    : { whole: false, brokenAt: Number(report.seq) };
  await db.$transaction((tx) =>
    appendAudit(tx, {
      ...{ actor, role, action: 'audit.verify', outcome: 'done', facts },
      target: { type: 'audit', id: null },
    }),
  );
  return report;
};
