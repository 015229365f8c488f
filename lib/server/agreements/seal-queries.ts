import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { SealRow, SealState, SealsPage } from '@/lib/domain/agreements/seal-view';
import { momentText } from '@/lib/domain/dates';
import { sealIsDue } from '@/lib/server/agreements/seal-again';
import { portalSealReadiness } from '@/lib/server/agreements/seal-readiness';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

/** More than these wait only when something is very wrong; the oldest are shown first. */
const ROWS_MAX = 100;
const zone = 'America/New_York';

const columns = {
  id: true,
  number: true,
  statusSince: true,
  sealedDocumentId: true,
  sealProblem: true,
  sealWaitsFor: true,
  sealTries: true,
  sealTriedAt: true,
  agency: { select: { legalName: true } },
  signatures: { where: { status: 'SIGNED' }, select: { signedAt: true }, orderBy: { signedAt: 'desc' }, take: 1 },
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof columns }>;

const stateOf = ({ sealedDocumentId, sealWaitsFor }: Row): SealState =>
  sealedDocumentId === null ? (sealWaitsFor ?? 'IN_LINE') : 'NOT_EXECUTED';

const toRow = (row: Row): SealRow => ({
  id: row.id,
  number: row.number,
  agency: row.agency.legalName,
  state: stateOf(row),
  since: momentText(row.signatures[0]?.signedAt ?? row.statusSince, zone),
  tries: row.sealTries,
  lastTry: row.sealTriedAt && momentText(row.sealTriedAt, zone),
  problem: row.sealProblem,
});

/** The seals that wait, the oldest first, and whether the portal can seal; null for all but administrators. */
export const sealsPage = async (actor: Actor): Promise<SealsPage | null> => {
  if (!holdsRight(actor, 'repair_seals')) return null;
  const [readiness, rows] = await Promise.all([
    portalSealReadiness(),
    db.agreement.findMany({
      where: sealIsDue,
      orderBy: [{ statusSince: 'asc' }, { id: 'asc' }],
      take: ROWS_MAX + 1,
      select: columns,
    }),
  ]);
  return { readiness, rows: rows.slice(0, ROWS_MAX).map(toRow), more: rows.length > ROWS_MAX };
};
