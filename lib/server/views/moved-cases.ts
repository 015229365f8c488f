import 'server-only';
import type { SavedList } from '@/lib/domain/saved-views';
import { VIEW_CASES_MAX } from '@/lib/domain/view-alerts';
import { db } from '@/lib/server/db/client';

// Which cases moved since a moment, read from the audit log: every step of a case is an event of it, and its numbers are
// given out one after the other, so that no event is ever written behind one that was read.

/** The number of the newest event of the audit log. */
export const newestSeq = async (): Promise<bigint> =>
  (await db.auditHead.findUniqueOrThrow({ where: { id: 1 }, select: { seq: true } })).seq;

/** By case, those who moved it; null stands for the portal. */
export type MovedCases = ReadonlyMap<string, ReadonlySet<string | null>>;

/** More than the portal writes in an hour of a busy day: after that, the worker has rested. */
const eventsMax = 100_000n;
const casesMax = 2 * VIEW_CASES_MAX;

type Moved = { list: SavedList; id: string; by: string | null };

/**
 * The cases that the events after `from` and up to `to` may have brought into a view or out of it: those they are about,
 * and those whose filters look at them. The conditions and the programs of a request stand in the list of the other
 * kind, a successor in its predecessor, the facts of an agency in all of its cases.
 * @returns null where so many moved that to look through a whole view is less work
 */
export const movedCases = async (from: bigint, to: bigint): Promise<Readonly<Record<SavedList, MovedCases>> | null> => {
  if (to - from > eventsMax) return null;
  const rows = await db.$queryRaw<Moved[]>`
    WITH moved AS MATERIALIZED (
      SELECT target_type AS kind, target_id::uuid AS id, actor_id AS by FROM audit_events
      WHERE seq > ${from} AND seq <= ${to} AND outcome = 'done' AND target_id IS NOT NULL
        AND target_type IN ('request', 'agreement', 'agency', 'fact_correction', 'verification_ask')
      GROUP BY 1, 2, 3),
    agency AS (
      SELECT id, by FROM moved WHERE kind = 'agency'
      UNION SELECT f.agency_id, by FROM moved JOIN fact_corrections f USING (id) WHERE kind = 'fact_correction'
      UNION SELECT v.agency_id, by FROM moved JOIN verification_asks v USING (id) WHERE kind = 'verification_ask'),
    both_kinds AS (
      SELECT 'REQUESTS' AS list, id, by FROM moved WHERE kind = 'request'
      UNION SELECT 'AGREEMENTS', id, by FROM moved WHERE kind = 'agreement'
      UNION SELECT 'REQUESTS', a.request_id, by FROM moved JOIN agreements a USING (id) WHERE kind = 'agreement'
      UNION SELECT 'AGREEMENTS', a.supersedes_id, by FROM moved JOIN agreements a USING (id) WHERE kind = 'agreement'
      UNION SELECT 'AGREEMENTS', a.id, by FROM moved JOIN agreements a ON a.request_id = moved.id WHERE kind = 'request'
      UNION SELECT 'REQUESTS', r.id, by FROM agency JOIN requests r ON r.agency_id = agency.id
      UNION SELECT 'AGREEMENTS', a.id, by FROM agency JOIN agreements a ON a.agency_id = agency.id)
    SELECT list, id::text, by::text FROM both_kinds WHERE id IS NOT NULL LIMIT ${casesMax + 1}`;
  return rows.length > casesMax ? null : { REQUESTS: byCase(rows, 'REQUESTS'), AGREEMENTS: byCase(rows, 'AGREEMENTS') };
};

const byCase = (rows: readonly Moved[], list: SavedList): MovedCases => {
  const cases = Map.groupBy(
    rows.filter((row) => row.list === list),
    ({ id }) => id,
  );
  return new Map([...cases].map(([id, moves]) => [id, new Set(moves.map(({ by }) => by))]));
};
