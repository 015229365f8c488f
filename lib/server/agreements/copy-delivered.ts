import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { CeremonyDetail } from '@/lib/domain/agreements/ceremony';
import { noteCeremony } from '@/lib/server/agreements/ceremony';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

type How = CeremonyDetail<'COPY_DELIVERED'>['how'];

/**
 * Notes that a signer got the executed copy, the first time in each way. Another reader's download, or another file, is
 * none of it.
 */
export const noteCopyDelivered = async (actor: Actor, documentId: string, how: How): Promise<void> => {
  if (actor.id === null) return;
  const place = await db.signature.findFirst({
    where: { userId: actor.id, status: 'SIGNED', agreement: { sealedDocumentId: documentId } },
    include: { agreement: { select: { sealedDocument: { select: { sha256: true } } } } },
  });
  const sha256 = place?.agreement.sealedDocument?.sha256;
  if (!place || !sha256) return;
  await db.$transaction((tx) =>
    noteCeremony(tx, {
      ...{ place, actor, kind: 'COPY_DELIVERED', at: now() },
      ...{ detail: { how, sha256 }, onceKey: how },
    }),
  );
};
