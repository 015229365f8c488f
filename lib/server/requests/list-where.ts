import 'server-only';
import { addDays } from 'date-fns/addDays';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { concerns } from '@/lib/domain/concerns';
import { dateIn, fromCalendarDate } from '@/lib/domain/dates';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import type { RequestFilter } from '@/lib/domain/requests/list-filter';
import { unsentStatuses } from '@/lib/domain/requests/sent-content';
import { requestStatuses, requestStatusFacts } from '@/lib/domain/requests/status';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { now } from '@/lib/server/clock';
import type { Prisma } from '@/lib/server/db/generated/client';
import { literally } from '@/lib/server/db/like-pattern';
import { visibleRequests } from '@/lib/server/requests/visible';

// The filter of the list of requests as where-clauses, each within what the actor may see.

type Where = Prisma.RequestWhereInput;
type Content = {
  path: string[];
  wanted: { string_contains: string; mode: 'insensitive' } | { array_contains: string } | { equals: string };
};

/** Dates are compared as the federal government's capital counts them; a row's own distance is counted at its agency. */
const listTimeZone = 'America/New_York';

const today = (): Date => fromCalendarDate(dateIn(now(), listTimeZone));

// A constraint of the table makes this the same as the open statuses, and the indexes of what is open are made by it.
const open: Where = { closedAt: null };

const viewWhere = (view: RequestFilter['view']): Where => {
  switch (view) {
    case 'CLOSED':
      return { closedAt: { not: null } };
    case 'ALL':
      return {};
    case 'OVERDUE':
      // What is closed has no due date (a constraint of the table), and the date by itself has an index.
      return { dueOn: { lt: today() } };
    default:
      return open;
  }
};

/**
 * A condition on what the agency writes. ICE does not find what is not sent yet: the filter would tell what stands in
 * it. It finds what was sent instead, in any submission.
 */
const asSent = (actor: Actor, inRow: Where, contents: readonly Content[]): Where => {
  if (actor.side !== 'ICE') return inRow;
  const sentSomewhere = contents.map(({ path, wanted }) => ({
    snapshots: { some: { content: { path: ['sections', ...path], ...wanted } } },
  }));
  return {
    OR: [
      { AND: [inRow, { OR: [{ status: { notIn: [...unsentStatuses] } }, { snapshots: { none: {} } }] }] },
      { AND: [{ status: { in: [...unsentStatuses] } }, { OR: sentSomewhere }] },
    ],
  };
};

const searchWhere = (actor: Actor, search: string): Where => {
  const contains = { contains: literally(search), mode: 'insensitive' as const };
  const wanted = { string_contains: literally(search), mode: 'insensitive' as const };
  const title = asSent(actor, { title: contains }, [{ path: ['narrative', 'title'], wanted }]);
  return { OR: [{ number: contains }, title, { agency: { legalName: contains } }] };
};

// What ICE chose to offer is known to the agency once it is sent to it, and no filter tells it before.
const programWhere = (actor: Actor, program: ProgramCode): Where => {
  const inAgreement: Where = { agreements: { some: { AND: [visibleAgreements(actor), { programCode: program }] } } };
  const asked = asSent(actor, { programsAsked: { has: program } }, [
    { path: ['help', 'programsAsked'], wanted: { array_contains: program } },
    { path: ['service', 'programsAsked'], wanted: { array_contains: program } },
  ]);
  const chosen: Where[] =
    actor.side === 'ICE' ? [{ programChoices: { some: { programCode: program, choice: 'OFFER' } } }] : [];
  return { OR: [asked, inAgreement, ...chosen] };
};

const heldBy = (...holders: readonly string[]) =>
  requestStatuses.filter((status) => holders.some((holder) => holder === requestStatusFacts[status].holder));

/** Requests that lie with the person or with whoever shares their post, as the column "With" says. */
const withActor = (actor: Actor): Where => {
  const either: Where[] = [];
  if (actor.side === 'AGENCY') either.push({ status: { in: heldBy('AGENCY', 'BOTH') } });
  if (hasRole(actor, 'OSLC_INTAKE')) {
    const free = [{ claimedById: null }, { claimedById: actor.id ?? '' }, { status: 'SUBMITTED' as const }];
    either.push({ status: { in: heldBy('INTAKE') }, OR: free });
  }
  if (hasRole(actor, 'LIAISON')) either.push({ status: { in: heldBy('LIAISON', 'BOTH') }, liaisonId: actor.id ?? '' });
  if (hasRole(actor, 'FIELD_SUPERVISOR')) either.push({ status: { in: heldBy('SUPERVISOR') } });
  const headquarters = ['PROGRAM_MANAGER', 'REVIEW_BOARD', 'LEGAL'] as const;
  if (headquarters.some((role) => hasRole(actor, role))) either.push({ status: { in: heldBy('HEADQUARTERS') } });
  // Inside an AND, Prisma drops an empty OR, and the clause would match everything.
  return either.length === 0 ? { id: { in: [] } } : { OR: either };
};

const flagWhere = (actor: Actor, flag: NonNullable<RequestFilter['flag']>): Where => {
  switch (flag) {
    case 'WITH_ME':
      return withActor(actor);
    case 'RETURN_LATE':
      return { status: 'RETURNED', respondBy: { lt: today() } };
    case 'URGENT':
      return asSent(actor, { urgency: 'URGENT' }, [{ path: ['help', 'urgency'], wanted: { equals: 'URGENT' } }]);
    case 'SEVERE':
      return asSent(
        actor,
        { concerns: { some: { severity: 4 } } },
        concerns.map((concern) => ({ path: ['concerns', 'concerns', concern, 'severity'], wanted: { equals: '4' } })),
      );
    case 'CONDITIONS':
      return { conditions: { some: { state: 'OPEN' } } };
  }
};

const dueWhere = (due: NonNullable<RequestFilter['due']>): Where => {
  switch (due) {
    case 'OVERDUE':
      // What is closed has no due date (a constraint of the table), and the date by itself has an index.
      return { dueOn: { lt: today() } };
    case 'WEEK':
      return { ...open, dueOn: { gte: today(), lte: addDays(today(), 7) } };
    case 'NONE':
      return { ...open, dueOn: null };
  }
};

/** Requests the person started, claimed or carries. */
export const mineWhere = (actor: Actor): Where =>
  actor.id === null ? {} : { OR: [{ liaisonId: actor.id }, { claimedById: actor.id }, { createdById: actor.id }] };

const agencyWhere = ({ state, agencyType }: RequestFilter): Where =>
  state || agencyType
    ? { agency: { ...(state ? { stateCode: state } : {}), ...(agencyType ? { type: agencyType } : {}) } }
    : {};

/** The where-clause of a filter for an actor: what they see, and of that what they ask for. */
export const requestsWhere = (actor: Actor, filter: RequestFilter): Where => ({
  AND: [
    visibleRequests(actor),
    filter.status ? { status: filter.status } : viewWhere(filter.view),
    filter.office ? { officeId: filter.office } : {},
    filter.liaison ? { liaisonId: filter.liaison === 'NONE' ? null : filter.liaison } : {},
    agencyWhere(filter),
    filter.program ? programWhere(actor, filter.program) : {},
    filter.due ? dueWhere(filter.due) : {},
    filter.flag ? flagWhere(actor, filter.flag) : {},
    filter.mine ? mineWhere(actor) : {},
    filter.search ? searchWhere(actor, filter.search) : {},
  ],
});
