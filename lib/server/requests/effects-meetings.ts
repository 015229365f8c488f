import 'server-only';
import { dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { sideIn } from '@/lib/domain/requests/guards-meetings';
import { instantOf } from '@/lib/domain/requests/meeting-time';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// What the steps about meetings write. The row of the request is locked, so that of two answers to one proposal the
// second finds it answered.

type Context = StepContext<RequestCase>;
type TypedTime = { date: string; time: string };

const noSuchMeeting = 'This meeting has changed. The page now shows how it stands.';

type State = 'PROPOSED' | 'AGREED' | 'DECLINED';

/** The meeting of this request in one of these states, or a refusal. */
const findMeeting = async ({ tx, row }: Context, id: string, states: readonly State[]) => {
  const found = await tx.meeting.findFirst({ where: { id, requestId: row.id, state: { in: [...states] } } });
  return found ?? refuseBlocked(noSuchMeeting);
};

/** A proposal that waits for this person's side, or a refusal. */
const findProposal = async (context: Context, id: string) => {
  const found = await findMeeting(context, id, ['PROPOSED']);
  if (found.proposedBy === sideIn(context.actor)) {
    return refuseBlocked('Your own side proposed these times. The other side answers them.');
  }
  return found;
};

/** The typed times as instants, in their order; refuses past ones, those that no clock shows, and repeated ones. */
const toInstants = ({ row, now }: Context, times: readonly TypedTime[]): Date[] => {
  const zone = row.agency.timeZone;
  const seen = new Set<number>();
  return times.map(({ date, time }, position) => {
    const local = instantOf(date, time, zone);
    if (!local.ok) {
      return refuseField(
        `times.${position}.time`,
        'This time does not exist: clocks go forward over it that night. Choose an hour later.',
      );
    }
    if (local.instant <= now) return refuseField(`times.${position}.date`, 'Choose a time that is still to come.');
    if (seen.has(local.instant.getTime())) {
      return refuseField(`times.${position}.time`, 'This time is proposed twice. Choose another, or remove the row.');
    }
    seen.add(local.instant.getTime());
    return local.instant;
  });
};

const toRows = (instants: readonly Date[]) => instants.map((startsAt, n) => ({ position: n + 1, startsAt }));

/** The most meetings of one request; our own rule against a flood. */
const meetingsMax = 100;

const proposeMeeting = async (context: Context): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { purpose, place, minutes, times } = toInput(context, 'propose_meeting');
  const instants = toInstants(context, times);
  const before = await tx.meeting.count({ where: { requestId: row.id } });
  if (before >= meetingsMax)
    return refuseBlocked(`This request has ${meetingsMax} meetings. Move one of them instead.`);
  await tx.meeting.create({
    data: {
      ...{ requestId: row.id, n: before + 1, purpose, place, minutes, proposedBy: sideIn(actor) },
      ...{ proposedById: personOf(context), proposedAt: now },
      times: { create: toRows(instants) },
    },
  });
};

const acceptMeeting = async (context: Context): Promise<void> => {
  const { tx, now } = context;
  const { meetingId, timeId } = toInput(context, 'accept_meeting');
  const found = await findProposal(context, meetingId);
  const time = await tx.meetingTime.findFirst({ where: { id: timeId, meetingId } });
  if (!time) return refuseField('timeId', 'Choose one of the proposed times.');
  if (time.startsAt <= now)
    return refuseField('timeId', 'This time has passed. Choose another one, or propose others.');
  await tx.meeting.update({
    where: { id: meetingId },
    data: {
      state: 'AGREED',
      startsAt: time.startsAt,
      // A calendar that has seen this meeting before takes the new time only under a higher number (RFC 5545, 3.8.7.4).
      sequence: found.startsAt === null ? found.sequence : found.sequence + 1,
      ...{ answeredById: personOf(context), answeredAt: now, answerNote: '' },
    },
  });
};

const declineMeeting = async (context: Context): Promise<void> => {
  const { meetingId, reason } = toInput(context, 'decline_meeting');
  await findProposal(context, meetingId);
  const answer = { answeredById: personOf(context), answeredAt: context.now, answerNote: reason };
  await context.tx.meeting.update({ where: { id: meetingId }, data: { state: 'DECLINED', ...answer } });
};

const moveMeeting = async (context: Context): Promise<void> => {
  const { tx, actor, now } = context;
  const { meetingId, note, times } = toInput(context, 'move_meeting');
  const found = await findMeeting(context, meetingId, ['PROPOSED', 'AGREED', 'DECLINED']);
  const instants = toInstants(context, times);
  await tx.meetingTime.deleteMany({ where: { meetingId } });
  await tx.meeting.update({
    where: { id: meetingId },
    data: {
      state: 'PROPOSED',
      sequence: found.sequence + 1,
      ...{ proposedBy: sideIn(actor), proposedById: personOf(context), proposedAt: now },
      ...{ answeredById: null, answeredAt: null, answerNote: note },
      times: { create: toRows(instants) },
    },
  });
};

const cancelMeeting = async (context: Context): Promise<void> => {
  const { meetingId, reason } = toInput(context, 'cancel_meeting');
  const found = await findMeeting(context, meetingId, ['PROPOSED', 'AGREED']);
  const answer = { answeredById: personOf(context), answeredAt: context.now, answerNote: reason };
  await context.tx.meeting.update({
    where: { id: meetingId },
    data: { state: 'CANCELLED', sequence: found.sequence + 1, ...answer },
  });
};

/** Logs a meeting that was held. It counts as contact with the agency, and as the first one where there was none. */
const logMeeting = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { meetingId, heldOn, participants, discussed } = toInput(context, 'log_meeting');
  const found = await findMeeting(context, meetingId, ['AGREED']);
  if (heldOn > dateIn(now, row.agency.timeZone)) {
    return refuseField('heldOn', 'Enter a date that is not in the future: the log holds what has happened.');
  }
  const date = fromCalendarDate(heldOn);
  await tx.meeting.update({
    where: { id: meetingId },
    data: { state: 'HELD', heldOn: date, participants, discussed },
  });
  await tx.contactLog.create({
    data: {
      requestId: row.id,
      kind: row.contactLog.length === 0 ? 'FIRST_CONTACT' : 'MEETING',
      happenedOn: date,
      participants,
      summary: `${found.purpose}\n\n${discussed}`,
      loggedById: personOf(context),
      createdAt: now,
    },
  });
};

export const meetingEffects = {
  propose_meeting: proposeMeeting,
  accept_meeting: acceptMeeting,
  decline_meeting: declineMeeting,
  move_meeting: moveMeeting,
  cancel_meeting: cancelMeeting,
  log_meeting: logMeeting,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
