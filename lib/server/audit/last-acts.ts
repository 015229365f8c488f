import 'server-only';
import { db } from '@/lib/server/db/client';

// What was last done to a thing of administration, and by whom, read from the chain: it is the only record of it.

export type LastAct = { action: string; by: string; at: Date; reason: string | null };

const reasonOf = (canon: string): string | null => {
  const reason: unknown = JSON.parse(canon).event?.facts?.reason;
  return typeof reason === 'string' && reason !== '' ? reason : null;
};

/** The latest event of each target, by the target's id. Targets nobody touched are left out. */
export const lastActs = async (targetType: string, ids: readonly string[]): Promise<Map<string, LastAct>> => {
  if (ids.length === 0) return new Map();
  const events = await db.auditEvent.findMany({
    where: { targetType, targetId: { in: [...ids] }, outcome: 'done' },
    orderBy: { seq: 'desc' },
    distinct: ['targetId'],
    select: { targetId: true, action: true, at: true, actorId: true, canon: true },
  });
  const actorIds = events.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const people = await db.user.findMany({ where: { id: { in: actorIds } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return new Map(
    events.flatMap(({ targetId, action, at, actorId, canon }) =>
      targetId === null
        ? []
        : [[targetId, { action, at, by: names.get(actorId ?? '') ?? 'Portal', reason: reasonOf(canon) }]],
    ),
  );
};
