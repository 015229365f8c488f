import 'server-only';
import { dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { classOfComment } from '@/lib/domain/records/profiles';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { officeCovers } from '@/lib/server/requests/covering-offices';
import { changeRequest, sectionEffects } from '@/lib/server/requests/effects-sections';
import { writeWithStatus } from '@/lib/server/requests/pending-columns';
import { keepSnapshot } from '@/lib/server/requests/snapshots';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';
import { performWithin } from '@/lib/server/workflow/within';

// What the steps from drafting to the field office do besides moving the request, and those that every status knows:
// comments and closing.

type Context = StepContext<RequestCase>;

const markReady = (context: Context) => changeRequest(context, { readyForApprovalAt: context.now });

const clearReady = (context: Context) => changeRequest(context, { readyForApprovalAt: null });

// The first submission is the date the agency is told; sending again after a return does not move it.
const recordSubmission = async (context: Context): Promise<void> => {
  const { tx, row, actor, now } = context;
  const by = personOf({ actor });
  // Said when a returned request is sent again; the first submission has nothing to compare with.
  const summary = typeof context.input.summary === 'string' ? context.input.summary : '';
  await keepSnapshot(tx, row, { by, at: now, summary });
  await changeRequest(context, {
    attestedById: by,
    submittedAt: row.submittedAt ?? now,
    readyForApprovalAt: null,
  });
};

// A request that intake has read and returned stays in its sight: `submittedAt` is what ICE's sight hangs on.
const clearSubmission = async (context: Context): Promise<void> => {
  const { tx, row } = context;
  const rounds = await tx.returnedItem.count({ where: { requestId: row.id } });
  writeWithStatus(row, { attestedById: null, claimedById: null, ...(rounds === 0 ? { submittedAt: null } : {}) });
};

const claimRequest = (context: Context) => changeRequest(context, { claimedById: personOf(context) });

const releaseClaim = (context: Context) => changeRequest(context, { claimedById: null });

/** The office of a liaison who may carry the request, or a refusal at the field. */
const officeOfLiaison = async ({ tx, row }: Context, liaisonId: string): Promise<string> => {
  const liaison = await tx.user.findFirst({
    where: { id: liaisonId, active: true, roles: { has: 'LIAISON' } },
    select: { officeId: true },
  });
  if (!liaison?.officeId) return refuseField('liaisonId', 'Choose a liaison with an active account.');
  const sameOffice = row.officeId !== null && liaison.officeId === row.officeId;
  if (!sameOffice && !(await officeCovers(tx, liaison.officeId, row.agency))) {
    return refuseField('liaisonId', 'Choose a liaison of an office that covers the area of this agency.');
  }
  return liaison.officeId;
};

const assignRequest = async (context: Context): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { liaisonId, note } = toInput(context, 'assign');
  const officeId = await officeOfLiaison(context, liaisonId);
  await changeRequest(context, { officeId, liaisonId });
  if (note === '') return;
  await tx.comment.create({
    data: {
      ...{ requestId: row.id, authorId: personOf({ actor }), body: note, createdAt: now },
      ...{ visibility: 'ICE_ONLY', class: classOfComment('ICE_ONLY') },
    },
  });
};

const reassignRequest = async (context: Context): Promise<void> => {
  const { liaisonId } = toInput(context, 'reassign');
  if (liaisonId === context.row.liaisonId) {
    return refuseField('liaisonId', 'This liaison has the request already. Choose another one.');
  }
  const officeId = await officeOfLiaison(context, liaisonId);
  await changeRequest(context, { officeId, liaisonId });
};

const logContact = async (context: Context): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { happenedOn, ...contact } = toInput(context, 'log_contact');
  if (happenedOn > dateIn(now, row.agency.timeZone)) {
    return refuseField('happenedOn', 'Enter a date that is not in the future: the log holds what has happened.');
  }
  await tx.contactLog.create({
    data: {
      requestId: row.id,
      ...contact,
      happenedOn: fromCalendarDate(happenedOn),
      loggedById: personOf({ actor }),
      createdAt: now,
    },
  });
};

/** Starts a request for a new partnership, which takes over what the enquiry says already (create-request.ts). */
const copyIntoNewRequest = async ({ tx, row, actor }: Context): Promise<void> => {
  const created = await performWithin(tx, 'request', 'create', null, actor, {
    requestType: 'NEW_PARTNERSHIP',
    priorRequestId: row.id,
  });
  if (!created) return refuseBlocked('A new request cannot be started now.');
};

const closeRequest = async ({ row, input, now }: Context): Promise<void> => {
  const closedReason = typeof input.reason === 'string' ? input.reason : null;
  writeWithStatus(row, { closedAt: now, closedReason });
};

export const intakeEffects = {
  ...sectionEffects,
  mark_ready: markReady,
  clear_ready: clearReady,
  record_submission: recordSubmission,
  clear_submission: clearSubmission,
  claim_request: claimRequest,
  release_claim: releaseClaim,
  assign_request: assignRequest,
  reassign_request: reassignRequest,
  log_contact: logContact,
  copy_into_new_request: copyIntoNewRequest,
  close_request: closeRequest,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
