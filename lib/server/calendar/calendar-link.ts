import 'server-only';
import ical from 'ical-generator';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { roles } from '@/lib/domain/access/role';
import { addCalendarDays, fromCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { done, type Outcome } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { personOf } from '@/lib/server/auth/person';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { calendarEntries } from '@/lib/server/calendar/calendar-queries';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { env } from '@/lib/server/env';

// The private address of a person's calendar, for calendar programs that cannot sign in. Whoever has it reads what that
// person may read of these days, until it is made anew or taken away.

const roleOf = (actor: Actor) => roles.find((role) => hasRole(actor, role)) ?? ('NONE' as const);

const note = (actor: Actor, action: 'calendar.link_made' | 'calendar.link_revoked', userId: string) =>
  ({
    actor,
    role: roleOf(actor),
    action,
    target: { type: 'user', id: userId },
    outcome: 'done',
  }) as const;

/** Makes the address, or makes it anew, so that the one before is worth nothing. It is shown this once. */
export const makeCalendarLink = async (actor: Actor): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  const token = newToken();
  const made = { tokenHash: hashToken(token), createdAt: now(), usedAt: null };
  await db.$transaction(async (tx) => {
    await tx.calendarLink.upsert({ where: { userId }, create: { userId, ...made }, update: made });
    await appendAudit(tx, note(actor, 'calendar.link_made', userId));
  });
  return done(
    null,
    `Your address: ${env.PUBLIC_ORIGIN}${paths.calendarFeed(token)} Copy it into your calendar program now. It is not shown again.`,
  );
};

/** Takes the address away. A calendar program that still asks gets nothing. */
export const revokeCalendarLink = async (actor: Actor): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  await db.$transaction(async (tx) => {
    const { count } = await tx.calendarLink.deleteMany({ where: { userId } });
    if (count > 0) await appendAudit(tx, note(actor, 'calendar.link_revoked', userId));
  });
  return done(null, 'The address is worth nothing any more.');
};

const DAY_MINUTES = 1440;
const TOKEN = /^[\w-]{43}$/u;

const actorOfLink = async (token: string): Promise<Actor | null> => {
  const link = await db.calendarLink.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: { select: actorColumns } },
  });
  if (!link?.user.active) return null;
  await db.calendarLink.updateMany({ where: { id: link.id }, data: { usedAt: now() } });
  return toActor(link.user);
};

/** The calendar of the person an address belongs to (RFC 5545), or null when it belongs to nobody. */
export const calendarFile = async (token: string): Promise<string | null> => {
  if (!TOKEN.test(token)) return null;
  const actor = await runAs('arrival', () => actorOfLink(token));
  if (actor === null) return null;
  const { entries } = await runAs(scopeOf(actor), () => calendarEntries(actor));
  const calendar = ical({
    prodId: { company: 'ACCESS', product: 'Partnership Portal', language: 'EN' },
    name: 'Duties of partnership agreements',
    ttl: DAY_MINUTES * 60,
  });
  for (const { key, on, what, owner, agreement, href } of entries) {
    calendar.createEvent({
      id: `${key}@${new URL(env.PUBLIC_ORIGIN).hostname}`,
      stamp: now(),
      start: fromCalendarDate(on),
      end: fromCalendarDate(addCalendarDays(on, 1)),
      allDay: true,
      summary: `${agreement.number}: ${what}`,
      description: `${agreement.agency}. ${owner}.`,
      url: `${env.PUBLIC_ORIGIN}${href}`,
    });
  }
  return calendar.toString();
};
