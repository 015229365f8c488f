// What has to be done because an agreement ends by notice: derived from the instrument, each for one side, each with a
// day counted from the end. Days without a source are our own defaults.
import { addCalendarDays, type CalendarDate } from '@/lib/domain/dates';
import type { Program } from '@/lib/domain/programs/program';

export type WindDownDraft = {
  key: string;
  label: string;
  kind: 'YES' | 'NUMBER';
  side: 'AGENCY' | 'ICE';
  dueOn: CalendarDate;
};

type Item = Omit<WindDownDraft, 'dueOn'> & { daysAfter: number; when?: (program: Instrument) => boolean };

/** What of a program decides which items there are. */
export type Instrument = Pick<Program, 'delegating' | 'instrumentKind' | 'duties' | 'readiness'>;

const designates = ({ delegating, instrumentKind }: Instrument): boolean =>
  delegating || instrumentKind === 'DESIGNATION_MOU';

const hasMoney = ({ duties }: Instrument): boolean =>
  duties.includes('EXPENSE_CLAIM') || duties.includes('ANNUAL_CERTIFICATION');

const hasAccess = ({ instrumentKind }: Instrument): boolean => instrumentKind !== 'ANNUAL_CERTIFICATION_FORM';

// The termination clause of every template: authority ends with the agreement, equipment goes back within 30 days.
const items: readonly Item[] = [
  {
    key: 'stop-work',
    label: 'Tell every officer that the authority ends on the last day',
    kind: 'YES',
    side: 'AGENCY',
    daysAfter: 0,
    when: designates,
  },
  {
    key: 'revoke-designations',
    label: 'Withdraw the designations. How many were withdrawn?',
    kind: 'NUMBER',
    side: 'ICE',
    daysAfter: 0,
    when: designates,
  },
  {
    key: 'close-access',
    label: 'Close the access to systems that the agreement gave',
    kind: 'YES',
    side: 'ICE',
    daysAfter: 0,
    when: hasAccess,
  },
  {
    key: 'return-credentials',
    label: 'Return credentials and designation cards. How many were returned?',
    kind: 'NUMBER',
    side: 'AGENCY',
    daysAfter: 10,
    when: designates,
  },
  {
    key: 'return-equipment',
    label: 'Return equipment to its owner',
    kind: 'YES',
    side: 'AGENCY',
    daysAfter: 30,
    when: hasAccess,
  },
  {
    key: 'receive-equipment',
    label: 'Confirm what came back: equipment, credentials and keys',
    kind: 'YES',
    side: 'ICE',
    daysAfter: 40,
    when: hasAccess,
  },
  {
    key: 'public-notice',
    label: 'Tell the public that the agreement ends, wherever the agency had announced it',
    kind: 'YES',
    side: 'AGENCY',
    daysAfter: 0,
  },
  {
    key: 'agency-records',
    label: 'Put the records of the agency on the retention schedule of its own law',
    kind: 'YES',
    side: 'AGENCY',
    daysAfter: 30,
  },
  {
    key: 'ice-records',
    label: 'Close the file of the agreement at ICE and set its retention',
    kind: 'YES',
    side: 'ICE',
    daysAfter: 30,
  },
  {
    key: 'final-claim',
    label: 'Send the last claims and the final account',
    kind: 'YES',
    side: 'AGENCY',
    daysAfter: 60,
    when: hasMoney,
  },
  {
    key: 'final-account',
    label: 'Settle the final account',
    kind: 'YES',
    side: 'ICE',
    daysAfter: 90,
    when: hasMoney,
  },
];

/**
 * The checklist of an agreement that ends on a day.
 * @param openObligations how many duties of the agreement are still open
 */
export const windDownItems = (
  instrument: Instrument,
  endsOn: CalendarDate,
  openObligations: number,
): WindDownDraft[] => {
  const own = items
    .filter(({ when }) => when === undefined || when(instrument))
    .map(({ key, label, kind, side, daysAfter }) => ({
      key,
      label,
      kind,
      side,
      dueOn: addCalendarDays(endsOn, daysAfter),
    }));
  if (openObligations === 0) return own;
  const label = `Close the open obligations: ${openObligations} ${openObligations === 1 ? 'was' : 'were'} open on the day of the notice`;
  const close = { key: 'open-obligations', label, kind: 'YES', side: 'AGENCY', dueOn: endsOn } as const;
  return [close, ...own];
};

/** Our own rule: an open item is reminded of on the day after it was due, and weekly from then on, four times in all. */
const WEEK = 7;
const REMIND_WEEKS = 4;

/** True when somebody has to be reminded of an item today. */
export const isToRemind = (
  item: { dueOn: CalendarDate; done: boolean; remindedOn: CalendarDate | null },
  today: CalendarDate,
): boolean =>
  !item.done &&
  item.dueOn < today &&
  (item.remindedOn === null ||
    (addCalendarDays(item.remindedOn, WEEK) <= today && today <= addCalendarDays(item.dueOn, WEEK * REMIND_WEEKS)));
