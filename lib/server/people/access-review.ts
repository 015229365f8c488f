import 'server-only';
import { addDays } from 'date-fns/addDays';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { DashboardCase, WaitingCase } from '@/lib/domain/dashboard-view';
import { dateIn, dateText, fromCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import {
  closesAt,
  isUnused,
  pressedMax,
  type ReviewRow,
  reviewDue,
  reviewRule,
  reviewState,
} from '@/lib/domain/people/access-review';
import { roleLabels } from '@/lib/domain/people/account-invitation';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { toDueView } from '@/lib/server/requests/due-view';
import { peopleWithin } from './people-queries';

// Which accounts somebody has to look at, and when. Administrators of an agency look at those of their agency;
// administrators of ICE at those of ICE, at those of agencies that nobody else can look at, and at all that are overdue.

const officeTimeZone = 'America/New_York';

/** Accounts whose confirmation ends before a moment. */
const endsBefore = (moment: Date): Prisma.UserWhereInput => {
  const since = addDays(moment, -reviewRule.everyDays);
  return {
    OR: [{ accessReviewedAt: { lt: since } }, { accessReviewedAt: null, createdAt: { lt: since } }],
  };
};

const withoutKeeper: Prisma.UserWhereInput = {
  agency: { users: { none: { active: true, roles: { has: 'AGENCY_ADMIN' } } } },
};

// Nobody confirms their own account, so that the only administrator of an agency is looked at by ICE.
const onlyKeepers = async (before: Date): Promise<string[]> => {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT min(id::text) AS id FROM users WHERE active AND 'AGENCY_ADMIN' = ANY (roles)
    GROUP BY agency_id HAVING count(*) = 1 AND min(coalesce(access_reviewed_at, created_at)) < ${before}`;
  return rows.map(({ id }) => id);
};

/** The where-clause of the accounts that an actor owes a look, all of them or those whose term ends soon. */
const reviewedBy = async (actor: Actor, all: boolean): Promise<Prisma.UserWhereInput> => {
  const soon = addDays(now(), reviewRule.warnDays);
  const own = { AND: [{ id: { not: actor.id ?? '' }, active: true }, all ? {} : endsBefore(soon)] };
  const reach = peopleWithin(actor, 'manage_people');
  if (!hasRole(actor, 'ADMIN')) return { AND: [own, reach] };
  const owed = [
    { agencyId: null },
    withoutKeeper,
    { id: { in: await onlyKeepers(all ? now() : addDays(soon, -reviewRule.everyDays)) } },
    { AND: [{ agencyId: { not: null } }, endsBefore(now())] },
  ];
  return { AND: [own, reach, { OR: owed }] };
};

const include = {
  agency: { select: { legalName: true, timeZone: true } },
  office: { select: { name: true } },
} as const satisfies Prisma.UserInclude;

type Row = Prisma.UserGetPayload<{ include: typeof include }>;

const toRow = (row: Row): ReviewRow => {
  const timeZone = row.agency?.timeZone ?? officeTimeZone;
  const day = (at: Date): string => dateText(dateIn(at, timeZone));
  const state = reviewState(row, now());
  return {
    ...{ id: row.id, name: row.name, title: row.title, roles: roleLabels(row.roles), state },
    place: row.agency?.legalName ?? row.office?.name ?? '',
    lastSignIn: row.lastSignInAt && day(row.lastSignInAt),
    unused: isUnused(row, now()),
    due: day(reviewDue(row)),
    closes: state === 'LATE' ? day(closesAt(row)) : null,
  };
};

export type ReviewPage = { rows: readonly ReviewRow[]; more: number; place: string | null };

/**
 * The accounts that wait for the actor's word, the most urgent first; `all` adds those that were confirmed lately.
 * @returns null for those who look after no accounts
 */
export const reviewPage = async (actor: Actor, all: boolean): Promise<ReviewPage | null> => {
  if (!holdsRight(actor, 'manage_people')) return null;
  const where = await reviewedBy(actor, all);
  const [rows, count] = await Promise.all([
    db.user.findMany({
      where,
      include,
      orderBy: [{ accessReviewedAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
      take: pressedMax,
    }),
    db.user.count({ where }),
  ]);
  return {
    rows: rows.map(toRow),
    more: count - rows.length,
    place: actor.side === 'AGENCY' ? (rows[0]?.agency?.legalName ?? null) : null,
  };
};

/** How many accounts wait for the actor's word, and since and until when; null when none does. */
export const reviewOwed = async (actor: Actor): Promise<{ count: number; due: Date } | null> => {
  if (!holdsRight(actor, 'manage_people')) return null;
  const rows = await db.user.findMany({
    where: await reviewedBy(actor, false),
    select: { accessReviewedAt: true, createdAt: true, lastSignInAt: true },
  });
  const dues = rows.map(reviewDue).sort((a, b) => a.getTime() - b.getTime());
  return dues[0] ? { count: rows.length, due: dues[0] } : null;
};

/** The review as an entry of the dashboard of those who owe it. */
export const reviewsWaiting = async (actor: Actor): Promise<WaitingCase[]> => {
  const owed = actor.id === null ? null : await reviewOwed(actor);
  if (!owed) return [];
  const agency = actor.agencyId === null ? null : await db.agency.findUniqueOrThrow({ where: { id: actor.agencyId } });
  const timeZone = agency?.timeZone ?? officeTimeZone;
  const todo = owed.count === 1 ? 'Confirm 1 account, or close it' : `Confirm ${owed.count} accounts, or close them`;
  const entry: DashboardCase = {
    ...{ id: 'access-review', href: paths.adminAccessReview(), kind: 'Accounts', number: 'to confirm' },
    ...{ title: 'Access review', agencyName: agency?.legalName ?? 'ICE', holder: '' },
    status: owed.due <= now() ? { label: 'Overdue', tone: 'red' } : { label: 'Due soon', tone: 'yellow' },
    since: dateText(dateIn(addDays(owed.due, -reviewRule.warnDays), timeZone)),
    due: toDueView(fromCalendarDate(dateIn(owed.due, timeZone)), timeZone),
  };
  return [{ ...entry, todo, reasons: [] }];
};
