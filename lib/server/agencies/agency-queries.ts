import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { type AgencyRow, agencyStatuses } from '@/lib/domain/agencies/agency-status';
import { dateIn, dateText } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { placeText } from '@/lib/domain/register/place';
import { openRequestStatuses } from '@/lib/domain/requests/status';
import { type LastAct, lastActs } from '@/lib/server/audit/last-acts';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// Agencies as administrators see them.

const agencyFilter = z.strictObject({
  status: z.enum(agencyStatuses).nullable().catch(null),
  after: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u)
    .nullable()
    .catch(null),
});

/** Reads the search parameters of an address; what cannot be read counts as not asked. */
export const toAgencyFilter = (asked: Record<string, string | string[] | undefined>): AgencyFilter =>
  agencyFilter.parse({ status: asked.status, after: asked.after });

export type AgencyFilter = z.output<typeof agencyFilter>;

export type AgencyList = {
  rows: readonly AgencyRow[];
  counts: Readonly<Record<string, number>>;
  /** The name to go on from; null at the end. */
  next: string | null;
};

const pageRows = 50;

const columns = {
  id: true,
  legalName: true,
  type: true,
  level: true,
  stateCode: true,
  counties: true,
  timeZone: true,
  ori: true,
  headTitle: true,
  headName: true,
  emailDomain: true,
  verifiedDomains: true,
  status: true,
  _count: {
    select: {
      users: { where: { active: true } },
      requests: { where: { status: { in: openRequestStatuses } } },
      agreements: { where: { publishedAt: { not: null } } },
    },
  },
} as const satisfies Prisma.AgencySelect;

type Row = Prisma.AgencyGetPayload<{ select: typeof columns }>;

const toRow = ({ _count, ...row }: Row, act: LastAct | undefined): AgencyRow => ({
  id: row.id,
  name: row.legalName,
  type: row.type,
  level: row.level,
  place: placeText(row.stateCode, row.counties),
  timeZone: row.timeZone,
  ori: row.ori,
  head: `${row.headTitle} ${row.headName}`,
  emailDomain: row.emailDomain,
  verifiedDomains: row.verifiedDomains,
  status: row.status,
  changed: act ? { by: act.by, on: dateText(dateIn(act.at, 'America/New_York')), reason: act.reason } : null,
  accounts: _count.users,
  openRequests: _count.requests,
  agreements: _count.agreements,
});

/**
 * Agencies by name, 50 at a time, with what was last decided about each.
 * @returns null when the actor does not verify agencies
 */
export const agencyList = async (actor: Actor, { status, after }: AgencyFilter): Promise<AgencyList | null> => {
  if (!holdsRight(actor, 'verify_agency')) return null;
  const [found, groups] = await Promise.all([
    db.agency.findMany({
      where: { AND: [status === null ? {} : { status }, after === null ? {} : { legalName: { gt: after } }] },
      orderBy: [{ legalName: 'asc' }, { id: 'asc' }],
      take: pageRows + 1,
      select: columns,
    }),
    db.agency.groupBy({ by: ['status'], _count: true }),
  ]);
  const rows = found.slice(0, pageRows);
  const acts = await lastActs(
    'agency',
    rows.map(({ id }) => id),
  );
  return {
    rows: rows.map((row) => toRow(row, acts.get(row.id))),
    counts: Object.fromEntries(groups.map(({ status: of, _count }) => [of, _count])),
    next: found.length > pageRows ? (rows.at(-1)?.legalName ?? null) : null,
  };
};

/** One agency; null when there is none or the actor does not verify agencies. */
export const agencyPage = async (actor: Actor, id: string): Promise<AgencyRow | null> => {
  if (!holdsRight(actor, 'verify_agency') || !rowId().safeParse(id).success) return null;
  const row = await db.agency.findUnique({ where: { id }, select: columns });
  return row && toRow(row, (await lastActs('agency', [id])).get(id));
};
