import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { suspensionSteps } from '@/lib/domain/agreements/steps-suspension';
import { fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { openRequestStatuses } from '@/lib/domain/requests/status';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf } from '@/lib/server/agreements/facts';
import { recordReview } from '@/lib/server/agreements/record-review';
import { type AgreementContext, toInput } from '@/lib/server/agreements/step-input';
import { writeComment } from '@/lib/server/comments/write-comment';
import type { Transaction } from '@/lib/server/db/client';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';
import { performWithin } from '@/lib/server/workflow/within';

// What the steps of an agreement in force do besides moving it: suspension, renewal, and every way it ends.

const recordSuspension = async (context: AgreementContext): Promise<void> => {
  const { row } = context;
  const { reason, notified, mode } = toInput(context, 'suspend');
  const how = mode === 'WRITTEN' ? 'Written notice' : 'Oral notice, to be followed in writing within two business days';
  Object.assign(row.pending.columns, {
    suspensionNote: `${reason}\n\nNotified: ${notified}. ${how}.`,
    agencyReinstatesAt: null,
    iceReinstatesAt: null,
  });
};

const reinstateForAgency = async ({ row, now }: AgreementContext): Promise<void> => {
  row.pending.columns.agencyReinstatesAt = now;
};

const reinstateForIce = async ({ row, now }: AgreementContext): Promise<void> => {
  row.pending.columns.iceReinstatesAt = now;
};

const clearSuspension = async ({ row }: AgreementContext): Promise<void> => {
  Object.assign(row.pending.columns, { suspensionNote: '', agencyReinstatesAt: null, iceReinstatesAt: null });
};

/** Refuses what was said of this suspension before, or what comes later in one. The row is locked, so that two workers agree. */
const tellSuspensionOnce = async ({ tx, row, step }: AgreementContext): Promise<void> => {
  const names = Object.keys(suspensionSteps);
  const said = await tx.statusEvent.count({
    where: {
      agreementId: row.id,
      step: { in: names.slice(names.indexOf(step)) },
      createdAt: { gte: row.statusSince },
    },
  });
  if (said > 0) refuseBlocked('This was said already.');
};

/** What was signed outside the portal follows from no request: its renewal follows from the one that asks for it. */
const requestToRenew = async (tx: Transaction, agreementId: string): Promise<string> => {
  const request = await tx.request.findFirst({
    where: {
      aboutAgreementId: agreementId,
      requestType: 'RENEW',
      status: { in: [...openRequestStatuses] },
      liaisonId: { not: null },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  return (
    request?.id ??
    refuseBlocked(
      'This agreement was signed outside the portal, so that its renewal follows from a request of the agency. Once one is assigned to a liaison, start the renewal.',
    )
  );
};

/**
 * Keeps the review and drafts from it the agreement that is to follow this one. A successor that was set aside gives
 * its place up.
 */
const createSuccessor = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  await recordReview(context, toInput(context, 'begin_renewal'));
  await tx.agreement.updateMany({ where: { supersedesId: row.id, status: 'VOID' }, data: { supersedesId: null } });
  const made = await performWithin(tx, 'agreement', 'create', null, systemActor, {
    requestId: row.requestId ?? (await requestToRenew(tx, row.id)),
    programCode: row.programCode,
    supersedesId: row.id,
  });
  if (!made) return refuseBlocked('The draft of the successor could not be made. Tell an administrator.');
};

type Ending = Pick<AgreementCase, 'endReason'> & { endedOn: string };

const end = (row: AgreementCase, { endedOn, endReason }: Ending): void => {
  Object.assign(row.pending.columns, { endedOn: fromCalendarDate(endedOn), endReason });
};

const endByExpiry = async ({ row }: AgreementContext): Promise<void> => {
  end(row, { endedOn: row.expiresOn ? toCalendarDate(row.expiresOn) : todayOf(row), endReason: 'EXPIRED' });
};

const endByRenewal = async ({ tx, row }: AgreementContext): Promise<void> => {
  const successor = await tx.agreement.findUnique({ where: { supersedesId: row.id }, select: { model: true } });
  const renewed = successor?.model === row.model;
  end(row, {
    endedOn: todayOf(row),
    endReason: renewed ? 'SUPERSEDED_RENEWAL' : 'SUPERSEDED_MODEL_SWITCH',
  });
};

const endByVoid = async ({ row }: AgreementContext): Promise<void> => {
  end(row, { endedOn: todayOf(row), endReason: 'WITHDRAWN_BEFORE_EFFECT' });
};

/** The request learns that an agreement is settled, once the new status stands. */
const tellRequestSettled = async ({ tx, row: { requestId, pending } }: AgreementContext): Promise<void> => {
  if (requestId === null) return;
  pending.afterwards.push(() => performWithin(tx, 'request', 'complete', requestId, systemActor));
};

const addComment = (context: AgreementContext): Promise<void> => {
  const { agencyId, officeId } = context.row;
  return writeComment(
    context,
    { kind: 'agreement', scope: { agencyId, officeId, everSubmitted: true } },
    { ...toInput(context, 'comment'), questionCode: '' },
  );
};

export const lifeEffects = {
  record_suspension: recordSuspension,
  reinstate_for_agency: reinstateForAgency,
  reinstate_for_ice: reinstateForIce,
  clear_suspension: clearSuspension,
  tell_suspension_once: tellSuspensionOnce,
  create_successor: createSuccessor,
  end_by_expiry: endByExpiry,
  end_by_renewal: endByRenewal,
  end_by_void: endByVoid,
  tell_request_settled: tellRequestSettled,
  add_comment: addComment,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
