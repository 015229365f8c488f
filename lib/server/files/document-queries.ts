import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { mayOpen } from '@/lib/domain/requests/may-open';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { db } from '@/lib/server/db/client';
import { isScanning } from '@/lib/server/documents/scanner';
import { isHeldBack } from '@/lib/server/requests/as-sent';
import { visibleRequests } from '@/lib/server/requests/visible';

// Which stored file a person may open. Asked anew at every download: a file belongs to its case, and who sees the case
// may change.

export type ReadableDocument = { filename: string; contentType: string; sha256: string; byteLength: number };

/**
 * A document the actor may read: of a case they see, and not kept for the other side.
 * @returns null when there is none for them; found to be infected, it is there for nobody
 */
export const findReadableDocument = async (actor: Actor, id: string): Promise<ReadableDocument | null> => {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await db.document.findFirst({
    where: {
      id,
      removedAt: null,
      visibility: { in: readableVisibilities(actor) },
    },
    select: {
      filename: true,
      contentType: true,
      sha256: true,
      byteLength: true,
      requestId: true,
      agreementId: true,
      agencyId: true,
      kind: true,
      scanStatus: true,
      textSearch: true,
      uploadedById: true,
      roundQuestionId: true,
      createdAt: true,
    },
  });
  if (!found) return null;
  const {
    requestId,
    agreementId,
    agencyId,
    kind,
    scanStatus,
    textSearch,
    uploadedById,
    roundQuestionId,
    createdAt,
    ...document
  } = found;
  if (!mayOpen({ kind, scanStatus, textSearch, uploadedById }, actor, isScanning())) return null;
  const sees = agencyId === null ? await seesCase(actor, requestId, agreementId) : seesAgencyFile(actor, agencyId);
  if (!sees) return null;
  const isUnsent = requestId !== null && (await isHeldBack(actor, { requestId, kind, roundQuestionId, createdAt }));
  return isUnsent ? null : document;
};

// Files of the register of authority to sign: for the agency itself and for those who read the register.
const seesAgencyFile = (actor: Actor, agencyId: string): boolean =>
  actor.agencyId === agencyId ? holdsRight(actor, 'read_own_agency') : holdsRight(actor, 'read_authority');

// Asked of the case itself: a clause nested in a relation reads differently when it is empty.
const seesCase = async (actor: Actor, requestId: string | null, agreementId: string | null): Promise<boolean> => {
  if (requestId !== null) {
    return (await db.request.count({ where: { AND: [visibleRequests(actor), { id: requestId }] } })) === 1;
  }
  if (agreementId === null) return false;
  return (await db.agreement.count({ where: { AND: [visibleAgreements(actor), { id: agreementId }] } })) === 1;
};
