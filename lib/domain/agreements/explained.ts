// "How long this takes" for an agreement: where it stands, whose turn it is, what comes next, and the date to expect with
// what that date rests on: a clause or a notice, or how long similar agreements took.
import type { Actor } from '@/lib/domain/access/actor';
import { statusWords } from '@/lib/domain/agreements/amendment-stages';
import { readerText, turnText } from '@/lib/domain/agreements/explained-turn';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import * as amend from '@/lib/domain/agreements/guards-amendments';
import { type AgreementStatus, agreementStatusFacts } from '@/lib/domain/agreements/status';
import { agreementStepNames, agreementSteps } from '@/lib/domain/agreements/steps';
import { suspensionDays } from '@/lib/domain/agreements/suspension';
import { noticeDayText } from '@/lib/domain/agreements/termination';
import {
  addBusinessDays,
  addCalendarDays,
  businessDaysBetween,
  type CalendarDate,
  dateText,
  deadlineText,
} from '@/lib/domain/dates';
import { basisText, daysText, expectedText } from '@/lib/domain/requests/expected-time';
import type { Explained } from '@/lib/domain/requests/explained';
import type { TypicalTime } from '@/lib/domain/requests/typical-time';

/** Statuses that end when people are done, so that others tell how long that takes. The rest ends on a day that is fixed. */
export const comparedStatuses = [
  'DRAFT',
  'NEGOTIATION',
  'LEGAL_REVIEW',
  'LOCAL_APPROVAL',
  'SIGNING',
  'EXECUTED',
  'IMPLEMENTING',
] as const satisfies readonly AgreementStatus[];

/** True for a status whose length is compared with that of similar agreements. */
export const isCompared = (status: AgreementStatus): boolean => comparedStatuses.some((one) => one === status);

export type AgreementExplainedFrom = {
  facts: AgreementFacts;
  /** By the dates of today; the last step may have left another. */
  status: AgreementStatus;
  /** The day on which it came into its status, at the agency; null where only its dates brought it there. */
  since: CalendarDate | null;
  dueOn: CalendarDate | null;
  sealWaitsFor: 'TIMESTAMP' | 'REPAIR' | null;
  /** What it is compared with: "agreements of the same instrument (Coordination letter)". */
  alike: string;
  typical: TypicalTime | null;
  reader: { actor: Actor; waits: boolean };
};

type From = AgreementExplainedFrom;
type Expected = Pick<Explained, 'expected' | 'basis'>;

const kindOf = ({ facts }: From) => facts.amendment?.kind ?? null;

const standsText = (from: From): string => {
  const { label } = statusWords(from.status, kindOf(from));
  if (from.since === null) return `${label}, by its dates.`;
  const gone = businessDaysBetween(from.since, from.facts.today);
  const count = isCompared(from.status) && gone > 0 ? ` (${daysText(gone)})` : '';
  return `${label} since ${dateText(from.since)}${count}.`;
};

// What an amendment is decides which of two steps leads on; everything else is a matter of time.
const structural = [
  amend.isAnAmendment,
  amend.isNotAnAmendment,
  amend.legalReviewIsNeeded,
  amend.legalReviewIsNotNeeded,
];
const order = Object.keys(agreementStatusFacts);

/** The status that comes next by the table of steps; null where nothing has to come. */
const nextStatus = (from: From): AgreementStatus | null => {
  const { facts, status, reader } = from;
  const at = order.indexOf(status);
  const leads = agreementStepNames.flatMap((name) => {
    const { kind, from: starts, to, tone, guards } = agreementSteps[name];
    const leadsOn = kind === 'move' && tone !== 'danger' && starts.includes(status) && to !== 'same' && to !== 'VOID';
    const fits = guards.every((guard) => !structural.includes(guard) || guard(facts, reader.actor) === true);
    return leadsOn && fits && order.indexOf(to) > at ? [to] : [];
  });
  return leads[0] ?? null;
};

const nextText = (from: From): string | null => {
  const { status, reader } = from;
  // Whoever it does not wait for reads the sentence of its status above.
  if (!isCompared(status)) return reader.waits ? agreementStatusFacts[status].next : null;
  const next = nextStatus(from);
  return next && `Next: ${statusWords(next, kindOf(from)).label}.`;
};

const ask = ({ reader }: From): string =>
  reader.actor.side === 'AGENCY'
    ? 'Write a comment on this page to ask how it stands.'
    : 'The agency sees the same. Say in a comment what it waits for.';

const targetTime = ({ status, since }: From, kind: ReturnType<typeof kindOf>): Expected => {
  const { target } = statusWords(status, kind);
  if (!target || since === null) return { expected: null, basis: null };
  const on = (target.unit === 'business' ? addBusinessDays : addCalendarDays)(since, target.days);
  return {
    expected: `The target of this step is ${daysText(target.days, target.unit)}: ${deadlineText(on)}.`,
    basis: 'Too few agreements of this kind have gone through this step lately to compare with.',
  };
};

const comparedTime = (from: From): Expected => {
  const { typical, since, facts, alike, status } = from;
  const { expected, basis } =
    typical && since
      ? {
          expected: expectedText({ since, today: facts.today, typical, ask: ask(from) }),
          basis: basisText(alike, typical),
        }
      : targetTime(from, kindOf(from));
  const { until } = facts.signing;
  const limit = status === 'SIGNING' && until ? ` The last day to sign is ${deadlineText(until)}.` : '';
  return { expected: `${expected ?? ''}${limit}`.trim() || null, basis };
};

const endTime = ({ facts: { expiresOn, addOns } }: From): Expected => {
  if (expiresOn)
    return {
      expected: `It ends on ${deadlineText(expiresOn)}, unless both sides sign a successor first.`,
      basis: 'Its clause on the term fixes that day, or the latest amendment that moved it.',
    };
  return {
    expected: null,
    basis: addOns.joined
      ? 'It has no end of its own: it ends with the agreement that it joins.'
      : 'It has no fixed end: it stays in force until one side ends it by notice.',
  };
};

/** The day that a clause or a notice fixes. */
const fixedTime = (from: From): Expected => {
  const { facts, status, since, dueOn } = from;
  const { notice } = facts;
  if (notice)
    return {
      expected: noticeDayText(facts, notice.receivedOn, notice.endsOn),
      basis: 'Its clause on notice fixes that day. The notice can be taken back until then if both sides agree.',
    };
  if (status === 'SUSPENDED' && since)
    return {
      expected: `Both sides review the suspension by ${deadlineText(addCalendarDays(since, suspensionDays[1]))}.`,
      basis: `That is ${daysText(suspensionDays[1], 'calendar')} from the day of the suspension.`,
    };
  if (status === 'NEED_REVIEW' && dueOn)
    return {
      expected: `The agency shows its need by ${deadlineText(dueOn)}.`,
      basis: 'Its clause on notice gives 90 days from the day ICE asked.',
    };
  return endTime(from);
};

/** Why an agreement stands where it stands, for one reader; null once it has ended. */
export const explainedAgreement = (from: From): Explained | null => {
  const { facts, status, sealWaitsFor, reader } = from;
  if (!agreementStatusFacts[status].open) return null;
  const turn = turnText(facts, status, sealWaitsFor);
  return {
    who: `${standsText(from)} ${turn} ${readerText(facts, status, reader.actor, reader.waits)}`,
    next: facts.notice ? null : nextText(from),
    ...(isCompared(status) ? comparedTime(from) : fixedTime(from)),
    clock: null,
  };
};
