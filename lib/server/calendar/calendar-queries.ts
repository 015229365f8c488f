import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { partyLabels, toParty } from '@/lib/domain/agreements/obligations';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import type { CalendarEntry, CalendarMonth, CalendarPage } from '@/lib/domain/calendar/calendar-view';
import { addCalendarDays, dateIn, dateText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { toDue } from '@/lib/server/agreements/visible-agreement';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// The days of all agreements a person can see: duties, items of an ending, and ends. Page and feed read the same.

/** Our own rule: further ahead nobody plans, and a feed stays small. */
const DAYS_AHEAD = 400;
const ENTRIES_MAX = 1000;

const about = {
  id: true,
  number: true,
  agency: { select: { legalName: true, timeZone: true } },
} as const;

type About = { id: string; number: string; agency: { legalName: string; timeZone: string } };

type Day = { key: string; on: Date; what: string; party: string; href: string };

const toEntry = (agreement: About, { key, on, what, party, href }: Day): CalendarEntry[] => {
  const due = toDue(on, agreement.agency.timeZone);
  if (due === null) return [];
  const { number } = agreement;
  return [
    {
      key,
      on: toCalendarDate(on),
      due,
      what,
      owner: partyLabels[toParty(party)],
      agreement: { number, agency: agreement.agency.legalName },
      href,
    },
  ];
};

const dutyEntries = async (actor: Actor, until: Date): Promise<CalendarEntry[]> => {
  const rows = await db.obligation.findMany({
    where: {
      state: 'OPEN',
      dueOn: { lte: until },
      agreement: { AND: [visibleAgreements(actor), { status: { in: [...inForceStatuses] } }] },
    },
    select: { id: true, dueOn: true, description: true, party: true, agreement: { select: about } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: ENTRIES_MAX,
  });
  return rows.flatMap(({ id, dueOn, description, party, agreement }) =>
    dueOn === null
      ? []
      : toEntry(agreement, {
          key: id,
          on: dueOn,
          what: description,
          party,
          href: paths.agreementObligations(agreement.id),
        }),
  );
};

const windDownEntries = async (actor: Actor, until: Date): Promise<CalendarEntry[]> => {
  const rows = await db.windDownItem.findMany({
    where: {
      doneAt: null,
      dueOn: { lte: until },
      notice: { standingFor: visibleAgreements(actor) },
    },
    select: {
      id: true,
      dueOn: true,
      label: true,
      side: true,
      notice: { select: { agreement: { select: about } } },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: ENTRIES_MAX,
  });
  return rows.flatMap(({ id, dueOn, label, side, notice: { agreement } }) => {
    const href = `${paths.agreement(agreement.id)}#wind-down`;
    return toEntry(agreement, { key: id, on: dueOn, what: label, party: side, href });
  });
};

const endEntries = async (actor: Actor, until: Date): Promise<CalendarEntry[]> => {
  const rows = await db.agreement.findMany({
    where: {
      AND: [
        visibleAgreements(actor),
        { status: { in: [...inForceStatuses] } },
        { OR: [{ expiresOn: { lte: until } }, { terminationNotice: { endsOn: { lte: until } } }] },
      ],
    },
    select: { ...about, expiresOn: true, terminationNotice: { select: { endsOn: true } } },
    orderBy: { id: 'asc' },
    take: ENTRIES_MAX,
  });
  return rows.flatMap(({ expiresOn, terminationNotice, ...agreement }) => {
    const on = terminationNotice?.endsOn ?? expiresOn;
    const what = terminationNotice ? 'The agreement ends by notice' : 'The agreement ends, unless it is renewed';
    return on
      ? toEntry(agreement, { key: agreement.id, on, what, party: 'BOTH', href: paths.agreement(agreement.id) })
      : [];
  });
};

/** Every day on which something of the agreements this person sees is due or ends, the earliest first. */
export const calendarEntries = async (actor: Actor): Promise<{ entries: CalendarEntry[]; more: boolean }> => {
  const until = fromCalendarDate(addCalendarDays(toCalendarDate(now()), DAYS_AHEAD));
  const found = await Promise.all([dutyEntries(actor, until), windDownEntries(actor, until), endEntries(actor, until)]);
  const all = found.flat().sort((a, b) => a.on.localeCompare(b.on) || a.key.localeCompare(b.key));
  return { entries: all.slice(0, ENTRIES_MAX), more: all.length > ENTRIES_MAX };
};

const monthText = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const monthsOf = (entries: readonly CalendarEntry[]): CalendarMonth[] => {
  const months = [...new Set(entries.map(({ on }) => on.slice(0, 7)))];
  return months.map((month) => ({
    month,
    heading: monthText.format(fromCalendarDate(`${month}-01`)),
    entries: entries.filter(({ on }) => on.startsWith(month)),
  }));
};

/** The calendar page of a person. */
export const getCalendar = async (actor: Actor): Promise<CalendarPage> => {
  const [{ entries, more }, link] = await Promise.all([
    calendarEntries(actor),
    actor.id === null ? null : db.calendarLink.findUnique({ where: { userId: actor.id } }),
  ]);
  const dayText = (at: Date): string => dateText(dateIn(at, 'America/New_York'));
  return {
    late: entries.filter(({ due }) => due.state === 'overdue'),
    months: monthsOf(entries.filter(({ due }) => due.state !== 'overdue')),
    more,
    link: link && { madeOn: dayText(link.createdAt), usedOn: link.usedAt && dayText(link.usedAt) },
  };
};
