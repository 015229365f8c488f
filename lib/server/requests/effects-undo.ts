import 'server-only';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { writeWithStatus } from '@/lib/server/requests/pending-columns';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';

// What taking a step back does: exactly what the step had written is gone. Its event and its audit event stay.

type Context = StepContext<RequestCase>;

// From the field office on the database wants an office and a liaison, so that they go together with the status.
const unassignRequest = async ({ row }: Context): Promise<void> => {
  writeWithStatus(row, { officeId: null, liaisonId: null });
};

const changeAssessment = async (
  { tx, row }: Context,
  data: { attestedAt: null; attestedById: null } | { completedAt: null; authorId: string | null },
): Promise<void> => {
  await tx.assessment.update({ where: { requestId: row.id }, data });
};

const withdrawAttestation = (context: Context): Promise<void> =>
  changeAssessment(context, { attestedAt: null, attestedById: null });

/** The author of an assessment that was sent before, and returned, stays its author. */
const recallAssessment = async (context: Context): Promise<void> => {
  const { tx, row } = context;
  const events = await tx.statusEvent.findMany({
    where: { requestId: row.id, step: { in: ['submit_assessment', 'recall_assessment'] } },
    orderBy: [{ createdAt: 'asc' }, { auditSeq: 'asc' }],
    select: { step: true, actorId: true },
  });
  const authors: (string | null)[] = [];
  for (const { step, actorId } of events) {
    if (step === 'submit_assessment') authors.push(actorId);
    else authors.pop();
  }
  await changeAssessment(context, { completedAt: null, authorId: authors.at(-2) ?? null });
};

/** Those who were seated in the moment the request was sent leave their seats; members of an earlier round keep them. */
const unseatBoard = async ({ tx, row }: Context): Promise<void> => {
  await tx.boardSeat.deleteMany({ where: { requestId: row.id, seatedAt: row.statusSince } });
};

export const undoEffects = {
  unassign_request: unassignRequest,
  withdraw_attestation: withdrawAttestation,
  recall_assessment: recallAssessment,
  unseat_board: unseatBoard,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
