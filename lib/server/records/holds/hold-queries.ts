import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import type { HoldLine } from '@/lib/domain/records/hold';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { namesOf } from '@/lib/server/requests/visible-case';

// Holds as those who manage records read them.

const listed = 200;
const zone = 'America/New_York';

const parts = {
  request: { select: { number: true } },
  agreement: { select: { number: true } },
  agency: { select: { legalName: true } },
} as const satisfies Prisma.RecordHoldInclude;

type Row = Prisma.RecordHoldGetPayload<{ include: typeof parts }>;

const targetOf = (actor: Actor, { request, agreement, agency, requestId, agreementId, agencyId }: Row) => {
  if (request) return { what: request.number, href: paths.request(requestId ?? '') };
  if (agreement) return { what: agreement.number, href: paths.agreement(agreementId ?? '') };
  const href = holdsRight(actor, 'verify_agency') ? paths.adminAgency(agencyId ?? '') : null;
  return { what: agency?.legalName ?? '', href };
};

const by = (at: Date, id: string | null, names: ReadonlyMap<string, string>): string =>
  `${dateText(dateIn(at, zone))}, ${names.get(id ?? '') ?? 'somebody who left'}`;

/** Holds that stand first, then those that were released; null for everybody who may not read them. */
export const holdList = async (actor: Actor): Promise<{ standing: HoldLine[]; released: HoldLine[] } | null> => {
  if (!holdsRight(actor, 'read_records')) return null;
  const rows = await db.recordHold.findMany({ orderBy: { placedAt: 'desc' }, take: listed, include: parts });
  const names = await namesOf(rows.flatMap(({ placedById, releasedById }) => [placedById, releasedById]));
  const lines = rows.map((row) => ({
    ...{ id: row.id, matter: row.matter, reason: row.reason, releaseReason: row.releaseReason },
    ...targetOf(actor, row),
    placed: by(row.placedAt, row.placedById, names),
    released: row.releasedAt && by(row.releasedAt, row.releasedById, names),
  }));
  return {
    standing: lines.filter(({ released }) => released === null),
    released: lines.filter(({ released }) => released !== null),
  };
};
