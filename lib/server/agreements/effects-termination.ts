import 'server-only';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { groundsOf, noticeDay } from '@/lib/domain/agreements/termination';
import { isToRemind, windDownItems } from '@/lib/domain/agreements/wind-down';
import { fromCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { checklistFault } from '@/lib/server/agreements/checklist-value';
import { todayOf, toProgramCode } from '@/lib/server/agreements/facts';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import { toGroundSource, toNoticeRule, toReminded } from '@/lib/server/agreements/termination-row';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// What the steps of an ending do: the notice with its computed day, and the checklist that follows from it.

/** The end date follows from the day of receipt and the rule of this agreement's own text. */
const recordNotice = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { receivedOn, mode, ground, reason, endsOn } = toInput(context, 'give_notice');
  const today = todayOf(row);
  const day = noticeDay(toNoticeRule(row), { receivedOn, delivery: mode }, today);
  if (!day.ok) return refuseField(day.field, day.fault);
  if (day.endsOn !== endsOn) {
    return refuseField('endsOn', 'The day on which the agreement would end is another one now. Look at it again.');
  }
  const side = actor.side === 'AGENCY' ? 'AGENCY' : 'ICE';
  const named = groundsOf(toGroundSource(row), side, today).find(({ code }) => code === ground);
  if (!named) return refuseField('ground', 'Choose a ground of this agreement that your side can name.');
  const openDuties = await tx.obligation.count({ where: { agreementId: row.id, state: 'OPEN' } });
  const { id } = await tx.terminationNotice.create({
    data: {
      agreementId: row.id,
      side,
      givenById: personOf(actor),
      ground: named.code,
      clause: named.clause,
      reason,
      delivery: mode,
      receivedOn: fromCalendarDate(receivedOn),
      endsOn: fromCalendarDate(endsOn),
      givenAt: now,
      windDown: {
        create: windDownItems(programOf(toProgramCode(row.programCode)), endsOn, openDuties).map(
          ({ dueOn, ...item }, index) => ({ ...item, position: index + 1, dueOn: fromCalendarDate(dueOn) }),
        ),
      },
    },
  });
  row.pending.columns.terminationNoticeId = id;
};

const standing = (row: AgreementCase): NonNullable<AgreementCase['terminationNotice']> =>
  row.terminationNotice ?? refuseBlocked('No notice stands against this agreement.');

const askToKeep = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { reason } = toInput(context, 'ask_to_keep');
  await tx.terminationNotice.update({
    where: { id: standing(row).id },
    data: { keepReason: reason, keepAskedById: personOf(actor), keepAskedAt: now },
  });
};

/** The notice and its checklist stay as history; the agreement is free of them. */
const takeBackNotice = async ({ tx, row, actor, now }: AgreementContext): Promise<void> => {
  await tx.terminationNotice.update({
    where: { id: standing(row).id },
    data: { takenBackById: personOf(actor), takenBackAt: now },
  });
  row.pending.columns.terminationNoticeId = null;
};

const endByNotice = async ({ row }: AgreementContext): Promise<void> => {
  const { side, endsOn } = standing(row);
  Object.assign(row.pending.columns, {
    endedOn: endsOn,
    endReason: side === 'AGENCY' ? 'TERMINATED_BY_AGENCY' : 'TERMINATED_BY_ICE',
  });
};

const completeWindDown = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { itemId, value, note } = toInput(context, 'complete_wind_down');
  const item = standing(row).windDown.find(({ id }) => id === itemId);
  if (!item) return refuseField('itemId', 'This item is not on the checklist. Open the page again.');
  if (item.side !== actor.side) return refuseField('itemId', 'The other side completes this item.');
  const fault = checklistFault(item.kind, value);
  if (fault) return refuseField('value', fault);
  await tx.windDownItem.update({
    where: { id: item.id },
    data: { value, note, doneAt: now, doneById: personOf(actor) },
  });
};

const markReminded = async ({ tx, row }: AgreementContext): Promise<void> => {
  const today = todayOf(row);
  const due = standing(row).windDown.filter((item) => isToRemind(toReminded(item), today));
  await tx.windDownItem.updateMany({
    where: { id: { in: due.map(({ id }) => id) } },
    data: { remindedOn: fromCalendarDate(today) },
  });
};

export const terminationEffects = {
  record_notice: recordNotice,
  ask_to_keep: askToKeep,
  take_back_notice: takeBackNotice,
  end_by_notice: endByNotice,
  complete_wind_down: completeWindDown,
  mark_reminded: markReminded,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
