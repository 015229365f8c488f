import 'server-only';
import { signDayAheadDaysMax } from '@/lib/domain/agreements/signing-time';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { addCalendarDays, dateText, fromCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf } from '@/lib/server/agreements/facts';
import { placesToRemind, toSigningTime } from '@/lib/server/agreements/signing-time';
import { type AgreementContext, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// What the steps about the time to sign do.

const setSignDay = async (context: AgreementContext): Promise<void> => {
  const { row, now } = context;
  const { signBy } = toInput(context, 'extend_signing');
  const today = todayOf(row);
  const latest = addCalendarDays(today, signDayAheadDaysMax);
  if (signBy === toSigningTime(row).until) {
    return refuseField('signBy', signBy === null ? 'There is no limit now.' : 'This is the last day to sign already.');
  }
  if (signBy !== null && signBy < today) return refuseField('signBy', 'Enter today or a later day.');
  if (signBy !== null && signBy > latest) return refuseField('signBy', `Enter a day up to ${dateText(latest)}.`);
  row.pending.columns.dueOn = signBy && fromCalendarDate(signBy);
  row.pending.columns.signDaySetAt = now;
};

const recordReminders = async ({ tx, row, now }: AgreementContext): Promise<void> => {
  const remindedOn = fromCalendarDate(todayOf(row));
  await tx.signingReminder.createMany({
    data: placesToRemind(row).map((reminder) => ({ ...reminder, remindedOn, createdAt: now })),
  });
};

const markLapseTold = async ({ row }: AgreementContext): Promise<void> => {
  row.pending.columns.signLapseToldFor = row.dueOn;
};

export const signingTimeEffects = {
  set_sign_day: setSignDay,
  record_reminders: recordReminders,
  mark_lapse_told: markLapseTold,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
