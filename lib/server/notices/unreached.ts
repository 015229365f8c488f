import 'server-only';
import { z } from 'zod';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { readableVisibilities, type Visibility } from '@/lib/domain/access/readable';
import { openAgreementStatuses } from '@/lib/domain/agreements/status';
import { RESENDS_MAX, unreachedStates } from '@/lib/domain/notices/mail-state';
import type { NoticeCaseRef } from '@/lib/domain/notices/notice-link';
import { openRequestStatuses } from '@/lib/domain/requests/status';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { visibleRequests } from '@/lib/server/requests/visible';

// Mails that reached nobody, as far as somebody may know of them. Their subject says what was done on a case, so that
// whoever may not read a step may not read of its mail either. What an agency keeps to itself is known to its own
// administrators.

/** Older ones are nobody's work of today. */
const lookedAt = 500;
/** A decision is often the last mail of a case: one that reached nobody is shown for some time after. */
const closedForDays = 30;

const unreachedParts = {
  ...{ id: true, name: true, subject: true, createdAt: true, requestId: true, agreementId: true },
  ...{ mailState: true, mailTries: true, mailTriedAt: true, sendError: true, resends: true },
  user: { select: { name: true, workEmail: true, active: true, agencyId: true } },
  event: { select: { visibility: true } },
  outboxId: true,
} as const satisfies Prisma.NoticeSelect;

type UnreachedNotice = Prisma.NoticeGetPayload<{ select: typeof unreachedParts }>;
type About = { number: string; liaisonId: string | null };
type Client = Pick<Transaction, '$queryRaw' | 'notice' | 'request' | 'agreement' | 'comment' | 'outboxMessage'>;

/** A mail that reached nobody, with its case. */
export type Unreached = { row: UnreachedNotice; ref: NoticeCaseRef; about: About };

const refOf = ({
  requestId,
  agreementId,
}: Pick<UnreachedNotice, 'requestId' | 'agreementId'>): NoticeCaseRef | null => {
  if (agreementId) return { kind: 'agreement', id: agreementId };
  return requestId ? { kind: 'request', id: requestId } : null;
};

const casesOf = async (actor: Actor, rows: readonly UnreachedNotice[], client: Client): Promise<Map<string, About>> => {
  const idsOf = (kind: NoticeCaseRef['kind']) =>
    rows.flatMap((row) => {
      const ref = refOf(row);
      return ref?.kind === kind ? [ref.id] : [];
    });
  const requests = await client.request.findMany({
    where: { AND: [{ id: { in: idsOf('request') } }, visibleRequests(actor)] },
    select: { id: true, number: true, liaisonId: true },
  });
  const agreements = await client.agreement.findMany({
    where: { AND: [{ id: { in: idsOf('agreement') } }, visibleAgreements(actor)] },
    select: { id: true, number: true, request: { select: { liaisonId: true } } },
  });
  return new Map([
    ...requests.map(({ id, ...about }) => [id, about] as const),
    ...agreements.map(({ id, number, request }) => [id, { number, liaisonId: request?.liaisonId ?? null }] as const),
  ]);
};

const aboutComment = z.object({ commentId: z.uuid() });

/** The comments that some notices tell of, by promise. An agency reads no promises: its notices are its own to know. */
const commentsOf = async (rows: readonly UnreachedNotice[], client: Client): Promise<Map<string, string>> => {
  const promises = await client.outboxMessage.findMany({
    where: { id: { in: rows.map(({ outboxId }) => outboxId) } },
    select: { id: true, payload: true },
  });
  return new Map(
    promises.flatMap(({ id, payload }) => {
      const { data } = aboutComment.safeParse(payload);
      return data ? [[id, data.commentId] as const] : [];
    }),
  );
};

/** Who may read what each notice tells of, where it tells of a step or of a comment. */
const visibilitiesOf = async (
  rows: readonly UnreachedNotice[],
  client: Client,
): Promise<(row: UnreachedNotice) => Visibility | null> => {
  const commentOf = await commentsOf(rows, client);
  const ids = [...commentOf.values()];
  const comments =
    ids.length === 0
      ? []
      : await client.comment.findMany({ where: { id: { in: ids } }, select: { id: true, visibility: true } });
  const known = new Map(comments.map(({ id, visibility }) => [id, visibility]));
  return (row) => row.event?.visibility ?? known.get(commentOf.get(row.outboxId) ?? '') ?? null;
};

