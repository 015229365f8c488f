import type { Actor } from '@/lib/domain/access/actor';
import { db } from '@/lib/server/db/client';
import { testNow } from './fixed-clock';

type Changes = { validFrom?: string; validUntil?: string | null };

/** A document of an agency that shows an authority. */
export const anAuthorityDocument = async (agencyId: string): Promise<string> => {
  const { id } = await db.document.create({
    data: {
      ...{ agencyId, kind: 'AUTHORITY', filename: 'certificate-of-election.pdf', contentType: 'application/pdf' },
      ...{ byteLength: 10, sha256: 'b'.repeat(64) },
    },
    select: { id: true },
  });
  return id;
};

/** The confirmed authority of an agency's head, long since and without an end unless said otherwise. */
export const anAuthority = async (
  { agencyId, approver, admin }: { agencyId: string; approver: Actor; admin: Actor },
  confirmer: Actor,
  { validFrom = '2020-01-01', validUntil = null }: Changes = {},
): Promise<string> => {
  const { id } = await db.authorityToSign.create({
    data: {
      ...{ agencyId, userId: approver.id, holderName: approver.name, holderTitle: approver.title },
      ...{ basis: 'STATUTE', citation: 'State code 30-20-2', documentId: await anAuthorityDocument(agencyId) },
      validFrom: new Date(validFrom),
      validUntil: validUntil === null ? null : new Date(validUntil),
      ...{ recordedById: admin.id ?? '', recordedAt: testNow },
      ...{ decision: 'GRANTED', decidedById: confirmer.id, decidedAt: testNow },
    },
    select: { id: true },
  });
  return id;
};
