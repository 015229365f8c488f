import 'server-only';
import { subSeconds } from 'date-fns/subSeconds';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import { appendAudit, canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { addressRef, presentRequest } from '@/lib/server/audit/present-request';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { RefusalTally } from '@/lib/server/db/generated/client';

// Refusals of pages and acts. The first is an event at once. The same refusal of the same session within a minute is
// counted in a row, and the worker writes the count as one event: a flood grows the log by an event a minute, and none of
// it is lost.

const tallySeconds = 60;

/** What was refused to whom. */
export type RefusedAccess = {
  actor: Pick<Actor, 'id' | 'sessionId' | 'roles' | 'ip' | 'secondFactorAt'> | null;
  /** The page by its pattern, the action or the step by its name. */
  door: string;
  why: string;
  right?: string | null;
  target?: { type: 'request' | 'agreement' | 'user'; id: string } | null;
};

const nobody = { ...systemActor, roles: [] };

/** Notes a refusal in the audit log: as an event, or counted where it repeats within a minute. */
export const noteRefusedAccess = ({ actor, door, why, right = null, target }: RefusedAccess): Promise<void> =>
  db.$transaction(async (tx) => {
    const who = actor ?? nobody;
    const from = addressRef(who.ip ?? presentRequest().ip);
    const key = sha256Hex(canonicalJson([who.sessionId ?? who.id ?? from, door, why]));
    const about = target ?? { type: 'door' as const, id: null };
    const [tally] = await tx.$queryRaw<{ times: number }[]>`
      INSERT INTO refusal_tallies
        (key, actor_id, session_id, ip_ref, target_type, target_id, door, why, "right", times, since)
      VALUES (${key}, ${who.id}::uuid, ${who.sessionId}::uuid, ${from}, ${about.type}, ${about.id}::uuid, ${door}, ${why},
        ${right}, 0, ${now()})
      ON CONFLICT (key) DO UPDATE SET times = refusal_tallies.times + 1
      RETURNING times`;
    if (tally === undefined || tally.times > 0) return;
    await appendAudit(tx, {
      ...{ actor: who, role: who.roles[0] ?? 'NONE', action: 'access.refused', outcome: 'refused' },
      target: about,
      facts: { door, why, right },
    });
  });

/**
 * Writes what was counted for longer than a minute into the log, one event for each kind of refusal. The worker calls it.
 * @returns how many events were written
 */
export const writeTallies = (): Promise<number> =>
  db.$transaction(async (tx) => {
    const due = await tx.refusalTally.findMany({
      where: { since: { lt: subSeconds(now(), tallySeconds) } },
      take: 500,
    });
    let written = 0;
    for (const { key } of due) {
      // Two workers, or a refusal in between: what is taken away is what is written.
      const row = await takeTally(tx, key);
      if (row === null || row.times === 0) continue;
      await appendAudit(tx, {
        actor: { id: row.actorId, sessionId: row.sessionId },
        ...{ role: 'NONE', action: 'access.refused_again', outcome: 'refused' },
        target: { type: targetType(row.targetType), id: row.targetId },
        facts: {
          ...{ door: row.door, why: row.why, right: row.right, times: row.times },
          ...{ since: row.since.toISOString(), from: row.ipRef },
        },
      });
      written += 1;
    }
    return written;
  });

const targetTypes = ['door', 'request', 'agreement', 'user'] as const;
const targetType = (stored: string) => targetTypes.find((type) => type === stored) ?? 'door';

const takeTally = async (tx: Transaction, key: string): Promise<RefusalTally | null> => {
  // Locked first, so that a refusal that is counted meanwhile is in what is taken away.
  await tx.$queryRaw`SELECT 1 FROM refusal_tallies WHERE key = ${key} FOR UPDATE`;
  const row = await tx.refusalTally.findUnique({ where: { key } });
  if (row) await tx.refusalTally.delete({ where: { key } });
  return row;
};
