import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/server/audit/append';

// Judges the audit chain from its first event to its head: numbers without a gap, each hash over the one before, and
// the typed columns equal to the text that was hashed.

export type ChainReport = { ok: true; events: number; head: string } | { ok: false; seq: string; problem: string };

type Row = {
  seq: bigint;
  at: Date;
  actorId: string | null;
  actorRole: string;
  action: string;
  targetType: string;
  targetId: string | null;
  outcome: string;
  sessionRef: string | null;
  aal: number | null;
  ipRef: string | null;
  requestId: string | null;
  canon: string;
  prevHash: string;
  hash: string;
};

const GENESIS = '0'.repeat(64);

/** Judges events in the order of their numbers, and then the head against the last of them. */
export const judgeChain = async (
  batches: AsyncIterable<readonly Row[]>,
  head: { seq: bigint; hash: string } | null,
): Promise<ChainReport> => {
  let seq = 0n;
  let hash = GENESIS;
  for await (const rows of batches) {
    for (const row of rows) {
      const problem = faultOf(row, seq, hash);
      if (problem !== null) return { ok: false, seq: String(row.seq), problem };
      ({ seq, hash } = row);
    }
  }
  if (head?.seq !== seq || head.hash !== hash) {
    return { ok: false, seq: String(seq + 1n), problem: 'events are missing at the end: the head names a later one' };
  }
  return { ok: true, events: Number(seq), head: hash };
};

/** Why a row does not follow the one before it, or null. */
export const faultOf = (row: Row, before: bigint, prevHash: string): string | null => {
  if (row.seq !== before + 1n) return `an event is missing before it: ${before + 1n} expected`;
  if (row.prevHash !== prevHash) return 'it does not lean on the event before it';
  if (row.hash !== linkHash(prevHash, row.canon)) return 'its text is not the text that was hashed';
  return columnsDiffer(row);
};

const linkHash = (prevHash: string, canon: string): string =>
  createHash('sha256')
    .update(Buffer.from([1]))
    .update(Buffer.from(prevHash, 'hex'))
    .update(canon, 'utf8')
    .digest('hex');

const columnsDiffer = (row: Row): string | null => {
  const { at, event, seq, v } = JSON.parse(row.canon);
  if (canonicalJson(JSON.parse(row.canon)) !== row.canon) return 'its text is not in the canonical form';
  // Events written before 2026-11-29 have no version, and nothing of the request in their text.
  if (v !== undefined && v !== 2) return 'its text has a version that nobody knows';
  const request = v === 2 ? event : { session: null, aal: null, ip: null, request: null };
  const pairs: [string, unknown, unknown][] = [
    ['seq', String(seq), String(row.seq)],
    ['at', at, row.at.toISOString()],
    ['actor_id', event.actor, row.actorId],
    ['actor_role', event.role, row.actorRole],
    ['action', event.action, row.action],
    ['target_type', event.target.type, row.targetType],
    ['target_id', event.target.id, row.targetId],
    ['outcome', event.outcome, row.outcome],
    ['session_ref', request.session, row.sessionRef],
    ['aal', request.aal, row.aal],
    ['ip_ref', request.ip, row.ipRef],
    ['request_id', request.request, row.requestId],
  ];
  const odd = pairs.find(([, hashed, stored]) => hashed !== stored);
  return odd ? `its column ${odd[0]} differs from the text that was hashed` : null;
};
