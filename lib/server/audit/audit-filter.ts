import 'server-only';
import { z } from 'zod';
import { auditCatalogue } from '@/lib/domain/audit/catalogue';
import { type EventGroup, eventGroups } from '@/lib/domain/audit/event-kind';
import { addCalendarDays, startOfDayIn } from '@/lib/domain/dates';
import { searchWords } from '@/lib/domain/search-words';
import { canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { literally } from '@/lib/server/db/like-pattern';

// What may be asked of the audit log: by the page, and by the export of exactly what the page shows.

/** The log's times are those of Washington, D.C., on the page and in its filters. */
export const logZone = 'America/New_York';
/** A person's name can be held by several accounts; more than these are not told apart. */
const peopleMax = 50;

const groups = Object.keys(eventGroups).filter((name): name is EventGroup => Object.hasOwn(eventGroups, name));
const words = searchWords.catch('');
const day = z.iso.date().max(10).nullable().catch(null);
const sequence = z
  .string()
  .max(18)
  .regex(/^\d+$/u)
  .transform((digits) => BigInt(digits))
  .nullable()
  .catch(null);

const auditFilter = z.strictObject({
  group: z.enum(groups).nullable().catch(null),
  action: z
    .string()
    .max(80)
    .regex(/^[a-z0-9_.]+$/u)
    .nullable()
    .catch(null),
  outcome: z.enum(['done', 'refused']).nullable().catch(null),
  actor: words,
  number: words,
  from: day,
  to: day,
  older: sequence,
  newer: sequence,
});

/** What is asked of the log. `older` and `newer` are the page; all else says which events. */
export type AuditFilter = z.output<typeof auditFilter>;

/** Reads the search parameters of an address; what cannot be read counts as not asked. */
export const toAuditFilter = (asked: Record<string, string | string[] | undefined>): AuditFilter =>
  auditFilter.parse(Object.fromEntries(Object.keys(auditFilter.shape).map((name) => [name, asked[name]])));

/** The digest of what was asked, for the event of the reading: names that were typed stay out of the log. */
export const filterSha256 = ({ older: _older, newer: _newer, ...asked }: AuditFilter): string =>
  sha256Hex(canonicalJson(asked));

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

const actionsOf = (group: EventGroup): string[] =>
  [...auditCatalogue].flatMap(([action, kind]) => (kind.group === group ? [action] : []));

/** The clauses of a filter, and why nothing can be found where it names somebody or something unknown. */
export type Narrowed = { where: Prisma.AuditEventWhereInput[]; notFound: string | null };

/** Turns a filter into clauses. */
export const narrow = async ({ group, action, outcome, actor, number, from, to }: AuditFilter): Promise<Narrowed> => {
  const [people, targets] = await Promise.all([
    actor === '' ? null : peopleNamed(actor),
    number === '' ? null : caseNumbered(number),
  ]);
  const where: Prisma.AuditEventWhereInput[] = [
    group === null ? {} : { action: { in: actionsOf(group) } },
    action === null ? {} : { action },
    outcome === null ? {} : { outcome },
    people === null ? {} : { actorId: { in: people } },
    targets === null ? {} : { targetId: { in: targets } },
    from === null ? {} : { at: { gte: startOfDayIn(from, logZone) } },
    // The whole of the last day.
    to === null ? {} : { at: { lt: startOfDayIn(addCalendarDays(to, 1), logZone) } },
  ];
  if (people?.length === 0) return { where, notFound: `Nobody with an account is called “${actor}”.` };
  if (targets?.length === 0) return { where, notFound: `No request or agreement has the number “${number}”.` };
  if (from !== null && to !== null && from > to) return { where, notFound: 'The first day lies after the last one.' };
  return { where, notFound: null };
};
