import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { roleFacts, roles } from '@/lib/domain/access/role';
import { actionLabel } from '@/lib/domain/audit/catalogue';
import type { AuditLine, AuditPage, ChainCheck } from '@/lib/domain/audit-view';
import { momentText } from '@/lib/domain/dates';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { type AuditFilter, filterSha256, logZone, narrow } from '@/lib/server/audit/audit-filter';
import { noteRead } from '@/lib/server/audit/note-read';
import { targetLabels } from '@/lib/server/audit/target-labels';
import { verifyAndNote } from '@/lib/server/audit/verify-log';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { AuditEvent, Prisma } from '@/lib/server/db/generated/client';

// The audit log for the people who watch over the portal. That they read it is an event of its own.

const pageLines = 50;

const roleLabel = (code: string): string => {
  const role = roles.find((each) => each === code);
  if (role) return roleFacts[role].label;
  return code === 'SYSTEM' ? 'Portal' : '';
};

/** The names of the people of some events, by id. */
export const actorNames = async (events: readonly Pick<AuditEvent, 'actorId'>[]): Promise<Map<string, string>> => {
  const ids = events.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
};

// An event without a person is the portal's own, or of somebody who was not signed in.
const actorName = ({ actorId, actorRole }: AuditEvent, names: Map<string, string>): string => {
  if (actorId === null) return actorRole === 'SYSTEM' ? 'Portal' : 'Not signed in';
  return names.get(actorId) ?? 'Unknown account';
};

const toLines = async (events: readonly AuditEvent[]): Promise<AuditLine[]> => {
  const [names, targets] = await Promise.all([actorNames(events), targetLabels(events)]);
  return events.map((event) => ({
    seq: String(event.seq),
    when: momentText(event.at, logZone),
    at: event.at.toISOString(),
    actor: actorName(event, names),
    role: roleLabel(event.actorRole),
    action: event.action,
    label: actionLabel(event.action),
    target: targets.get(String(event.seq)) ?? event.targetType,
    outcome: event.outcome === 'refused' ? 'refused' : 'done',
  }));
};

const page = async (filter: AuditFilter, where: Prisma.AuditEventWhereInput[]) => {
  const { older, newer } = filter;
  const backwards = newer !== null;
  const from = backwards ? { seq: { gt: newer } } : older === null ? {} : { seq: { lt: older } };
  const found = await db.auditEvent.findMany({
    where: { AND: [...where, from] },
    orderBy: { seq: backwards ? 'asc' : 'desc' },
    take: pageLines + 1,
  });
  const more = found.length > pageLines;
  const kept = found.slice(0, pageLines);
  const events = backwards ? kept.reverse() : kept;
  const edge = (event: AuditEvent | undefined): string | null => (event ? String(event.seq) : null);
  return {
    events,
    newer: (backwards ? more : older !== null) ? edge(events[0]) : null,
    older: backwards || more ? edge(events.at(-1)) : null,
  };
};

/** One page of the log, the newest event first, 50 at a time; null when the actor may not read it. */
export const auditPage = async (actor: Actor, filter: AuditFilter): Promise<AuditPage | null> => {
  if (!holdsRight(actor, 'read_audit')) return null;
  const { where, notFound } = await narrow(filter);
  const { events, newer, older } =
    notFound === null ? await page(filter, where) : { events: [], newer: null, older: null };
  const lines = await toLines(events);
  const facts = { filterSha256: filterSha256(filter) };
  await noteRead(actor, { action: 'audit.read', target: { type: 'audit', id: null }, facts });
  return { lines, newer, older, notFound };
};

/** Runs over the whole log and says what it found. Refused for everybody who may not read the log. */
export const checkChain = async (actor: Actor): Promise<Outcome<ChainCheck>> => {
  if (!holdsRight(actor, 'read_audit')) {
    return refuse('not_yours', 'Only administrators and oversight check the audit log.');
  }
  const begun = now();
  const report = await verifyAndNote(actor, actor.roles[0] ?? 'NONE');
  const ended = now();
  return done({
    ok: report.ok,
    events: report.ok ? report.events : null,
    head: report.ok ? report.head : null,
    problem: report.ok ? null : `Event ${report.seq}: ${report.problem}.`,
    checkedAt: momentText(ended, logZone),
    milliseconds: ended.getTime() - begun.getTime(),
  });
};
