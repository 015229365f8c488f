import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { partyLabels } from '@/lib/domain/agreements/obligations';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { termText } from '@/lib/domain/agreements/templates/term';
import {
  deliveries,
  deliveryLabels,
  groundLabel,
  groundsOf,
  type NoticeDay,
  noticeDay,
  noticeDayText,
} from '@/lib/domain/agreements/termination';
import type { NoticePage, NoticeView, WindDownView } from '@/lib/domain/agreements/termination-view';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { calendarDate } from '@/lib/domain/form-values';
import { decide } from '@/lib/domain/workflow/decide';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toAgreementFacts, todayOf } from '@/lib/server/agreements/facts';
import { openStep } from '@/lib/server/agreements/step-queries';
import { toGroundSource, toNoticeRule } from '@/lib/server/agreements/termination-row';
import { toDue } from '@/lib/server/agreements/visible-agreement';

// What the pages of an ending read.

const sides = { AGENCY: 'the agency', ICE: 'ICE' } as const;

/** The notice that stands, or by which the agreement ended; null without one. */
export const toNoticeView = ({ status, terminationNotice: notice }: AgreementCase): NoticeView | null => {
  if (!notice) return null;
  const receivedOn = dateText(toCalendarDate(notice.receivedOn));
  const how = deliveryLabels[notice.delivery].toLowerCase().replace(/^(certified|registered)/u, 'by $1');
  return {
    heading: `${status === 'TERMINATED' ? 'Ended' : 'Ends'} on ${dateText(toCalendarDate(notice.endsOn))}`,
    sentence: `Notice given by ${sides[notice.side]} ${how}, received on ${receivedOn}.`,
    ground: notice.ground === 'NOT_RECORDED' ? '' : `${groundLabel(notice.ground)} (${notice.clause}).`,
    reason: notice.reason,
    keepReason: notice.keepReason,
  };
};

type Item = NonNullable<AgreementCase['terminationNotice']>['windDown'][number];

const resultOf = ({ kind, value, note, doneBy }: Item): string => {
  const what = kind === 'NUMBER' ? `: ${value}` : '';
  return [`Done by ${doneBy?.name ?? 'somebody'}${what}`, note].filter(Boolean).join('. ');
};

/** The checklist of an ending, with what the reader may complete. */
export const toWindDownView = (row: AgreementCase, actor: Actor): WindDownView[] => {
  const may = decide(agreementSteps.complete_wind_down, toAgreementFacts(row, actor), actor).ok;
  return (row.terminationNotice?.windDown ?? []).map((item) => ({
    id: item.id,
    label: item.label,
    kind: item.kind === 'NUMBER' ? 'NUMBER' : 'YES',
    owner: partyLabels[item.side],
    due: item.doneAt === null ? toDue(item.dueOn, row.agency.timeZone) : null,
    done: item.doneAt !== null,
    result: item.doneAt === null ? '' : resultOf(item),
    mine: may && item.side === actor.side,
  }));
};

const asked = z.object({
  receivedOn: calendarDate('Enter the day on which the notice was received, for example 11 24 2026.'),
  mode: z.enum(deliveries, 'Choose how the notice was given.'),
});

type Query = { receivedOn: string | null; mode: string | null };

type Previewed = { fault: string | null; preview: NoticePage['preview'] };

const follows = (endsToday: boolean): string[] => [
  endsToday
    ? 'The agreement ends at once. A notice that counts on receipt cannot be taken back.'
    : 'Until that day the agreement stays in force. Both sides together can take the notice back before it.',
  'Both sides are told, and the public register shows the day.',
  'A checklist for the end opens: what each side returns, closes and records, and by when.',
];

const previewOf = (row: AgreementCase, actor: Actor, query: Query): Previewed => {
  const read = asked.safeParse(query);
  if (!read.success) return { fault: read.error.issues[0]?.message ?? null, preview: null };
  const { receivedOn, mode } = read.data;
  const today = todayOf(row);
  const day: NoticeDay = noticeDay(toNoticeRule(row), { receivedOn, delivery: mode }, today);
  if (!day.ok) return { fault: day.fault, preview: null };
  const side = actor.side === 'AGENCY' ? 'AGENCY' : 'ICE';
  return {
    fault: null,
    preview: {
      receivedOn,
      mode,
      endsOn: day.endsOn,
      sentence: noticeDayText(row, receivedOn, day.endsOn),
      follows: follows(day.endsOn <= today),
      grounds: groundsOf(toGroundSource(row), side, today).map(({ code, label, clause }) => ({
        value: code,
        label,
        hint: clause,
      })),
    },
  };
};

/**
 * The page on which a side gives notice; null when there is none for this person now.
 * @param query what was asked of the preview, from the address of the page
 */
export const getNoticePage = async (actor: Actor, id: string, query: Query): Promise<NoticePage | null> => {
  const open = await openStep(actor, id, 'give_notice');
  if (!open) return null;
  const { row, head, reasons } = open;
  const isAsked = query.receivedOn !== null || query.mode !== null;
  const clause = row.sections.find(({ key }) => key === 'termination');
  return {
    ...head,
    reasons,
    today: todayOf(row),
    earliest: row.effectiveOn && toCalendarDate(row.effectiveOn),
    rule: termText(row).notice,
    clause: clause ? { heading: `Section ${clause.position}, ${clause.heading}`, body: clause.body } : null,
    asked: { receivedOn: query.receivedOn ?? todayOf(row), mode: query.mode ?? '' },
    ...(isAsked ? previewOf(row, actor, query) : { fault: null, preview: null }),
  };
};
