import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type DateSpan, quarterOf } from '@/lib/domain/agreements/end-dates';
import { type AgreementFilter, asksForEnd } from '@/lib/domain/agreements/list-filter';
import { lastNearDay } from '@/lib/domain/agreements/standing';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import { fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { onTheirDay, standsAs } from '@/lib/server/agreements/standing';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { literally } from '@/lib/server/db/like-pattern';

// The filter of the list of agreements as where-clauses, each within what the actor may see.

type Where = Prisma.AgreementWhereInput;

const searched = (text: string): Where => {
  const contains = { contains: literally(text), mode: 'insensitive' } as const;
  return { OR: [{ number: contains }, { title: contains }, { agency: { legalName: contains } }] };
};

const within = ({ from, to }: Partial<DateSpan>): Where => ({
  expiresOn: { ...(from ? { gte: fromCalendarDate(from) } : {}), ...(to ? { lte: fromCalendarDate(to) } : {}) },
});

// At the turn of a day, or of a quarter, the agencies of two time zones stand in two: each is asked for its own.
const ends = async ({ ending, from, to }: AgreementFilter): Promise<Where> => {
  const span = from || to ? within({ ...(from ? { from } : {}), ...(to ? { to } : {}) }) : {};
  switch (ending) {
    case '180':
      return { AND: [span, await onTheirDay((today) => within({ to: lastNearDay(today) }))] };
    case 'QUARTER':
      return { AND: [span, await onTheirDay((today) => within(quarterOf(today)))] };
    case 'NEXT_QUARTER':
      return { AND: [span, await onTheirDay((today) => within(quarterOf(today, 1)))] };
    default:
      return span;
  }
};

const conditionsAre = (wanted: AgreementFilter['conditions']): Where => {
  if (!wanted) return {};
  const open = { state: 'OPEN' } as const;
  if (wanted === 'OPEN') return { request: { conditions: { some: open } } };
  return { OR: [{ requestId: null }, { request: { conditions: { none: open } } }] };
};

// A successor that was set aside leaves the renewal unbegun.
const renewalIs = (wanted: AgreementFilter['renewal']): Where => {
  if (!wanted) return {};
  return wanted === 'BEGUN'
    ? { successor: { is: { status: { not: 'VOID' } } } }
    : { OR: [{ successor: { is: null } }, { successor: { is: { status: 'VOID' } } }] };
};

const statusIs = async (filter: AgreementFilter): Promise<Where> => {
  if (filter.status) return standsAs([filter.status]);
  return asksForEnd(filter) ? standsAs(inForceStatuses) : {};
};

/** What the actor sees, and of that what the filter asks for. */
export const agreementsWhere = async (actor: Actor, filter: AgreementFilter): Promise<Where> => ({
  AND: [
    visibleAgreements(actor),
    await statusIs(filter),
    filter.program ? { programCode: filter.program } : {},
    filter.office ? { officeId: filter.office } : {},
    filter.state ? { agency: { stateCode: filter.state } } : {},
    await ends(filter),
    conditionsAre(filter.conditions),
    renewalIs(filter.renewal),
    filter.search ? searched(filter.search) : {},
  ],
});

/**
 * What comes after the last row of the page before. Newest first goes by the id, which is made in the order of time
 * (UUID version 7); by end date goes by the date of that row, which the actor has to see.
 */
export const pastRow = async (actor: Actor, filter: AgreementFilter): Promise<Where> => {
  if (!filter.after) return {};
  if (!asksForEnd(filter)) return { id: { lt: filter.after } };
  const last = await db.agreement.findFirst({
    where: { AND: [visibleAgreements(actor), { id: filter.after }] },
    select: { id: true, expiresOn: true },
  });
  if (!last?.expiresOn) return {};
  const { id, expiresOn } = last;
  return { OR: [{ expiresOn: { gt: expiresOn } }, { expiresOn, id: { gt: id } }] };
};

type End = { endedOn: Date | null; terminationNotice: { endsOn: Date } | null; expiresOn: Date | null };

/** Ended rows carry their end; the others the day of a notice that stands, or the end of their term. */
export const endOf = ({ endedOn, terminationNotice, expiresOn }: End): string | null => {
  const end = endedOn ?? terminationNotice?.endsOn ?? expiresOn;
  return end && toCalendarDate(end);
};
