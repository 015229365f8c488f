import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { WaitingCase } from '@/lib/domain/dashboard-view';
import { dateIn, dateText, momentText } from '@/lib/domain/dates';
import { mailStateLabels, resendRefusal } from '@/lib/domain/notices/mail-state';
import { noticeGroups } from '@/lib/domain/notices/notice-groups';
import { noticeLink } from '@/lib/domain/notices/notice-link';
import type { UndeliveredPage, UndeliveredRow } from '@/lib/domain/notices/undelivered-view';
import { paths } from '@/lib/domain/paths';
import { now } from '@/lib/server/clock';
import { type Unreached, unreached } from '@/lib/server/notices/unreached';

// Mails that reached nobody. An administrator sees all of them, a liaison those of the own cases, an administrator of an
// agency those to its people.

const rowsMax = 50;
const officeTimeZone = 'America/New_York';

const toView = ({ row, ref, about }: Unreached): UndeliveredRow => ({
  id: row.id,
  person: row.user.name,
  address: row.user.workEmail,
  caseNumber: about.number,
  caseHref: noticeLink('', ref),
  what: row.subject.replace(`${about.number}: `, ''),
  state: row.mailState,
  said: row.sendError ?? '',
  tries: row.mailTries,
  lastTry: row.mailTriedAt ? `${momentText(row.mailTriedAt, officeTimeZone)}, Eastern time` : '',
  refusal: resendRefusal(
    { state: row.mailState, resends: row.resends, triedAt: row.mailTriedAt, active: row.user.active },
    now(),
  ),
});

/**
 * The mails that reached nobody, newest first.
 * @returns null when the actor has nothing to do with them
 */
export const undeliveredPage = async (actor: Actor): Promise<UndeliveredPage | null> => {
  if (!holdsRight(actor, 'resend_notices')) return null;
  const found = await unreached(actor, { names: null, isTask: false });
  return { rows: found.slice(0, rowsMax).map(toView), more: found.length > rowsMax };
};

// What waits on somebody: news can be read in the portal at any time.
const callsFor: readonly string[] = [...noticeGroups.asked.names, ...noticeGroups.signing.names];

const tasksMax = 5;

/** The people whom the portal could not tell that something waits on them, for the dashboard of who can call them. */
export const unreachedWaiting = async (actor: Actor): Promise<WaitingCase[]> => {
  if (!holdsRight(actor, 'resend_notices') || actor.side === 'SYSTEM') return [];
  const found = await unreached(actor, { names: callsFor, isTask: true });
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
