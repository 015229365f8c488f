import 'server-only';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { opinionViewLabels } from '@/lib/domain/requests/headquarters-view';
import { type CaseSource, toldSource } from '@/lib/server/records/sources/source';
import type { RequestCase } from '@/lib/server/requests/case-row';

// The decision about a request and what led to it. Opinions, notes of counsel and declarations are for ICE alone.

const decided = {
  APPROVED: 'Approved',
  APPROVED_WITH_CONDITIONS: 'Approved with conditions',
  DEFERRED: 'Deferred',
  DECLINED: 'Declined',
} as const;

const decisionText = (row: RequestCase): string =>
  row.decisionKind
    ? [
        decided[row.decisionKind],
        row.decisionReason ?? '',
        ...row.conditions.map(
          ({ text, dueOn, state }) =>
            `Condition, due ${dateText(toCalendarDate(dueOn))}: ${text} (${state.toLowerCase()})`,
        ),
      ]
        .filter(Boolean)
        .join('\n\n')
    : '';

const opinionText = (row: RequestCase): string =>
  row.opinions
    .map(
      ({ kind, view, text }) =>
        `${kind === 'BOARD' ? 'Review board' : 'Legal office'}: ${opinionViewLabels[view]}\n${text}`,
    )
    .join('\n\n');

const interestText = (row: RequestCase): string =>
  row.interests
    .map(
      ({ conflict, text }) =>
        `${conflict ? 'A conflict of interest was declared' : 'No conflict was declared'}${text ? `: ${text}` : ''}`,
    )
    .join('\n');

const reconsiderationText = (row: RequestCase): string =>
  row.reconsiderations
    .map(({ reason, outcome, outcomeReason }) =>
      [
        `Asked: ${reason}`,
        outcome && `Answer: ${outcome === 'UPHELD' ? 'the decision stands' : 'opened again'}. ${outcomeReason}`,
      ]
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n');

const correctionText = (row: RequestCase): string =>
  row.corrections
    .map(
      ({ sections, reason, decision, note }) =>
        `Correction asked of ${sections.join(', ')}: ${reason}${decision ? `\n${decision === 'GRANTED' ? 'Granted' : 'Refused'}. ${note}` : ''}`,
    )
    .join('\n\n');

/** The decision, its conditions, and the opinions that were asked for. */
export const decisionSources = (row: RequestCase, part: string): CaseSource[] => {
  const told = (name: string, label: string, text: string, iceOnly = false) =>
    toldSource({
      key: `request:${row.id}:${name}`,
      part: `${part}: decision`,
      label,
      text,
      visibility: iceOnly ? 'ICE_ONLY' : 'SHARED',
    });
  return [
    ...told('decision', 'Decision and its reason', decisionText(row)),
    ...told('reconsiderations', 'Reconsideration', reconsiderationText(row)),
    ...told('corrections', 'Corrections', correctionText(row)),
    ...told('opinions', 'Opinions and notes of counsel', opinionText(row), true),
    ...told('interests', 'Declarations of interest', interestText(row), true),
  ];
};
