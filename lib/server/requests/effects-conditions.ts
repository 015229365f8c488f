import 'server-only';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { dateIn, fromCalendarDate } from '@/lib/domain/dates';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// What the steps about the conditions of an approval do. A condition ends met or waived, and never opens again.

type Context = StepContext<RequestCase>;

const recordConditions = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { conditions } = toInput(context, 'approve');
  const today = dateIn(now, row.agency.timeZone);
  for (const [at, { dueOn }] of conditions.entries()) {
    if (dueOn <= today) return refuseField(`conditions.${at}.dueOn`, 'Enter a date after today.');
  }
  const before = row.conditions.length;
  await tx.decisionCondition.createMany({
    data: conditions.map(({ dueOn, ...condition }, at) => ({
      requestId: row.id,
      position: before + at + 1,
      ...condition,
      dueOn: fromCalendarDate(dueOn),
      createdAt: now,
    })),
  });
};

const openCondition = ({ row }: Context, conditionId: string) => {
  const found = row.conditions.find(({ id, state }) => id === conditionId && state === 'OPEN');
  return found ?? refuseField('conditionId', 'Choose one of the open conditions.');
};

const reportCondition = async (context: Context): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { conditionId, evidence, documentId } = toInput(context, 'report_condition');
  const condition = openCondition(context, conditionId);
  if (condition.owner !== actor.side) return refuseField('conditionId', 'The other side reports on this condition.');
  if (documentId !== null) {
    const visibility = { in: readableVisibilities(actor).filter((one) => one === 'SHARED') };
    const own = await tx.document.count({ where: { id: documentId, requestId: row.id, removedAt: null, visibility } });
    if (own === 0) return refuseField('documentId', 'Choose one of the files of this request.');
  }
  await tx.decisionCondition.update({
    where: { id: condition.id },
    data: { evidence, evidenceDocumentId: documentId, evidenceById: personOf(context), evidenceAt: now },
  });
};

const acceptCondition = async (context: Context): Promise<void> => {
  const { tx, actor, now } = context;
  const { conditionId, verdict, note } = toInput(context, 'accept_condition');
  const condition = openCondition(context, conditionId);
  if (condition.owner === actor.side) return refuseField('conditionId', 'The other side checks this condition.');
  if (condition.evidenceAt === null) return refuseField('conditionId', 'Nothing is reported on this condition yet.');
  if (verdict === 'NOT_YET') {
    if (note === '') return refuseField('note', 'Say what is still missing.');
    // The report stays in sight with the answer to it; the owner reports again.
    await tx.decisionCondition.update({ where: { id: condition.id }, data: { closedNote: note, evidenceAt: null } });
    return;
  }
  await tx.decisionCondition.update({
    where: { id: condition.id },
    data: { state: 'MET', closedNote: note, closedById: personOf(context), closedAt: now },
  });
};

const waiveCondition = async (context: Context): Promise<void> => {
  const { conditionId, reason } = toInput(context, 'waive_condition');
  const condition = openCondition(context, conditionId);
  await context.tx.decisionCondition.update({
    where: { id: condition.id },
    data: { state: 'WAIVED', closedNote: reason, closedById: personOf(context), closedAt: context.now },
  });
};

export const conditionEffects = {
  record_conditions: recordConditions,
  report_condition: reportCondition,
  accept_condition: acceptCondition,
  waive_condition: waiveCondition,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
