import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { db } from '@/lib/server/db/client';
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
  return db.document.findFirst({
    where: {
      id,
      removedAt: null,
      scanStatus: { not: 'INFECTED' },
      visibility: { in: readableVisibilities(actor) },
      OR: [{ request: visibleRequests(actor) }, { agreement: visibleAgreements(actor) }],
    },
    select: { filename: true, contentType: true, sha256: true, byteLength: true },
  });
};
