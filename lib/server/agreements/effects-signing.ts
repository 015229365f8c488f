import 'server-only';
import { placesInTurn } from '@/lib/domain/agreements/facts';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { fromCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { noteCeremony } from '@/lib/server/agreements/ceremony';
import { todayOf } from '@/lib/server/agreements/facts';
import { freezeText } from '@/lib/server/agreements/freeze-text';
import { endPaper } from '@/lib/server/agreements/paper-path/end-paper';
import { queueSealWhenComplete, recordSignature } from '@/lib/server/agreements/record-signature';
import { type AgreementContext, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';

// What the steps of the signing do besides moving the agreement.

type Place = AgreementCase['signatures'][number];

const declines = ({ step, actor }: AgreementContext, place: Place): boolean =>
  step === 'decline_to_sign' && place.status === 'PENDING' && place.userId === actor.id;

/** Writes the refusal of the signer into their place, with its event. */
const declinedColumns = async (context: AgreementContext, place: Place) => {
  const { tx, actor, now } = context;
  const { reason, reasonCode } = toInput(context, 'decline_to_sign');
  await noteCeremony(tx, {
    ...{ place, actor, kind: 'DECLINED', at: now },
    ...{ detail: { reasonCode }, onceKey: 'once' },
  });
  return { status: 'DECLINED', declinedReason: reason, declinedCode: reasonCode } as const;
};

/** Ends the round: given signatures are void and stay as history, the frozen text no longer counts. */
const endRound = async (context: AgreementContext): Promise<void> => {
  const { tx, row, now } = context;
  for (const place of row.signatures) {
    await tx.signature.update({
      where: { id: place.id },
      data: declines(context, place) ? await declinedColumns(context, place) : { status: 'VOID' },
    });
  }
  await endPaper(context);
  if (row.frozenVersionId === null) return;
  await tx.agreementVersion.update({ where: { id: row.frozenVersionId }, data: { voidedAt: now } });
  row.pending.columns.frozenVersionId = null;
  Object.assign(row.pending.columns, { signDaySetAt: null, signLapseToldFor: null });
  Object.assign(row.pending.columns, { sealProblem: null, sealWaitsFor: null, sealTries: 0, sealTriedAt: null });
};

/** Voids the signatures and, unless the agreement is set aside, opens the places of the next round. */
const voidSignatures = async (context: AgreementContext): Promise<void> => {
  const { tx, row, step, now } = context;
  await endRound(context);
  if (['void', 'end_with_agreement', 'set_add_on_aside'].includes(step)) return;
  await tx.signature.createMany({
    data: row.signatures.map(({ role, position, group, userId, authBasis, added }) => ({
      agreementId: row.id,
      role,
      position,
      group,
      userId,
      authBasis,
      added,
      createdAt: now,
    })),
  });
};

/**
 * Marks the signers whose turn comes with this step: its notice goes to them, so that each is asked once in a round.
 * The engine gives the agreement its next version right after.
 */
const askSigners = async ({ tx, row }: AgreementContext): Promise<void> => {
  const places = await tx.signature.findMany({
    where: { agreementId: row.id, status: 'PENDING' },
    select: { id: true, status: true, group: true, askedVersion: true },
  });
  const ids = placesInTurn(places).flatMap(({ id, askedVersion }) => (askedVersion === null ? [id] : []));
  await tx.signature.updateMany({ where: { id: { in: ids } }, data: { askedVersion: row.version + 1 } });
};

const recordExecution = async ({ row }: AgreementContext): Promise<void> => {
  row.pending.columns.executedOn = fromCalendarDate(todayOf(row));
};

export const signingEffects = {
  freeze_text: freezeText,
  record_signature: recordSignature,
  queue_seal_when_complete: queueSealWhenComplete,
  void_signatures: voidSignatures,
  ask_signers: askSigners,
  record_execution: recordExecution,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
