import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { authorityStateFacts } from '@/lib/domain/agreements/authority';
import {
  firstDayWithout,
  isCoveredByAnother,
  type WatchDistance,
  watchDistance,
} from '@/lib/domain/agreements/authority-watch';
import { openAgreementStatuses } from '@/lib/domain/agreements/status';
import type { WaitingCase } from '@/lib/domain/dashboard-view';
import { addCalendarDays, dateIn, dateText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { authorityInclude, toAuthority } from '@/lib/server/agencies/authority-row';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { toDueView } from '@/lib/server/requests/due-view';

// Officeholder watch: which authorities near their end, or ended while their holder signs for an agreement; who is
// written to about it, and on whom it waits.

const openPlaces = {
  status: { in: ['PENDING', 'SIGNED'] },
  agreement: { status: { in: [...openAgreementStatuses] } },
} as const satisfies Prisma.SignatureWhereInput;

const include = {
  ...authorityInclude,
  agency: { select: { legalName: true, timeZone: true } },
  user: { select: { authorities: { where: { decision: 'GRANTED' }, include: authorityInclude } } },
} as const satisfies Prisma.AuthorityToSignInclude;

type Row = Prisma.AuthorityToSignGetPayload<{ include: typeof include }>;
type Watched = { row: Row; distance: WatchDistance };

/** Of some people, those who have a place in an agreement that is open. */
const signing = async (userIds: readonly (string | null)[]): Promise<Set<string>> => {
  const ids = userIds.filter((id) => id !== null);
  if (ids.length === 0) return new Set();
  const people = await db.user.findMany({
    where: { id: { in: ids }, signatures: { some: openPlaces } },
    select: { id: true },
  });
  return new Set(people.map(({ id }) => id));
};

/** The confirmed authorities that ask for something today: neither followed by another, nor considered already. */
const watched = async (where: Prisma.AuthorityToSignWhereInput): Promise<Watched[]> => {
  // A day generously: the dates are counted again in the agency's own time zone.
  const soon = fromCalendarDate(addCalendarDays(toCalendarDate(now()), 91));
  const rows = await db.authorityToSign.findMany({
    where: {
      AND: [where, { OR: [{ validUntil: { lte: soon } }, { endedOn: { lte: soon } }] }],
      decision: 'GRANTED',
      resignAt: null,
      OR: [{ endReason: null }, { endReason: { not: 'REPLACED' } }],
      replacedBy: { none: { OR: [{ decision: null }, { decision: 'GRANTED' }], endedOn: null } },
    },
    include,
    orderBy: { id: 'asc' },
  });
  const near = rows.flatMap((row) => {
    const one = toAuthority(row);
    if (isCoveredByAnother(one, row.user?.authorities.map(toAuthority) ?? [])) return [];
    const distance = watchDistance(one, dateIn(now(), row.agency.timeZone));
    return distance === null ? [] : [{ row, distance }];
  });
  // One that has ended asks for something only while its holder signs for an agreement.
  const holders = await signing(near.flatMap(({ row, distance }) => (distance === 0 ? row.userId : null)));
  return near.filter(({ row, distance }) => distance !== 0 || holders.has(row.userId ?? ''));
};

/** The liaisons of the open agreements that somebody has a place in. */
const liaisonsOf = async (userId: string | null): Promise<string[]> => {
  if (userId === null) return [];
  const rows = await db.request.findMany({
    where: {
      liaisonId: { not: null },
      agreements: {
        some: { ...openPlaces.agreement, signatures: { some: { userId, status: openPlaces.status } } },
      },
    },
    distinct: ['liaisonId'],
    select: { liaisonId: true },
  });
  return rows.flatMap(({ liaisonId }) => liaisonId ?? []);
};

/** Writes to the administrators of the agency and the liaisons, at each distance once. May run as often as it likes. */
export const watchAuthorities = async (): Promise<void> => {
  for (const { row, distance } of await watched({})) {
    const told = await db.user.findMany({
      where: {
        active: true,
        OR: [{ agencyId: row.agencyId, roles: { has: 'AGENCY_ADMIN' } }, { id: { in: await liaisonsOf(row.userId) } }],
      },
      select: { id: true },
    });
    await db.$transaction(async (tx) => {
      for (const { id: userId } of told) {
        const letter = { letter: 'authority-ends' as const, id: row.id, userId };
        await enqueue(tx, 'agency_letter', `authority-ends:${row.id}:${distance}:${userId}`, letter);
      }
    });
  }
};

type Waits = { row: Pick<Row, 'id' | 'holderName' | 'holderTitle' | 'agency'>; since: Date; due: Date | null };

const toWaiting = ({ row, since, due }: Waits, href: string, todo: string, label: string): WaitingCase => ({
  ...{ id: row.id, href, kind: 'Authority', number: 'to sign', todo, reasons: [] },
  title: `${row.holderName}, ${row.holderTitle}`,
  agencyName: row.agency.legalName,
  status: { label, tone: 'yellow' },
  holder: '',
  since: dateText(dateIn(since, row.agency.timeZone)),
  due: toDueView(due, row.agency.timeZone),
});

const watchedFor = async (actor: Actor): Promise<WaitingCase[]> => {
  const keeps = holdsRight(actor, 'record_authority') && actor.agencyId !== null;
  if (!keeps && !hasRole(actor, 'LIAISON')) return [];
  const inTheirCase = { ...openPlaces.agreement, request: { liaisonId: actor.id ?? '' } };
  const theirs = { user: { signatures: { some: { status: openPlaces.status, agreement: inTheirCase } } } };
  const found = await watched(keeps ? { agencyId: actor.agencyId ?? '' } : theirs);
  return found.map(({ row, distance }) => {
    const end = firstDayWithout(toAuthority(row));
    const due = end === null ? null : fromCalendarDate(addCalendarDays(end, -1));
    const waits = { row, since: row.decidedAt ?? row.recordedAt, due };
    const href = keeps ? paths.agencyAuthority() : paths.adminAuthority(row.agencyId);
    const todo =
      distance === 0 ? 'Record who follows, or consider signing anew' : 'Confirm or re-designate before it ends';
    return toWaiting(waits, href, todo, distance === 0 ? 'Ended' : 'Ends soon');
  });
};

const undecidedFor = async (actor: Actor): Promise<WaitingCase[]> => {
  if (!holdsRight(actor, 'confirm_authority')) return [];
  const rows = await db.authorityToSign.findMany({
    where: { decision: null, endedOn: null, NOT: { recordedById: actor.id ?? '' } },
    include: { agency: { select: { legalName: true, timeZone: true } } },
    orderBy: { recordedAt: 'asc' },
    take: 50,
  });
  return rows.map((row) =>
    toWaiting(
      { row, since: row.recordedAt, due: null },
      paths.adminAuthority(row.agencyId),
      'Confirm the authority',
      authorityStateFacts.WAITING.label,
    ),
  );
};

/** The authorities to sign that wait for the actor: to be confirmed, to be extended, or to be followed. */
export const authoritiesWaiting = async (actor: Actor): Promise<WaitingCase[]> =>
  actor.side === 'SYSTEM' ? [] : [...(await undecidedFor(actor)), ...(await watchedFor(actor))];
