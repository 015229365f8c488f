import 'server-only';
import { subYears } from 'date-fns/subYears';
import type { AgreementStatus } from '@/lib/domain/agreements/status';
import { dateIn } from '@/lib/domain/dates';
import { catalog } from '@/lib/domain/programs/catalog';
import type { InstrumentKind } from '@/lib/domain/programs/program';
import { programCodes } from '@/lib/domain/programs/program-code';
import { type TypicalTime, typicalTime } from '@/lib/domain/requests/typical-time';
import { keepsForMinutes } from '@/lib/server/cases/kept-minutes';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';

// How long agreements have stayed in a status, over all agencies: two numbers and a count leave here, and no agreement.

type Row = { from: Date; to: Date; timeZone: string; agencyId: string };

/** What agreements are compared by: an amendment or an add-on is not compared with a whole agreement. */
export type AlikeAgreements = { instrument: InstrumentKind; form: 'WHOLE' | 'AMENDMENT' | 'ADD_ON' };

/**
 * Of the latest two thousand that left a status and were not set aside, those alike, each with its latest stay. It reads
 * an index of its own, and no more of many agreements than of few.
 */
const staysOf = (codes: readonly string[], form: string, status: AgreementStatus, since: Date): Promise<Row[]> =>
  db.$queryRaw<Row[]>`
    WITH latest AS MATERIALIZED (
      SELECT agreement_id, created_at FROM status_events
      WHERE from_status = ${status} AND from_status <> to_status AND agreement_id IS NOT NULL AND created_at > ${since}
        AND to_status <> 'VOID'
      ORDER BY created_at DESC LIMIT 2000
    )
    SELECT came.created_at AS "from", latest.created_at AS "to", a.time_zone AS "timeZone", a.id AS "agencyId"
    FROM (SELECT DISTINCT ON (agreement_id) * FROM latest ORDER BY agreement_id, created_at DESC) latest
    JOIN agreements g ON g.id = latest.agreement_id AND g.program_code = ANY(${[...codes]}::text[])
      AND CASE WHEN g.amends_id IS NOT NULL THEN 'AMENDMENT' WHEN g.joins_id IS NOT NULL THEN 'ADD_ON' ELSE 'WHOLE' END
        = ${form}
    JOIN agencies a ON a.id = g.agency_id
    CROSS JOIN LATERAL (
      SELECT e.created_at FROM status_events e
      WHERE e.agreement_id = latest.agreement_id AND e.to_status = ${status} AND e.from_status IS DISTINCT FROM e.to_status
        AND e.created_at <= latest.created_at
      ORDER BY e.created_at DESC LIMIT 1
    ) came
    ORDER BY latest.created_at DESC LIMIT 400`;

const kept = keepsForMinutes<TypicalTime | null>();

const read = async ({ instrument, form }: AlikeAgreements, status: AgreementStatus): Promise<TypicalTime | null> => {
  const codes = programCodes.filter((code) => catalog[code].instrumentKind === instrument);
  const rows = await runAs('system', () => staysOf(codes, form, status, subYears(now(), 2)));
  return typicalTime(
    rows.map(({ from, to, timeZone, agencyId }) => ({
      ...{ from: dateIn(from, timeZone), to: dateIn(to, timeZone), agencyId },
    })),
  );
};

/**
 * What is typical of agreements of an instrument in a status, among the latest that left it within two years; null while
 * they are too few, or of too few agencies (decision 0054). Kept for ten minutes in this process.
 */
export const typicalAgreementTime = (alike: AlikeAgreements, status: AgreementStatus): Promise<TypicalTime | null> =>
  kept(`${alike.instrument} ${alike.form} ${status}`, () => read(alike, status));
