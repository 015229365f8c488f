import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type Snapshot, toSnapshot } from '@/lib/domain/requests/snapshot';
import type { Transaction } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toDraft } from '@/lib/server/requests/to-draft';

// A submission as it was sent. The rows are append only (see the migration), so that what ICE read stays readable.

/** SHA-256 of the canonical JSON (RFC 8785) of a snapshot. */
export const snapshotHash = (snapshot: Snapshot): string => {
  const text = canonicalize(snapshot);
  if (text === undefined) throw new Error('A snapshot is plain data.');
  return createHash('sha256').update(text).digest('hex');
};

/** The present content of a request as a snapshot: what the agency wrote and attached, never a file of ICE. */
export const presentSnapshot = async (tx: Transaction, row: RequestCase): Promise<Snapshot> => {
  const documents = await tx.document.findMany({
    where: {
      requestId: row.id,
      removedAt: null,
      kind: 'ATTACHMENT',
      // Files of answers to questions have a way of their own to ICE.
      roundQuestionId: null,
      visibility: 'SHARED',
      OR: [{ replacedBy: null }, { replacedBy: { removedAt: { not: null } } }],
    },
    select: { filename: true, sha256: true, class: true, uploadedById: true },
  });
  const ids = documents.flatMap(({ uploadedById }) => uploadedById ?? []);
  const own = await tx.user.findMany({ where: { id: { in: ids }, agencyId: row.agencyId }, select: { id: true } });
  const ownIds = new Set(own.map(({ id }) => id));
  const files = documents
    .filter(({ uploadedById }) => uploadedById !== null && ownIds.has(uploadedById))
    .map(({ uploadedById: _by, ...file }) => file);
  const about = row.aboutAgreementId
    ? await tx.agreement.findUnique({ where: { id: row.aboutAgreementId }, select: { number: true } })
    : null;
  return toSnapshot(toDraft(row), files, about?.number ?? null);
};

/** True when the agency has changed something since it sent the request. */
export const isChangedSinceSent = async (tx: Transaction, row: RequestCase): Promise<boolean> => {
  const last = await tx.requestSnapshot.findFirst({
    where: { requestId: row.id },
    orderBy: { n: 'desc' },
    select: { contentHash: true },
  });
  return last !== null && last.contentHash !== snapshotHash(await presentSnapshot(tx, row));
};

/** Keeps the content as it is sent now, as the next submission of the request. */
export const keepSnapshot = async (
  tx: Transaction,
  row: RequestCase,
  sent: { by: string; at: Date; summary: string },
): Promise<void> => {
  const content = await presentSnapshot(tx, row);
  const n = 1 + (await tx.requestSnapshot.count({ where: { requestId: row.id } }));
  await tx.requestSnapshot.create({
    data: {
      requestId: row.id,
      n,
      content,
      contentHash: snapshotHash(content),
      summary: sent.summary,
      submittedById: sent.by,
      submittedAt: sent.at,
    },
  });
};
