import 'server-only';
import type { AgreementFacts, NoticeFacts } from '@/lib/domain/agreements/facts';
import type { GroundSource, NoticeRule } from '@/lib/domain/agreements/termination';
import { isToRemind } from '@/lib/domain/agreements/wind-down';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';

// From the rows of an agreement to what the rules of its ending read.

type Item = NonNullable<AgreementCase['terminationNotice']>['windDown'][number];

const dateOrNull = (value: Date | null): string | null => value && toCalendarDate(value);

export const toNoticeRule = (row: AgreementCase): NoticeRule => ({
  noticeMode: row.noticeMode,
  noticeDays: row.noticeDays,
  effectiveOn: dateOrNull(row.effectiveOn),
  expiresOn: dateOrNull(row.expiresOn),
});

export const toGroundSource = (row: AgreementCase): GroundSource => ({
  templateKey: row.templateKey,
  templateVersion: row.templateVersion,
  sections: row.outsideSigningId === null ? row.sections : null,
  needDueOn: row.status === 'NEED_REVIEW' ? dateOrNull(row.dueOn) : null,
});

/** While ICE asks the agency to show its need: until when, and what follows. The 90 days are those of the text of 2009. */
export const needNote = (row: AgreementCase, today: string): string => {
  const until = row.status === 'NEED_REVIEW' && row.dueOn ? toCalendarDate(row.dueOn) : null;
  if (until === null) return '';
  return until < today
    ? `The 90 days to show the need ended on ${dateText(until)}. ICE can confirm the need or give notice to end.`
    : `The agency has until ${dateText(until)} to show that the agreement is still needed: 90 days from the day ICE asked. After that day ICE can end it for that reason.`;
};

export const toReminded = (item: Item) => ({
  dueOn: toCalendarDate(item.dueOn),
  done: item.doneAt !== null,
  remindedOn: dateOrNull(item.remindedOn),
});

export const toNoticeFacts = ({ terminationNotice: notice }: AgreementCase): NoticeFacts | null =>
  notice && {
    side: notice.side,
    receivedOn: toCalendarDate(notice.receivedOn),
    endsOn: toCalendarDate(notice.endsOn),
    keepAsked: notice.keepAskedAt !== null,
  };

export const toWindDownFacts = ({ terminationNotice }: AgreementCase, today: string): AgreementFacts['windDown'] => {
  const items = terminationNotice?.windDown ?? [];
  return {
    agency: items.filter(({ side }) => side === 'AGENCY').length,
    ice: items.filter(({ side }) => side === 'ICE').length,
    toRemind: items.filter((item) => isToRemind(toReminded(item), today)).length,
  };
};
