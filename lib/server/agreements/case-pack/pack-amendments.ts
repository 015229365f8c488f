import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { amendmentsInOrder } from '@/lib/domain/agreements/text-in-force';
import { db } from '@/lib/server/db/client';
import { findReadableDocument } from '@/lib/server/files/document-queries';

/** A sealed amendment of a pack: its name there and the hash of its file. */
export type PackAmendment = { name: string; sha256: string };

/** The sealed files of the amendments that are part of an agreement, in their order, by the rule of every download. */
export const packAmendments = async (actor: Actor, agreementId: string): Promise<PackAmendment[]> => {
  const applied = await db.agreement.findMany({
    where: { amendsId: agreementId, status: 'APPLIED' },
    select: { id: true, basedOnId: true, number: true, sealedDocumentId: true },
  });
  const found: PackAmendment[] = [];
  for (const { number, sealedDocumentId } of amendmentsInOrder(agreementId, applied)) {
    const document = sealedDocumentId && (await findReadableDocument(actor, sealedDocumentId));
    if (document) found.push({ name: `amendments/${number}-sealed.pdf`, sha256: document.sha256 });
  }
  return found;
};
