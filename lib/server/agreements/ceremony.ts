import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { StepTaker } from '@/lib/domain/access/role';
import {
  type CeremonyDetail,
  type CeremonyFact,
  type CeremonyKind,
  ceremonyDetails,
} from '@/lib/domain/agreements/ceremony';
import { type CeremonyIds, ceremonyAction } from '@/lib/domain/audit/agreement-events';
import { isAgencyPlace, type SignatureRole } from '@/lib/domain/programs/signature-role';
import { appendAudit, canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import type { Transaction } from '@/lib/server/db/client';

// The events of a ceremony: the only door to their table. Each is written with its event of the audit chain, in the
// transaction of the act it tells of.

type CeremonyPlace = { id: string; agreementId: string; role: SignatureRole };

type NewEvent<Kind extends CeremonyKind> = {
  place: CeremonyPlace;
  actor: Actor;
  kind: Kind;
  detail: CeremonyDetail<Kind>;
  /** What happens once for a place has one key, however often a page is loaded. */
  onceKey: string;
  at: Date;
  /** Ids that the audit chain names beside the digest of the detail; names stay out of it. */
  ids?: CeremonyIds;
};

const takerOf = (actor: Actor, { role }: CeremonyPlace): StepTaker =>
  actor.roles[0] ?? (isAgencyPlace(role) ? 'AGENCY_APPROVER' : 'ICE_SIGNER');

/**
 * Writes an event unless it stands already. The lock on the place makes two loads of one page one event; every writer
 * takes it before the head of the audit chain, so that none of them waits for another in a circle.
 * @returns true when it was written now
 */
export const noteCeremony = async <Kind extends CeremonyKind>(
  tx: Transaction,
  { place, actor, kind, detail, onceKey, at, ids = {} }: NewEvent<Kind>,
): Promise<boolean> => {
  await tx.$queryRaw`SELECT 1 FROM signatures WHERE id = ${place.id}::uuid FOR UPDATE`;
  const key = { signatureId: place.id, kind, onceKey };
  if ((await tx.ceremonyEvent.count({ where: key })) > 0) return false;
  const stored = ceremonyDetails[kind].parse(detail);
  const auditSeq = await appendAudit(tx, {
    actor,
    role: takerOf(actor, place),
    action: ceremonyAction(kind),
    target: { type: 'agreement', id: place.agreementId },
    outcome: 'done',
    facts: { ...ids, signatureId: place.id, detailSha256: sha256Hex(canonicalJson(stored)) },
  });
  await tx.ceremonyEvent.create({
    data: {
      ...key,
      agreementId: place.agreementId,
      detail: stored,
      actorId: actor.id,
      actorName: actor.name,
      auditSeq,
      at,
    },
  });
  return true;
};

/** The events of a ceremony for one place, in order. */
export type PlaceCeremony = CeremonyFact & { signatureId: string; auditSeq: bigint };

/** Every event of the present places of an agreement, in the order of the audit chain. */
export const ceremonyOf = async (
  tx: Pick<Transaction, 'ceremonyEvent'>,
  signatureIds: readonly string[],
): Promise<PlaceCeremony[]> =>
  tx.ceremonyEvent.findMany({
    where: { signatureId: { in: [...signatureIds] } },
    orderBy: { auditSeq: 'asc' },
    select: { signatureId: true, kind: true, at: true, actorName: true, detail: true, auditSeq: true },
  });
