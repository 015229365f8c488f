import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { ceremonyDetails } from '@/lib/domain/agreements/ceremony';
import type { HandedOverPage } from '@/lib/domain/agreements/signing-view';
import { momentText } from '@/lib/domain/dates';
import { signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import { findVisibleAgreement, toAgreementHead } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';

/** The page of a place to sign for the person who had it before; null for anyone else. */
export const getHandedOverPage = async (actor: Actor, id: string): Promise<HandedOverPage | null> => {
  const row = await findVisibleAgreement(actor, id);
  if (!row || actor.id === null) return null;
  const events = await db.ceremonyEvent.findMany({
    where: { kind: 'DELEGATED', signatureId: { in: row.signatures.map((place) => place.id) } },
    orderBy: { auditSeq: 'asc' },
  });
  const own = events.findLast(({ detail }) => ceremonyDetails.DELEGATED.parse(detail).fromId === actor.id);
  const place = own && row.signatures.find((one) => one.id === own.signatureId);
  if (!own || !place?.user) return null;
  return {
    ...toAgreementHead(row, actor),
    role: signatureRoleLabels[place.role],
    now: place.signerName ?? place.user.name,
    nowTitle: place.signerTitle ?? place.user.title,
    by: own.actorName,
    when: momentText(own.at, row.agency.timeZone),
    basis: ceremonyDetails.DELEGATED.parse(own.detail).basis,
  };
};
