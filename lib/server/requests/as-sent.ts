import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { fromCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import type { RequestDraft } from '@/lib/domain/requests/draft';
import { agreementSent, mayHoldUnsent, sentContent } from '@/lib/domain/requests/sent-content';
import { type Snapshot, snapshotSchema } from '@/lib/domain/requests/snapshot';
import type { RequestStatus } from '@/lib/domain/requests/status';
import { db } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toProgramCode } from '@/lib/server/requests/facts';

// While the agency has a request, its rows hold what it has not sent yet. ICE reads the last submission instead, on
// every screen: the rows are exchanged right after they were read. Requests older than the snapshots keep their rows.

/** True where this reader gets the last submission and not the rows. */
export const readsAsSent = (actor: Actor, status: RequestStatus): boolean =>
  actor.side === 'ICE' && mayHoldUnsent(status);

/** A submission as it is read again. */
export type Sent = { n: number; content: Partial<RequestDraft>; at: Date };

/** The last submission of each request that has one. */
const lastSent = async (requestIds: readonly string[]): Promise<Map<string, Sent>> => {
  if (requestIds.length === 0) return new Map();
  const rows = await db.requestSnapshot.findMany({
    where: { requestId: { in: [...requestIds] } },
    orderBy: [{ requestId: 'asc' }, { n: 'desc' }],
    distinct: ['requestId'],
    select: { requestId: true, n: true, content: true, submittedAt: true },
  });
  const read = rows.map((row) => ({ ...row, snapshot: snapshotSchema.parse(row.content) }));
  const agreements = await agreementsNamed(read.map(({ snapshot }) => snapshot));
  return new Map(
    read.map(({ requestId, n, snapshot, submittedAt }) => {
      const agreement = agreements.get(agreementSent(snapshot) ?? '') ?? null;
      return [requestId, { n, content: sentContent(snapshot, agreement), at: submittedAt }];
    }),
  );
};

const agreementsNamed = async (snapshots: readonly Snapshot[]) => {
  const ids = snapshots.flatMap((snapshot) => agreementSent(snapshot) ?? []);
  if (ids.length === 0) return new Map<string, { number: string; program: string }>();
  const rows = await db.agreement.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true, programCode: true },
  });
  return new Map(
    rows.map(({ id, number, programCode }) => [id, { number, program: programOf(toProgramCode(programCode)).name }]),
  );
};

/** Rows of a list with the titles that this reader may read. */
export const withTitlesSent = async <Row extends { id: string; title: string; status: RequestStatus }>(
  actor: Actor,
  rows: readonly Row[],
): Promise<Row[]> => {
  const sent = await lastSent(rows.filter(({ status }) => readsAsSent(actor, status)).map(({ id }) => id));
  return rows.map((row) => ({ ...row, title: sent.get(row.id)?.content.title ?? row.title }));
};

const day = (date: string | null | undefined): Date | null => (date ? fromCalendarDate(date) : null);

// The columns of a request that a submission tells of; what its type does not ask is the same in the rows.
const columnsOf = <Row extends RequestCase>(row: Row, content: Partial<RequestDraft>): Row => {
  const {
    factsConfirmed: _confirmed,
    attachmentCount: _count,
    toConfirm: _toConfirm,
    requestType: _type,
    ...columns
  } = content;
  const { concerns, headcounts, contacts, desiredStartOn, wantedOn, ...plain } = columns;
  const within = { requestId: row.id };
  return {
    ...row,
    ...plain,
    ...(desiredStartOn === undefined ? {} : { desiredStartOn: day(desiredStartOn) }),
    ...(wantedOn === undefined ? {} : { wantedOn: day(wantedOn) }),
    ...(concerns && { concerns: concerns.map((each) => ({ id: each.concern, ...within, ...each })) }),
    ...(headcounts && { headcounts: headcounts.map((each, at) => ({ id: `sent-${at}`, ...within, ...each })) }),
    ...(contacts && { contacts: contacts.map((each, at) => ({ id: `sent-${at}`, ...within, ...each })) }),
  };
};

/** A request with the content that this reader may read; `sent` is the submission that it was taken from. */
export const rowAsSent = async <Row extends RequestCase>(
  actor: Actor,
  row: Row,
): Promise<{ row: Row; sent: Sent | null }> => {
  if (!readsAsSent(actor, row.status)) return { row, sent: null };
  const sent = (await lastSent([row.id])).get(row.id) ?? null;
  return { row: sent ? columnsOf(row, sent.content) : row, sent };
};

type Attached = { kind: string; roundQuestionId: string | null; createdAt: Date };

/** True for a file that was attached to the request after it was sent, and is not sent yet. */
export const isUnsentFile = ({ kind, roundQuestionId, createdAt }: Attached, sent: Pick<Sent, 'at'>): boolean =>
  kind === 'ATTACHMENT' && roundQuestionId === null && createdAt > sent.at;

/** True when this reader may not have the file yet, because the agency has not sent it. */
export const isHeldBack = async (actor: Actor, file: Attached & { requestId: string }): Promise<boolean> => {
  const request = await db.request.findUnique({ where: { id: file.requestId }, select: { status: true } });
  if (!request || !readsAsSent(actor, request.status)) return false;
  const last = await db.requestSnapshot.findFirst({
    where: { requestId: file.requestId },
    orderBy: { n: 'desc' },
    select: { submittedAt: true },
  });
  return last !== null && isUnsentFile(file, { at: last.submittedAt });
};
