// Term and notice of an agreement, in words and in dates. Both are data of the template version: the 2006 text of
// delegated authority asked for 60 days of notice, the 2009 text counts from receipt.
import { addCalendarDays, addCalendarMonths, type CalendarDate, dateText } from '@/lib/domain/dates';
import type { NoticeMode } from '@/lib/domain/programs/program-code';

export type TermRule = { termMonths: number | null; noticeMode: NoticeMode; noticeDays: number };

const months = (count: number): string => {
  if (count % 12 !== 0) return `${count} months`;
  return count === 12 ? 'one year' : `${count / 12} years`;
};

/** Term and notice as the agreement says them. */
export const termText = ({ termMonths, noticeMode, noticeDays }: TermRule): { term: string; notice: string } => ({
  term:
    termMonths === null
      ? 'This agreement has no fixed end. It stays in force until one side ends it.'
      : `This agreement lasts ${months(termMonths)} from the day it is put in force. It then ends, unless both sides sign a successor first.`,
  notice:
    noticeMode === 'ON_RECEIPT'
      ? 'Either side may end this agreement at any time by written notice. The notice counts from the day it is received.'
      : `Either side may end this agreement by written notice. The agreement ends ${noticeDays} days after the day of the notice.`,
});

/** The last day of an agreement put in force on a day; null when it has no fixed end. */
export const endOfTerm = (effectiveOn: CalendarDate, termMonths: number | null): CalendarDate | null =>
  termMonths === null ? null : addCalendarMonths(effectiveOn, termMonths);

/** The day on which a notice ends the agreement. */
export const endByNotice = (
  noticeOn: CalendarDate,
  { noticeMode, noticeDays }: Pick<TermRule, 'noticeMode' | 'noticeDays'>,
): CalendarDate => (noticeMode === 'ON_RECEIPT' ? noticeOn : addCalendarDays(noticeOn, noticeDays));

/**
 * Term and notice of an agreement whose end date may have been set by an amendment: a date that is not the end of the
 * term it was signed with is said as a date.
 */
export const termTextWithEnd = (
  rule: TermRule,
  effectiveOn: CalendarDate | null,
  endsOn: CalendarDate | null,
): ReturnType<typeof termText> => {
  const signed = termText(rule);
  const moved = effectiveOn !== null && endsOn !== null && endsOn !== endOfTerm(effectiveOn, rule.termMonths);
  return moved ? { ...signed, term: extendedTerm(endsOn) } : signed;
};

/** The term of an agreement whose end an amendment has set. */
export const extendedTerm = (endsOn: CalendarDate): string =>
  `This agreement lasts until ${dateText(endsOn)}. It then ends, unless both sides sign a successor first.`;
