import 'server-only';
import { dateIn, fromCalendarDate } from '@/lib/domain/dates';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { assessmentOf } from '@/lib/server/requests/save-answers';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// What the steps about field visits and about figures to verify write. A visit stands beside the agency's answers: its
// corrections are answers of the part FIELD, so nothing here touches the agency's own.

type Context = StepContext<RequestCase>;

/** The most visits of one assessment; our own rule against a flood. */
const visitsMax = 50;

const recordVisit = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { visitedOn, participants, findings } = toInput(context, 'record_visit');
  const { id, visits } = assessmentOf(row);
  if (visitedOn > dateIn(now, row.agency.timeZone)) {
    return refuseField(
      'visitedOn',
      'Enter a date that is not in the future: a visit is recorded once it has been made.',
    );
  }
  if (visits.length >= visitsMax) return refuseBlocked(`This assessment has ${visitsMax} visits already.`);
  const made = { visitedOn: fromCalendarDate(visitedOn), participants, findings };
  await tx.fieldVisit.create({
    data: { assessmentId: id, ...made, recordedById: personOf(context), recordedAt: now },
  });
};

const finishVerifyTask = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { taskId, note } = toInput(context, 'finish_verify_task');
  const { count } = await tx.verifyTask.updateMany({
    where: { id: taskId, assessmentId: assessmentOf(row).id, doneAt: null },
    data: { doneAt: now, doneById: personOf(context), note },
  });
  if (count === 0) return refuseField('taskId', 'Choose a figure that waits to be verified.');
};

export const visitEffects = {
  record_visit: recordVisit,
  finish_verify_task: finishVerifyTask,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
