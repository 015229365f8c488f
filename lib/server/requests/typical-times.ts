import 'server-only';
import { subYears } from 'date-fns/subYears';
import { dateIn } from '@/lib/domain/dates';
import type { RequestStatus } from '@/lib/domain/requests/status';
import { type TypicalTime, typicalTime } from '@/lib/domain/requests/typical-time';
import { keepsForMinutes } from '@/lib/server/cases/kept-minutes';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { RequestType } from '@/lib/server/db/generated/enums';
import { runAs } from '@/lib/server/db/request-scope';

// How long requests have stayed in a status, over all agencies: two numbers and a count leave here, and no case.

type Row = { from: Date; to: Date; timeZone: string; agencyId: string };

/**
 * Of the latest two thousand that left a status, those of a kind, each with its latest stay; four hundred tell the same as
 * all.
 */
const staysOf = (requestType: RequestType, status: RequestStatus, since: Date): Promise<Row[]> =>
  db.$queryRaw<Row[]>`
    WITH latest AS MATERIALIZED (
      SELECT request_id, created_at FROM status_events
      WHERE from_status = ${status} AND from_status <> to_status AND request_id IS NOT NULL AND created_at > ${since}
      ORDER BY created_at DESC LIMIT 2000
    )
    SELECT came.created_at AS "from", latest.created_at AS "to", a.time_zone AS "timeZone", a.id AS "agencyId"
    FROM (SELECT DISTINCT ON (request_id) * FROM latest ORDER BY request_id, created_at DESC) latest
    JOIN requests r ON r.id = latest.request_id AND r.request_type = ${requestType}::request_type
    JOIN agencies a ON a.id = r.agency_id
    CROSS JOIN LATERAL (
      SELECT e.created_at FROM status_events e
      WHERE e.request_id = latest.request_id AND e.to_status = ${status} AND e.from_status IS DISTINCT FROM e.to_status
        AND e.created_at <= latest.created_at
      ORDER BY e.created_at DESC LIMIT 1
    ) came
    ORDER BY latest.created_at DESC LIMIT 400`;

const kept = keepsForMinutes<TypicalTime | null>();

const read = async (requestType: RequestType, status: RequestStatus): Promise<TypicalTime | null> => {
  const rows = await runAs('system', () => staysOf(requestType, status, subYears(now(), 2)));
  return typicalTime(
    rows.map(({ from, to, timeZone, agencyId }) => ({
      ...{ from: dateIn(from, timeZone), to: dateIn(to, timeZone), agencyId },
    })),
  );
};

/**
 * What is typical of requests of a kind in a status, among the latest that left it within two years; null while they are too few
 * or of too few agencies.
 * Kept for ten minutes in this process: it is asked by every page of a case and changes slowly.
 */
export const typicalTimeIn = (requestType: RequestType, status: RequestStatus): Promise<TypicalTime | null> =>
  kept(`${requestType} ${status}`, () => read(requestType, status));
