// How one side ends an agreement by notice: the grounds that its own clauses give, and the day that follows from its
// own rule of notice. The words of the grounds are ours; that a ground exists at all depends on the clause it rests on.
import { type CalendarDate, dateText, daysBetween } from '@/lib/domain/dates';
import type { NoticeMode } from '@/lib/domain/programs/program-code';
import { endByNotice } from './templates/term';

type Side = 'AGENCY' | 'ICE';

type Ground = {
  label: string;
  /** Who may name it; null: either side. */
  side: Side | null;
  /** The key of the clause it rests on: an agreement without that clause does not know the ground. */
  clause: string;
  /** The rule of the text of 2009: only after 90 days in which the agency could show its need. */
  afterNeedReview?: true;
};

const grounds = {
  NO_FURTHER_GROUND: { label: 'The clause asks for no further ground', side: null, clause: 'termination' },
  RESOURCES: { label: 'Resources or priorities have changed', side: null, clause: 'termination' },
  NEED_NOT_SHOWN: {
    label: 'The agency has not shown within 90 days that the agreement is still needed',
    side: 'ICE',
    clause: 'termination',
    afterNeedReview: true,
  },
  LOCAL_LAW: {
    label: 'Law or the governing body no longer allows the agency to take part',
    side: 'AGENCY',
    clause: 'authority-to-sign',
  },
  FEDERAL_AUTHORITY: {
    label: 'The federal authority or program behind the agreement has ended',
    side: 'ICE',
    clause: 'authority',
  },
  COSTS: { label: 'The costs can no longer be borne', side: null, clause: 'costs' },
  SUPERVISION: { label: 'The supervision that was agreed is not given', side: null, clause: 'supervision' },
  REPORTING: { label: 'Reports are not made as agreed', side: 'ICE', clause: 'reporting' },
  CIVIL_RIGHTS: { label: 'Duties on civil rights and complaints were not kept', side: null, clause: 'civil-rights' },
  DATA: { label: 'The rule on records and data was not kept', side: null, clause: 'data-boundary' },
} as const satisfies Record<string, Ground>;

export type GroundCode = keyof typeof grounds;

const isGround = (code: string): code is GroundCode => Object.hasOwn(grounds, code);

const codes = Object.keys(grounds).filter(isGround);

export type GroundChoice = { code: GroundCode; label: string; clause: string };

/** What an agreement is, as far as its grounds depend on it. */
export type GroundSource = {
  templateKey: string;
  templateVersion: string;
  /** Null for an agreement that was signed outside the portal: its clauses stand in its file alone. */
  sections: readonly { key: string; position: number; heading: string }[] | null;
  /** The last day on which the agency can show its need; null while ICE does not ask for it. */
  needDueOn: CalendarDate | null;
};

// The memoranda of 2006 (our version 1) know no rule on an idle partner; the text of 2009 does.
const knowsIdlePartner = ({ templateKey, templateVersion }: GroundSource): boolean =>
  !(templateKey.startsWith('287G_') && templateVersion === '1');

const isOpen = (ground: Ground, source: GroundSource, today: CalendarDate): boolean => {
  if (!ground.afterNeedReview) return true;
  return knowsIdlePartner(source) && source.needDueOn !== null && source.needDueOn < today;
};

// What the file says, the portal cannot read: whoever gives the notice names the ground from the file in hand.
const clauseOf = ({ sections }: GroundSource, ground: Ground): string | null => {
  if (sections === null) return 'As written in the signed file';
  const section = sections.find(({ key }) => key === ground.clause);
  return section ? `Section ${section.position}, ${section.heading}` : null;
};

/** The grounds on which a side may end this agreement today, each with the clause it rests on. */
export const groundsOf = (source: GroundSource, side: Side, today: CalendarDate): GroundChoice[] =>
  codes.flatMap((code) => {
    const ground: Ground = grounds[code];
    const clause = clauseOf(source, ground);
    if (clause === null || (ground.side !== null && ground.side !== side) || !isOpen(ground, source, today)) return [];
    return [{ code, label: ground.label, clause }];
  });

/** A stored ground in words. */
export const groundLabel = (code: string): string => (isGround(code) ? grounds[code].label : 'Not recorded');

export const deliveries = ['HAND_DELIVERY', 'CERTIFIED_MAIL', 'REGISTERED_MAIL', 'PORTAL'] as const;

export type Delivery = (typeof deliveries)[number];

export const deliveryLabels = {
  HAND_DELIVERY: 'By hand',
  CERTIFIED_MAIL: 'Certified mail',
  REGISTERED_MAIL: 'Registered mail',
  PORTAL: 'In this portal',
} as const satisfies Record<Delivery, string>;

export type NoticeRule = {
  noticeMode: NoticeMode;
  noticeDays: number;
  effectiveOn: CalendarDate | null;
  expiresOn: CalendarDate | null;
};

export type NoticeDay = { ok: true; endsOn: CalendarDate } | { ok: false; field: 'receivedOn'; fault: string };

const fault = (text: string): NoticeDay => ({ ok: false, field: 'receivedOn', fault: text });

/** The day on which a notice received on a day ends the agreement, or why no notice can have been received then. */
export const noticeDay = (
  rule: NoticeRule,
  { receivedOn, delivery }: { receivedOn: CalendarDate; delivery: Delivery },
  today: CalendarDate,
): NoticeDay => {
  if (receivedOn > today) return fault('Enter a date that is not after today.');
  if (rule.effectiveOn && receivedOn < rule.effectiveOn) {
    return fault(`Enter ${dateText(rule.effectiveOn)} or later: the agreement began on that day.`);
  }
  if (delivery === 'PORTAL' && receivedOn !== today) {
    return fault('A notice in this portal is received today. Enter today, or choose how it was given before.');
  }
  const endsOn = endByNotice(receivedOn, rule);
  if (rule.expiresOn && endsOn >= rule.expiresOn) {
    return fault(`The agreement ends by itself on ${dateText(rule.expiresOn)}, before this notice would end it.`);
  }
  return { ok: true, endsOn };
};

/** How the day follows from the rule, as one sentence. */
export const noticeDayText = (
  rule: Pick<NoticeRule, 'noticeMode' | 'noticeDays'>,
  receivedOn: CalendarDate,
  endsOn: CalendarDate,
): string =>
  rule.noticeMode === 'ON_RECEIPT'
    ? `This agreement ends on receipt of the notice: on ${dateText(endsOn)}.`
    : `This agreement ends ${daysBetween(receivedOn, endsOn)} days after the day of the notice, ${dateText(receivedOn)}: on ${dateText(endsOn)}.`;
