import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { dateIn, dateText } from '@/lib/domain/dates';
import type { HoldNotice } from '@/lib/domain/records/hold';
import { db, type Transaction } from '@/lib/server/db/client';

// Whether a case is held. The same question is asked by triggers of the database, which no code goes past.

export type HeldCase = { requestId: string } | { agreementId: string };

/** True while a hold stands on the case, on the case it came from or led to, or on its agency. */
export const isHeld = async (tx: Pick<Transaction, '$queryRaw'>, place: HeldCase): Promise<boolean> => {
  const requestId = 'requestId' in place ? place.requestId : null;
  const agreementId = 'agreementId' in place ? place.agreementId : null;
  const rows = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT record_is_held(${requestId}::uuid, ${agreementId}::uuid, NULL) AS held`;
  return rows[0]?.held ?? true;
};

const reachOf = (row: { requestId: string | null; agreementId: string | null }): string => {
  if (row.requestId) return 'this request and what came of it';
  return row.agreementId ? 'the agreement and its request' : 'everything of the agency';
};

/** The holds on a case as its page tells ICE of them; agencies read nothing of the matter. */
export const holdNotices = async (actor: Actor, place: HeldCase): Promise<HoldNotice[]> => {
  if (!readsIceOnly(actor) && !holdsRight(actor, 'read_records')) return [];
  const requestId = 'requestId' in place ? place.requestId : null;
  const agreementId = 'agreementId' in place ? place.agreementId : null;
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM standing_holds_on(${requestId}::uuid, ${agreementId}::uuid, NULL) AS id`;
  if (ids.length === 0) return [];
  const rows = await db.recordHold.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: { placedAt: 'asc' },
    take: 20,
  });
  return rows.map((row) => ({
    ...{ id: row.id, matter: row.matter, reach: reachOf(row) },
    since: dateText(dateIn(row.placedAt, 'America/New_York')),
  }));
};
