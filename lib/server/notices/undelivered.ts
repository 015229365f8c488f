import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { WaitingCase } from '@/lib/domain/dashboard-view';
import { dateIn, dateText, momentText } from '@/lib/domain/dates';
import { mailStateLabels, resendRefusal, unreachedStates } from '@/lib/domain/notices/mail-state';
import { noticeGroups } from '@/lib/domain/notices/notice-groups';
import { type NoticeCaseRef, noticeLink } from '@/lib/domain/notices/notice-link';
import type { UndeliveredPage, UndeliveredRow } from '@/lib/domain/notices/undelivered-view';
import { paths } from '@/lib/domain/paths';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// Mails that reached nobody. An administrator sees all of them, a liaison those of the own cases.

const rowsMax = 50;
/** Older ones are nobody's work of today. */
const lookedAt = 500;
const officeTimeZone = 'America/New_York';

export const unreachedParts = { user: { select: { name: true, workEmail: true } } } as const;
export type UnreachedNotice = Prisma.NoticeGetPayload<{ include: typeof unreachedParts }>;

const refOf = ({
  requestId,
  agreementId,
}: Pick<UnreachedNotice, 'requestId' | 'agreementId'>): NoticeCaseRef | null => {
  if (agreementId) return { kind: 'agreement', id: agreementId };
  return requestId ? { kind: 'request', id: requestId } : null;
};

type About = { number: string; liaisonId: string | null };

const casesOf = async (
  rows: readonly Pick<UnreachedNotice, 'requestId' | 'agreementId'>[],
): Promise<Map<string, About>> => {
  const idsOf = (kind: NoticeCaseRef['kind']) =>
    rows.flatMap((row) => {
      const ref = refOf(row);
      return ref?.kind === kind ? [ref.id] : [];
    });
  const [requests, agreements] = await Promise.all([
    db.request.findMany({
      where: { id: { in: idsOf('request') } },
      select: { id: true, number: true, liaisonId: true },
    }),
    db.agreement.findMany({
      where: { id: { in: idsOf('agreement') } },
      select: { id: true, number: true, request: { select: { liaisonId: true } } },
    }),
  ]);
  return new Map([
    ...requests.map(({ id, ...about }) => [id, about] as const),
    ...agreements.map(({ id, number, request }) => [id, { number, liaisonId: request?.liaisonId ?? null }] as const),
  ]);
};

type Found = { row: UnreachedNotice; ref: NoticeCaseRef; about: About };

const isTheirs = (actor: Actor, { liaisonId }: About): boolean =>
  hasRole(actor, 'ADMIN') || (actor.id !== null && liaisonId === actor.id);

/** Those of some notices that are the actor's to send again, with their cases. */
export const within = async (actor: Actor, rows: readonly UnreachedNotice[]): Promise<Found[]> => {
  const cases = await casesOf(rows);
  return rows.flatMap((row) => {
    const ref = refOf(row);
    const about = ref && cases.get(ref.id);
    return ref && about && isTheirs(actor, about) ? [{ row, ref, about }] : [];
  });
};

const unreached = (): Promise<UnreachedNotice[]> =>
  db.notice.findMany({
    where: { mailState: { in: [...unreachedStates] }, destroyedAt: null },
    include: unreachedParts,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: lookedAt,
  });

const toView = ({ row, ref, about }: Found): UndeliveredRow => ({
  id: row.id,
  person: row.user.name,
  address: row.user.workEmail,
  caseNumber: about.number,
  caseHref: noticeLink('', ref),
  what: row.subject.replace(`${about.number}: `, ''),
  state: row.mailState,
  said: row.sendError ?? '',
  tries: row.mailTries,
  lastTry: row.mailTriedAt ? momentText(row.mailTriedAt, officeTimeZone) : '',
  refusal: resendRefusal({ state: row.mailState, resends: row.resends, triedAt: row.mailTriedAt }, now()),
});

/**
 * The mails that reached nobody, newest first.
 * @returns null when the actor has nothing to do with them
 */
export const undeliveredPage = async (actor: Actor): Promise<UndeliveredPage | null> => {
  if (!holdsRight(actor, 'resend_notices')) return null;
  const found = await within(actor, await unreached());
  return { rows: found.slice(0, rowsMax).map(toView), more: found.length > rowsMax };
};

// What waits on somebody: news can be read in the portal at any time.
const callsFor: ReadonlySet<string> = new Set([...noticeGroups.asked.names, ...noticeGroups.signing.names]);

const tasksMax = 5;

/** The people whom the portal could not tell that something waits on them, for the dashboard of who can call them. */
export const unreachedWaiting = async (actor: Actor): Promise<WaitingCase[]> => {
  if (!holdsRight(actor, 'resend_notices') || actor.side === 'SYSTEM') return [];
  const found = (await within(actor, await unreached())).filter(({ row }) => callsFor.has(row.name));
  return found.slice(0, tasksMax).map(({ row, about }) => ({
    ...{ id: row.id, href: paths.undelivered(), kind: 'Mail', number: about.number, due: null, reasons: [] },
    title: `To ${row.user.name}`,
    agencyName: '',
    status: mailStateLabels[row.mailState],
    holder: 'You',
    since: dateText(dateIn(row.mailTriedAt ?? row.createdAt, officeTimeZone)),
    todo: 'Call the person, then send the mail again or have the address corrected',
  }));
};
