import 'server-only';
import { isClosable, responseDue } from '@/lib/domain/agreements/inspections';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { usualDuty } from '@/lib/domain/agreements/templates/obligations';
import { dateText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf } from '@/lib/server/agreements/facts';
import { type OpenCorrection, openCorrections, toOpenFinding } from '@/lib/server/agreements/inspection-row';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// What the steps about inspections do. The row of the agreement is locked, so that an action has one verdict.

/** The duty to answer: the one that waits without a day takes it; otherwise a new one of the same section. */
const openResponse = async ({ tx, row }: AgreementContext): Promise<void> => {
  const dueOn = fromCalendarDate(responseDue(todayOf(row)));
  const waiting = row.obligations.find(
    ({ type, state, dueOn: due }) => type === 'INSPECTION_RESPONSE' && state === 'OPEN' && due === null,
  );
  if (waiting) {
    await tx.obligation.update({ where: { id: waiting.id }, data: { dueOn } });
    return;
  }
  const earlier = await tx.obligation.findFirst({
    where: { agreementId: row.id, type: 'INSPECTION_RESPONSE' },
    select: { sectionId: true },
    orderBy: { id: 'desc' },
  });
  const { type, party, words } = usualDuty('INSPECTION_RESPONSE');
  await tx.obligation.create({
    data: { agreementId: row.id, type, party, description: words, dueOn, sectionId: earlier?.sectionId ?? null },
  });
};

const recordInspection = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { inspectedOn, scope, summary, findings } = toInput(context, 'record_inspection');
  const today = todayOf(row);
  if (inspectedOn > today) refuseField('inspectedOn', 'Enter a date that is not after today.');
  if (row.effectiveOn && inspectedOn < toCalendarDate(row.effectiveOn)) {
    refuseField(
      'inspectedOn',
      `Enter ${dateText(toCalendarDate(row.effectiveOn))} or later: it was not in force before.`,
    );
  }
  findings.forEach(({ sectionId, dueOn }, at) => {
    if (dueOn < today) refuseField(`findings.${at}.dueOn`, 'Enter today or a later day.');
    if (sectionId !== '' && row.sections.every(({ id }) => id !== sectionId)) {
      refuseField(`findings.${at}.sectionId`, 'Choose one of the sections of this agreement.');
    }
  });
  const person = { addedById: personOf(actor), addedAt: now };
  await tx.inspection.create({
    data: {
      agreementId: row.id,
      inspectedOn: fromCalendarDate(inspectedOn),
      scope,
      summary,
      recordedById: personOf(actor),
      recordedAt: now,
      ...(findings.length > 0 ? {} : { state: 'CLOSED', closedById: personOf(actor), closedAt: now }),
      findings: {
        create: findings.map(({ severity, finding, sectionId, text, ownerSide, dueOn }, index) => ({
          position: index + 1,
          severity,
          text: finding,
          sectionId: sectionId === '' ? null : sectionId,
          corrections: { create: { ...person, text, ownerSide, dueOn: fromCalendarDate(dueOn) } },
        })),
      },
    },
  });
  if (findings.length > 0) await openResponse(context);
};

const addCorrection = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { findingId, text, ownerSide, dueOn } = toInput(context, 'add_correction');
  const finding = row.inspections.flatMap(({ findings }) => findings).find(({ id }) => id === findingId);
  if (!finding) return refuseField('findingId', 'This finding is not open any more. Open the page again.');
  if (dueOn < todayOf(row)) refuseField('dueOn', 'Enter today or a later day.');
  // More are a mistake: our own rule.
  if (finding.corrections.length >= 20) refuseField('text', 'A finding holds 20 corrective actions at most.');
  await tx.correctiveAction.create({
    data: { findingId, text, ownerSide, dueOn: fromCalendarDate(dueOn), addedById: personOf(actor), addedAt: now },
  });
};

const correctionNamed = (row: AgreementCase, id: string, state: OpenCorrection['state']): OpenCorrection => {
  const found = openCorrections(row).find((one) => one.id === id);
  return found?.state === state
    ? found
    : refuseField('correctionId', 'This corrective action has changed. Open the page again.');
};

const reportCorrection = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { correctionId, report, documentId } = toInput(context, 'report_correction');
  const { id, ownerSide } = correctionNamed(row, correctionId, 'OPEN');
  if (ownerSide !== actor.side) refuseField('correctionId', 'The other side corrects this.');
  if (documentId !== '') {
    const where = { id: documentId, agreementId: row.id, kind: 'EVIDENCE', removedAt: null };
    if ((await tx.document.count({ where })) === 0) {
      refuseField('documentId', 'This file is not here any more. Attach it again.');
    }
  }
  await tx.correctiveAction.update({
    where: { id },
    data: {
      state: 'DONE',
      report,
      documentId: documentId === '' ? null : documentId,
      doneById: personOf(actor),
      doneAt: now,
      returnReason: '',
    },
  });
};

const verifyCorrection = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { id, doneById } = correctionNamed(row, toInput(context, 'verify_correction').correctionId, 'DONE');
  if (doneById === actor.id) refuseField('correctionId', 'Somebody else verifies what you reported as done.');
  await tx.correctiveAction.update({
    where: { id },
    data: { state: 'VERIFIED', verifiedById: personOf(actor), verifiedAt: now },
  });
};

/** Opens the action again. What was reported stays in the timeline and in the files. */
const returnCorrection = async (context: AgreementContext): Promise<void> => {
  const { correctionId, reason } = toInput(context, 'return_correction');
  const { id } = correctionNamed(context.row, correctionId, 'DONE');
  await context.tx.correctiveAction.update({
    where: { id },
    data: { state: 'OPEN', doneById: null, doneAt: null, returnReason: reason },
  });
};

const closeInspection = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { inspectionId, note } = toInput(context, 'close_inspection');
  const inspection = row.inspections.find(({ id }) => id === inspectionId);
  if (!inspection) return refuseField('inspectionId', 'This inspection is closed already.');
  if (!isClosable(inspection.findings.map((finding) => toOpenFinding(inspection, finding)))) {
    refuseField('inspectionId', 'Verify every corrective action of this inspection first.');
  }
  await tx.inspection.update({
    where: { id: inspection.id },
    data: { state: 'CLOSED', closeNote: note, closedById: personOf(actor), closedAt: now },
  });
};

export const inspectionEffects = {
  record_inspection: recordInspection,
  add_correction: addCorrection,
  report_correction: reportCorrection,
  verify_correction: verifyCorrection,
  return_correction: returnCorrection,
  close_inspection: closeInspection,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
