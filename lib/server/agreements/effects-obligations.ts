import 'server-only';
import { toCorrectionDuty } from '@/lib/domain/agreements/inspections';
import { escalationDays, escalationDue, nextDue, reports, reviews } from '@/lib/domain/agreements/obligations';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf } from '@/lib/server/agreements/facts';
import { openCorrections, toCorrection } from '@/lib/server/agreements/inspection-row';
import { toDuty } from '@/lib/server/agreements/obligation-row';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// What the steps about duties do. The row of the agreement is locked, so that a duty is reported and reviewed once.

type Row = AgreementCase['obligations'][number];

const sideOf = ({ actor }: AgreementContext): 'AGENCY' | 'ICE' => (actor.side === 'AGENCY' ? 'AGENCY' : 'ICE');

const dutyNamed = (row: AgreementCase, obligationId: string): Row =>
  row.obligations.find(({ id }) => id === obligationId) ??
  refuseField('obligationId', 'This duty is not open any more. Open the page again.');

const reportDuty = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { obligationId, report, documentId } = toInput(context, 'report_duty');
  const duty = dutyNamed(row, obligationId);
  const side = sideOf(context);
  if (!reports(toDuty(duty), side)) return refuseField('obligationId', 'This duty is not for your side to report.');
  if (documentId !== '') {
    const files = await tx.document.count({
      where: { id: documentId, agreementId: row.id, kind: 'EVIDENCE', removedAt: null },
    });
    if (files === 0) return refuseField('documentId', 'This file is not here any more. Attach it again.');
  }
  await tx.obligation.update({
    where: { id: duty.id },
    data: {
      state: 'REPORTED',
      report,
      documentId: documentId === '' ? null : documentId,
      reportSide: side,
      reportedById: personOf(actor),
      reportedAt: now,
      returnReason: '',
    },
  });
};

const reviewed = (context: AgreementContext, obligationId: string): Row => {
  const duty = dutyNamed(context.row, obligationId);
  if (!reviews(toDuty(duty), sideOf(context))) {
    return refuseField('obligationId', 'The other side reviews this report.');
  }
  return duty;
};

/** Settles a duty; the next of a row follows from the day this one was due, whenever it was done. */
const acceptDuty = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const duty = reviewed(context, toInput(context, 'accept_duty').obligationId);
  await tx.obligation.update({
    where: { id: duty.id },
    data: { state: 'DONE', reviewedById: personOf(actor), reviewedAt: now },
  });
  const next = nextDue(
    { dueOn: duty.dueOn && toCalendarDate(duty.dueOn), everyMonths: duty.everyMonths },
    row.expiresOn && toCalendarDate(row.expiresOn),
  );
  if (next === null) return;
  const { agreementId, sectionId, type, party, description, everyMonths } = duty;
  const same = { agreementId, sectionId, type, party, description, everyMonths };
  await tx.obligation.create({
    data: { ...same, previousId: duty.id, dueOn: fromCalendarDate(next) },
  });
};

/** Opens the duty again. What was reported stays in the timeline and in the files. */
const returnDuty = async (context: AgreementContext): Promise<void> => {
  const { obligationId, reason } = toInput(context, 'return_duty');
  const duty = reviewed(context, obligationId);
  await context.tx.obligation.update({
    where: { id: duty.id },
    data: { state: 'OPEN', reportSide: null, reportedById: null, reportedAt: null, returnReason: reason },
  });
};

const markEscalated = async ({ tx, row, step }: AgreementContext): Promise<void> => {
  const days = escalationDays.find((one) => step === `escalate_${one}`);
  const late = row.obligations.filter((duty) => escalationDue(toDuty(duty), todayOf(row)) === days);
  await tx.obligation.updateMany({ where: { id: { in: late.map(({ id }) => id) } }, data: { escalatedAt: days } });
  const uncorrected = openCorrections(row).filter(
    (one) => escalationDue(toCorrectionDuty(toCorrection(one)), todayOf(row)) === days,
  );
  await tx.correctiveAction.updateMany({
    where: { id: { in: uncorrected.map(({ id }) => id) } },
    data: { escalatedAt: days },
  });
};

export const obligationEffects = {
  report_duty: reportDuty,
  accept_duty: acceptDuty,
  return_duty: returnDuty,
  mark_escalated: markEscalated,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
