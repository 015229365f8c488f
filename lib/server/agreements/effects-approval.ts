import 'server-only';
import { hasRole } from '@/lib/domain/access/actor';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { fromCalendarDate } from '@/lib/domain/dates';
import { isAgencyPlace, signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf } from '@/lib/server/agreements/facts';
import { signerCandidates } from '@/lib/server/agreements/signer-candidates';
import { type AgreementContext, type AgreementStepInput, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// Local approval and the naming of signers: what has to be settled before the text is frozen.

type Approval = AgreementStepInput<'save_local_approval'>;

const refuseIncomplete = (approval: Approval, today: string): void => {
  if (approval.required === 'NO' && approval.legalCitation === '') {
    refuseField('legalCitation', 'Cite the law or charter under which no vote is needed.');
  }
  if (approval.required !== 'YES' || approval.result !== 'PASSED') return;
  if (approval.bodyName === '') refuseField('bodyName', 'Name the body that passed the agreement.');
  if (approval.meetingOn === null) refuseField('meetingOn', 'Enter the date of the meeting that passed it.');
  if ((approval.meetingOn ?? '') > today) {
    refuseField('meetingOn', 'Enter a date that is not after today. Record the vote once it was taken.');
  }
  if (approval.resolutionNumber === '') refuseField('resolutionNumber', 'Enter the number of the resolution.');
  if (approval.documentId === null) refuseField('documentId', 'Attach the resolution of the governing body.');
};

const saveLocalApproval = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor } = context;
  const approval = toInput(context, 'save_local_approval');
  refuseIncomplete(approval, todayOf(row));
  if (approval.documentId !== null) {
    const own = await tx.document.count({
      where: { id: approval.documentId, agreementId: row.id, kind: 'RESOLUTION', removedAt: null },
    });
    if (own === 0) return refuseField('documentId', 'Attach the resolution to this agreement first.');
  }
  const voted = approval.required === 'YES';
  const data = {
    required: approval.required,
    legalCitation: approval.legalCitation,
    bodyName: approval.bodyName,
    meetingOn: voted && approval.meetingOn !== null ? fromCalendarDate(approval.meetingOn) : null,
    resolutionNumber: voted ? approval.resolutionNumber : '',
    // Without a vote there is no result.
    result: voted ? approval.result : ('PENDING' as const),
    documentId: voted ? approval.documentId : null,
    recordedById: personOf(actor),
  };
  await tx.localApproval.upsert({
    where: { agreementId: row.id },
    create: { agreementId: row.id, ...data },
    update: data,
  });
};

/** Each side names its own signers: nobody decides who binds the other. */
export const refuseOtherSide = ({ actor }: AgreementContext, agencyPlace: boolean): void => {
  const agencySide = hasRole(actor, 'AGENCY_APPROVER');
  if (agencyPlace && !agencySide) refuseBlocked('The agency names its own signers.');
  if (!agencyPlace && agencySide) refuseBlocked('ICE names its own signers.');
};

const nameSigner = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  const { signatureId, userId, authBasis } = toInput(context, 'name_signer');
  const place = row.signatures.find(({ id }) => id === signatureId);
  if (!place) return refuseField('signatureId', 'This place to sign is not there. Open the page again.');
  refuseOtherSide(context, isAgencyPlace(place.role));
  const candidates = await signerCandidates(tx, row, place.role);
  if (!candidates.some(({ id }) => id === userId)) {
    return refuseField('userId', 'Choose a person from the list. Only they may sign in this place.');
  }
  const other = row.signatures.find((one) => one.userId === userId && one.id !== place.id);
  if (other) {
    const label = signatureRoleLabels[other.role];
    return refuseField('userId', `This person signs already as: ${label}. Each signature needs a different person.`);
  }
  await tx.signature.update({ where: { id: place.id }, data: { userId, authBasis } });
};

export const approvalEffects = {
  save_local_approval: saveLocalApproval,
  name_signer: nameSigner,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
