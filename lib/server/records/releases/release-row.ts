import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { Hands } from '@/lib/domain/records/may-approve';
import { type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { db, type Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { ofVisibleCase } from '@/lib/server/records/of-visible-case';

// A release with its items and marks, as every page and act about it reads it.

export const releaseParts = {
  request: { select: { id: true, number: true, agency: { select: { legalName: true } } } },
  agreement: { select: { id: true, number: true, agency: { select: { legalName: true } } } },
  items: { orderBy: { position: 'asc' } },
  marks: { orderBy: [{ page: 'asc' }, { fromChar: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.RecordReleaseInclude;

export type ReleaseRow = Prisma.RecordReleaseGetPayload<{ include: typeof releaseParts }>;

/** The releases an actor sees: of cases they see, and for those who prepare and check copies alone. */
export const visibleReleases = (actor: Actor): Prisma.RecordReleaseWhereInput =>
  holdsRight(actor, 'prepare_release') ? ofVisibleCase(actor) : { id: { in: [] } };

/** A release that the actor sees; null when there is none for them. */
export const findRelease = (actor: Actor, id: string): Promise<ReleaseRow | null> =>
  db.recordRelease.findFirst({ where: { AND: [visibleReleases(actor), { id }] }, include: releaseParts });

/** Locks a release for the rest of the transaction and reads it, as the page that acts on it was drawn. */
export const lockRelease = async (
  tx: Transaction,
  actor: Actor,
  { releaseId, version }: { releaseId: string; version: number },
): Promise<Outcome<ReleaseRow>> => {
  await tx.$queryRaw`SELECT 1 FROM record_releases WHERE id = ${releaseId}::uuid FOR UPDATE`;
  const row = await tx.recordRelease.findFirst({
    where: { AND: [visibleReleases(actor), { id: releaseId }] },
    include: releaseParts,
  });
  if (!row) return notThere();
  if (row.version !== version) {
    return refuse('stale', 'Somebody has changed this copy since the page was drawn. Look at it again.');
  }
  return { ok: true, value: row };
};

/** The answer about a release that is not there, or not for this person: the same words for both. */
export const notThere = (): Refused => refuse('not_found', 'There is no such copy, or it is not yours to see.');

/** The number of the case of a release. */
export const caseNumberOf = ({ request, agreement }: Pick<ReleaseRow, 'request' | 'agreement'>): string =>
  request?.number ?? agreement?.number ?? '';

/** Everybody who had a hand in a release. Marks that the profile made count for whoever began it. */
export const handsOf = ({ preparedById, submittedById, items, marks }: ReleaseRow): Hands => ({
  preparedById,
  submittedById,
  changedByIds: [...items.flatMap(({ changedById }) => changedById ?? []), ...marks.map(({ madeById }) => madeById)],
});

/** SHA-256 of everything an approval is given to: to whom it goes, each item with its source, and every mark. */
export const contentHash = ({ profile, reference, requester, items, marks }: ReleaseRow): string =>
  sha256Hex(
    canonicalJson({
      profile,
      reference,
      requester,
      items: items.map(({ key, label, class: disclosure, sourceSha256, decision, exemption, id }) => ({
        ...{ key, label, class: disclosure, sourceSha256, decision, exemption },
        marks: marks
          .filter(({ itemId }) => itemId === id)
          .map(({ page, fromChar, toChar, exemption: reason }) => ({ page, fromChar, toChar, exemption: reason })),
      })),
    }),
  );

/** The next human number of a release. */
export const nextReleaseNumber = async (tx: Transaction, at: Date): Promise<string> => {
  const rows = await tx.$queryRaw<{ n: bigint }[]>`SELECT nextval('release_number_seq') AS n`;
  return `REL-${at.getUTCFullYear()}-${String(rows[0]?.n ?? 0n).padStart(6, '0')}`;
};
