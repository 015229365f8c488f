import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { appendAudit } from '@/lib/server/audit/append';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

type Row = { id: string; requestId: string | null; agreementId: string | null; sha256: string };

/** What the portal found out about a file by itself: the step that says so, and what is written where none can be taken. */
export type Mark = { step: 'lock_file' | 'hold_file'; detail: string; data: Prisma.DocumentUpdateInput };

/**
 * Marks a file by a step of its request. A file of an agreement, or of a request that takes no step any more, is marked
 * all the same, with the audit log as the record.
 */
export const markDocument = async (row: Row, { step, detail, data }: Mark): Promise<void> => {
  const { id, requestId, sha256 } = row;
  if (requestId !== null) {
    const answer = await performRequestStep(step, requestId, systemActor, { documentId: id, detail });
    if (answer.ok) return;
  }
  await db.$transaction(async (tx) => {
    await tx.document.update({ where: { id }, data, select: { id: true } });
    await appendAudit(tx, {
      actor: systemActor,
      role: 'SYSTEM',
      action: `document.${step}`,
      target: targetOf(row),
      outcome: 'done',
      facts: { documentId: id, sha256 },
    });
  });
};

const targetOf = ({ id, requestId, agreementId }: Row): { type: 'request' | 'agreement' | 'document'; id: string } => {
  if (requestId !== null) return { type: 'request', id: requestId };
  return agreementId === null ? { type: 'document', id } : { type: 'agreement', id: agreementId };
};
