import 'server-only';
import { reports } from '@/lib/domain/agreements/obligations';
import { attendanceText, isOver, steeringDayFault } from '@/lib/domain/agreements/steering';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { dateText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { anyReader, mayOpen } from '@/lib/domain/requests/may-open';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf } from '@/lib/server/agreements/facts';
import { toDuty } from '@/lib/server/agreements/obligation-row';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { SteeringMeeting } from '@/lib/server/db/generated/client';
import { isScanning } from '@/lib/server/documents/scanner';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// What the steps about steering meetings do. The row of the agreement is locked, so that a meeting has one outcome.

/** More are a mistake: our own rule. */
const PLANNED_MAX = 12;

const meetingOf = async (
  { tx, row }: AgreementContext,
  steeringId: string,
  state: 'PLANNED' | 'HELD',
): Promise<SteeringMeeting> => {
  const meeting = await tx.steeringMeeting.findFirst({ where: { id: steeringId, agreementId: row.id } });
  if (meeting?.state !== state) return refuseField('steeringId', 'This meeting has changed. Open the page again.');
  return meeting;
};

type Day = { meetsOn: string; noticeOn: string };

const refuseBadDay = (row: AgreementCase, day: Day): void => {
  const fault = steeringDayFault(day, todayOf(row));
  if (fault) refuseField(fault.field, fault.message);
};

const planSteering = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { meetsOn, noticeOn, ...words } = toInput(context, 'plan_steering');
  refuseBadDay(row, { meetsOn, noticeOn });
  const planned = row.steeringMeetings.filter(({ state }) => state === 'PLANNED').length;
  if (planned >= PLANNED_MAX)
    refuseBlocked(`Up to ${PLANNED_MAX} meetings can be planned at a time. Record or cancel one.`);
  await tx.steeringMeeting.create({
    data: {
      ...words,
      agreementId: row.id,
      meetsOn: fromCalendarDate(meetsOn),
      noticeOn: fromCalendarDate(noticeOn),
      plannedById: personOf(actor),
      plannedAt: now,
    },
  });
};

const saveAgenda = async (context: AgreementContext): Promise<void> => {
  const { steeringId, agenda } = toInput(context, 'save_steering_agenda');
  const { id } = await meetingOf(context, steeringId, 'PLANNED');
  await context.tx.steeringMeeting.update({ where: { id }, data: { agenda } });
};

/** A new day is announced anew; that there was another one stays in the history. */
const moveSteering = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { steeringId, meetsOn, noticeOn, time, place, reason } = toInput(context, 'move_steering');
  const meeting = await meetingOf(context, steeringId, 'PLANNED');
  refuseBadDay(row, { meetsOn, noticeOn });
  // The register shows a meeting from its notice on: a later notice would hide what the public knows already.
  const today = todayOf(row);
  if (toCalendarDate(meeting.noticeOn) <= today && noticeOn > today) {
    refuseField('noticeOn', 'The public knows of this meeting already. Enter today as the day of the new notice.');
  }
  await tx.steeringMeeting.update({
    where: { id: meeting.id },
    data: {
      meetsOn: fromCalendarDate(meetsOn),
      noticeOn: fromCalendarDate(noticeOn),
      time,
      place,
      moves: {
        create: {
          fromOn: meeting.meetsOn,
          toOn: fromCalendarDate(meetsOn),
          reason,
          movedById: personOf(actor),
          movedAt: now,
        },
      },
    },
  });
};

const cancelSteering = async (context: AgreementContext): Promise<void> => {
  const { tx, actor, now } = context;
  const { steeringId, reason } = toInput(context, 'cancel_steering');
  const { id } = await meetingOf(context, steeringId, 'PLANNED');
  await tx.steeringMeeting.update({
    where: { id },
    data: { state: 'CANCELLED', cancelReason: reason, cancelledById: personOf(actor), cancelledAt: now },
  });
};

