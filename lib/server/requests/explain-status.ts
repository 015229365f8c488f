import 'server-only';
import { closedFor, notCountingIn } from '@/lib/domain/agencies/days-off';
import { dateIn } from '@/lib/domain/dates';
import { type Explained, explainedStatus } from '@/lib/domain/requests/explained';
import { requestTypeLabels } from '@/lib/domain/requests/request-type';
import { type Arrival, agencySpans, type SideClock, sideClock } from '@/lib/domain/requests/side-clock';
import { requestStatuses, requestStatusFacts } from '@/lib/domain/requests/status';
import { toDaysOff } from '@/lib/server/agencies/days-off-row';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { typicalTimeIn } from '@/lib/server/requests/typical-times';

type Row = Pick<RequestCase, 'id' | 'status' | 'statusSince' | 'requestType'> & {
  agency: { timeZone: string; daysOff: unknown };
};

type Clock = { clock: SideClock | null; notCounted: string };

// Every move counts, also one that the other side does not read as a line: both sides see the same clock.
const clockOf = async ({ id, agency }: Row, today: string): Promise<Clock> => {
  const moves = await db.statusEvent.findMany({
    where: {
      requestId: id,
      OR: [{ fromStatus: null }, { fromStatus: { not: { equals: db.statusEvent.fields.toStatus } } }],
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { toStatus: true, createdAt: true },
  });
  const arrivals = moves.flatMap(({ toStatus, createdAt }): Arrival[] => {
    const status = requestStatuses.find((one) => one === toStatus);
    return status ? [{ holder: requestStatusFacts[status].holder, on: dateIn(createdAt, agency.timeZone) }] : [];
  });
  const first = moves.findIndex(({ toStatus }) => toStatus === 'SUBMITTED');
  if (first === -1) return { clock: null, notCounted: '' };
  const [sent, daysOff] = [arrivals.slice(first), toDaysOff(agency)];
  return {
    clock: sideClock(sent, today, closedFor('AGENCY', daysOff)),
    notCounted: notCountingIn(agencySpans(sent, today), daysOff),
  };
};

/** Why a request stands where it stands, for a reader of one side; null once it is closed. */
export const explainStatus = async (
  row: Row,
  reader: { side: 'AGENCY' | 'ICE'; waits: boolean },
): Promise<Explained | null> => {
  const { status, requestType, statusSince, agency } = row;
  if (!requestStatusFacts[status].open) return null;
  const today = dateIn(now(), agency.timeZone);
  const [typical, clock] = await Promise.all([typicalTimeIn(requestType, status), clockOf(row, today)]);
  return explainedStatus({
    ...{ status, kind: requestTypeLabels[requestType], ...reader, today, typical, ...clock },
    since: dateIn(statusSince, agency.timeZone),
  });
};
