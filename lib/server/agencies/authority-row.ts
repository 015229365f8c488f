import 'server-only';
import type { Authority } from '@/lib/domain/agreements/authority';
import { toCalendarDate } from '@/lib/domain/dates';
import type { Prisma } from '@/lib/server/db/generated/client';

// An authority to sign as the rules read it.

export const authorityInclude = {
  document: { select: { sha256: true, scanStatus: true } },
} as const satisfies Prisma.AuthorityToSignInclude;

type AuthorityRow = Prisma.AuthorityToSignGetPayload<{ include: typeof authorityInclude }>;

export type AuthorityOnRecord = Authority & { id: string; documentId: string };

/** The stored row as the rules read it. A document that was found harmful is none, so that its authority counts for nothing. */
export const toAuthority = (row: AuthorityRow): AuthorityOnRecord => ({
  id: row.id,
  documentId: row.documentId,
  userId: row.userId,
  basis: row.basis,
  citation: row.citation,
  validFrom: toCalendarDate(row.validFrom),
  validUntil: row.validUntil && toCalendarDate(row.validUntil),
  decision: row.document.scanStatus === 'INFECTED' ? 'REFUSED' : row.decision,
  endedOn: row.endedOn && toCalendarDate(row.endedOn),
  documentSha256: row.document.sha256,
});