/** The file with the minutes becomes public: the register hands it out. */
const publishFile = async (context: AgreementContext, meeting: SteeringMeeting, documentId: string): Promise<void> => {
  const { tx, row, now } = context;
  const file = await tx.document.findFirst({
    where: { id: documentId, agreementId: row.id, kind: 'EVIDENCE', removedAt: null },
  });
  if (!file) return refuseField('documentId', 'This file is not here any more. Attach it again.');
  // What the other side may not open yet, the public may not either.
  if (!mayOpen(file, anyReader, isScanning())) {
    return refuseField('documentId', 'This file is held back: its scan or the search of its words has not cleared it.');
  }
  await tx.document.update({ where: { id: file.id }, data: { class: 'PUBLIC' } });
  await tx.steeringMeeting.update({
    where: { id: meeting.id },
    data: { minutesId: documentId, minutesPublishedAt: now },
  });
  await reportDuty(context, meeting, documentId);
};

/** A meeting that was held and has its minutes fulfils the open duty to hold one: reported, for the other side to review. */
const reportDuty = async (context: AgreementContext, { id }: SteeringMeeting, documentId: string): Promise<void> => {
  const { tx, row, actor, now } = context;
  const meeting = await tx.steeringMeeting.findUniqueOrThrow({ where: { id } });
  const side = actor.side === 'AGENCY' ? 'AGENCY' : 'ICE';
  const duty = row.obligations
    .filter((one) => one.type === 'STEERING_MEETING' && reports(toDuty(one), side))
    .sort((a, b) => (a.dueOn?.getTime() ?? 0) - (b.dueOn?.getTime() ?? 0))
    .at(0);
  if (!duty) return;
  const { agencyCount, iceCount, officialsCount, publicCount, pressCount } = meeting;
  const came = attendanceText({
    agencyCount: agencyCount ?? 0,
    iceCount: iceCount ?? 0,
    officialsCount: officialsCount ?? 0,
    publicCount: publicCount ?? 0,
    pressCount: pressCount ?? 0,
  });
  await tx.obligation.update({
    where: { id: duty.id },
    data: {
      state: 'REPORTED',
      report: `Steering meeting held on ${dateText(toCalendarDate(meeting.meetsOn))}. Present: ${came}. The minutes are public.`,
      documentId,
      reportSide: side,
      reportedById: personOf(actor),
      reportedAt: now,
      returnReason: '',
    },
  });
};

const recordSteering = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { steeringId, documentId, nextOn, ...counts } = toInput(context, 'record_steering');
  const meeting = await meetingOf(context, steeringId, 'PLANNED');
  const meetsOn = toCalendarDate(meeting.meetsOn);
  if (!isOver(meetsOn, todayOf(row))) refuseField('steeringId', `The meeting is on ${dateText(meetsOn)}.`);
  if (nextOn !== null && nextOn <= meetsOn) refuseField('nextOn', `Enter a day after ${dateText(meetsOn)}.`);
  await tx.steeringMeeting.update({
    where: { id: meeting.id },
    data: {
      ...counts,
      state: 'HELD',
      nextOn: nextOn && fromCalendarDate(nextOn),
      recordedById: personOf(actor),
      recordedAt: now,
    },
  });
  if (documentId !== '') await publishFile(context, meeting, documentId);
};

const publishMinutes = async (context: AgreementContext): Promise<void> => {
  const { steeringId, documentId } = toInput(context, 'publish_steering_minutes');
  const meeting = await meetingOf(context, steeringId, 'HELD');
  if (meeting.minutesId !== null) refuseField('steeringId', 'The minutes of this meeting are public already.');
  await publishFile(context, meeting, documentId);
};

export const steeringEffects = {
  plan_steering: planSteering,
  save_steering_agenda: saveAgenda,
  move_steering: moveSteering,
  cancel_steering: cancelSteering,
  record_steering: recordSteering,
  publish_steering_minutes: publishMinutes,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