/** The agency whose people somebody looks after; null for everybody else. */
const agencyOf = (actor: Actor): string | null => (hasRole(actor, 'AGENCY_ADMIN') ? actor.agencyId : null);

const isTheirs = (actor: Actor, { liaisonId }: About, { user }: UnreachedNotice): boolean =>
  hasRole(actor, 'ADMIN') ||
  (actor.id !== null && liaisonId === actor.id) ||
  (user.agencyId !== null && user.agencyId === agencyOf(actor));

const sideOf = ({ user }: UnreachedNotice) => (user.agencyId === null ? 'ICE' : 'AGENCY');

/** Those of some notices that are the actor's to send again, with their cases. */
const within = async (actor: Actor, rows: readonly UnreachedNotice[], client: Client): Promise<Unreached[]> => {
  const cases = await casesOf(actor, rows, client);
  const visibilityOf = await visibilitiesOf(rows, client);
  const readable = readableVisibilities(actor);
  return rows.flatMap((row) => {
    const ref = refOf(row);
    const about = ref && cases.get(ref.id);
    if (!about || !isTheirs(actor, about, row)) return [];
    // Whom somebody follows is their own business.
    if (row.name === 'followed') return [];
    const visibility = visibilityOf(row);
    const reads = visibility === null ? sideOf(row) === actor.side : readable.includes(visibility);
    return reads ? [{ row, ref, about }] : [];
  });
};

/** One of the mails that reached nobody, as it stands in a transaction; null when it is not the actor's to send again. */
export const unreachedById = async (tx: Transaction, actor: Actor, id: string): Promise<Unreached | null> => {
  const row = await tx.notice.findFirst({ where: { id, destroyedAt: null }, select: unreachedParts });
  const [found] = row ? await within(actor, [row], tx) : [];
  return found ?? null;
};

/** Which mails: of whose cases (null: of all), of what names (null: all), and whether only what can still be mended. */
type Asked = { names: readonly string[] | null; isTask: boolean };

/** The mails that reached nobody and are the actor's to send again, newest first. */
export const unreached = async (actor: Actor, { names, isTask }: Asked): Promise<Unreached[]> => {
  const agencyId = agencyOf(actor);
  const liaisonId = hasRole(actor, 'ADMIN') || agencyId ? null : (actor.id ?? '');
  const closedSince = isTask ? now() : new Date(now().getTime() - closedForDays * 86_400_000);
  const open = [...openRequestStatuses, ...openAgreementStatuses];
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT n.id::text FROM notices n LEFT JOIN requests r ON r.id = n.request_id
      LEFT JOIN agreements a ON a.id = n.agreement_id LEFT JOIN requests f ON f.id = a.request_id
      LEFT JOIN status_events e ON e.id = n.event_id
    WHERE n.mail_state IN ('BOUNCED', 'GIVEN_UP') AND n.destroyed_at IS NULL
      AND n.name NOT IN ('followed', 'view-entered', 'view-alert-ended')
      AND (${agencyId}::uuid IS NULL OR n.user_id IN (SELECT id FROM users WHERE agency_id = ${agencyId}::uuid))
      AND (${liaisonId}::uuid IS NULL OR coalesce(r.liaison_id, f.liaison_id) = ${liaisonId}::uuid)
      AND (r.id IS NULL OR r.submitted_at IS NOT NULL OR r.agency_id = ${agencyId}::uuid)
      AND (e.id IS NULL OR e.visibility::text = ANY (${readableVisibilities(actor)}::text[]))
      AND (${names}::text[] IS NULL OR n.name = ANY (${names}::text[]))
      AND (NOT ${isTask}::boolean OR n.resends < ${RESENDS_MAX})
      AND (coalesce(a.status::text, r.status::text) = ANY (${open}::text[]) OR n.created_at > ${closedSince})
    ORDER BY n.created_at DESC, n.id DESC LIMIT ${lookedAt}`;
  if (ids.length === 0) return [];
  const rows = await db.notice.findMany({
    where: { id: { in: ids.map(({ id }) => id) }, mailState: { in: [...unreachedStates] } },
    select: unreachedParts,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return within(actor, rows, db);
};
