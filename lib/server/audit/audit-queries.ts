import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { roleFacts, roles } from '@/lib/domain/access/role';
import type { AuditLine, AuditPage, ChainCheck } from '@/lib/domain/audit-view';
import { momentText } from '@/lib/domain/dates';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { searchWords } from '@/lib/domain/search-words';
import { targetLabels } from '@/lib/server/audit/target-labels';
import { verifyChain } from '@/lib/server/audit/verify';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { AuditEvent, Prisma } from '@/lib/server/db/generated/client';
import { literally } from '@/lib/server/db/like-pattern';

// The audit log for the people who watch over the portal. Reading it changes nothing.

const pageLines = 50;
const logZone = 'America/New_York';
/** A person's name can be held by several accounts; more than these are not told apart. */
const peopleMax = 50;

const words = searchWords.catch('');
const sequence = z
  .string()
  .max(18)
  .regex(/^\d+$/u)
  .transform((digits) => BigInt(digits))
  .nullable()
  .catch(null);

const auditFilter = z.strictObject({
  action: z
    .string()
    .max(80)
    .regex(/^[a-z_.]+$/u)
    .nullable()
    .catch(null),
  actor: words,
  number: words,
  older: sequence,
  newer: sequence,
});

export type AuditFilter = z.output<typeof auditFilter>;

/** Reads the search parameters of an address; what cannot be read counts as not asked. */
export const toAuditFilter = (asked: Record<string, string | string[] | undefined>): AuditFilter =>
  auditFilter.parse({
    action: asked.action,
    actor: asked.actor,
    number: asked.number,
    older: asked.older,
    newer: asked.newer,
  });

const peopleNamed = async (text: string): Promise<string[]> => {
  const contains = { contains: literally(text), mode: 'insensitive' as const };
  const rows = await db.user.findMany({
    where: { OR: [{ name: contains }, { workEmail: contains }] },
    select: { id: true },
    take: peopleMax,
  });
  return rows.map(({ id }) => id);
};

const caseNumbered = async (number: string): Promise<string[]> => {
  const where = { number: number.toUpperCase() };
  const rows = await Promise.all([
    db.request.findUnique({ where, select: { id: true } }),
    db.agreement.findUnique({ where, select: { id: true } }),
  ]);
  return rows.flatMap((row) => (row === null ? [] : [row.id]));
};

type Narrowed = { where: Prisma.AuditEventWhereInput[]; notFound: string | null };

const narrow = async ({ action, actor, number }: AuditFilter): Promise<Narrowed> => {
  const [people, targets] = await Promise.all([
    actor === '' ? null : peopleNamed(actor),
    number === '' ? null : caseNumbered(number),
  ]);
  const where: Prisma.AuditEventWhereInput[] = [
    action === null ? {} : { action },
    people === null ? {} : { actorId: { in: people } },
    targets === null ? {} : { targetId: { in: targets } },
  ];
  if (people?.length === 0) return { where, notFound: `Nobody with an account is called “${actor}”.` };
  if (targets?.length === 0) return { where, notFound: `No request or agreement has the number “${number}”.` };
  return { where, notFound: null };
};

const roleLabel = (code: string): string => {
  const role = roles.find((each) => each === code);
  if (role) return roleFacts[role].label;
  return code === 'SYSTEM' ? 'Portal' : '';
};

const toLines = async (events: readonly AuditEvent[]): Promise<AuditLine[]> => {
  const actorIds = events.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const [people, targets] = await Promise.all([
    db.user.findMany({ where: { id: { in: actorIds } }, select: { id: true, name: true } }),
    targetLabels(events),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return events.map((event) => ({
    seq: String(event.seq),
    when: momentText(event.at, logZone),
    at: event.at.toISOString(),
    actor: event.actorId === null ? 'Portal' : (names.get(event.actorId) ?? 'Unknown account'),
    role: roleLabel(event.actorRole),
    action: event.action,
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
  const [{ events, newer, older }, actions] = await Promise.all([
    page(filter, where),
    db.auditEvent.findMany({ distinct: ['action'], select: { action: true }, orderBy: { action: 'asc' }, take: 200 }),
  ]);
  return { lines: await toLines(events), newer, older, notFound, actions: actions.map(({ action }) => action) };
};

/** Runs over the whole chain and says what it found. Refused for everybody who may not read the log. */
export const checkChain = async (actor: Actor): Promise<Outcome<ChainCheck>> => {
  if (!holdsRight(actor, 'read_audit')) {
    return refuse('not_yours', 'Only administrators and oversight check the audit log.');
  }
  const begun = now();
  const report = await verifyChain(db);
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
