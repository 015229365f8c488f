// The reports about agreements, from what was counted.
import { partyLabels } from '@/lib/domain/agreements/obligations';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';
import { stateName } from '@/lib/domain/register/place';
import { type Figure, ofKind, sumOf } from '@/lib/domain/reports/figures';
import { reportFacts } from '@/lib/domain/reports/report-sets';
import type { Report } from '@/lib/domain/reports/report-view';

const none = 'No agreement is in force.';
const count = ['Agreements'] as const;

/** "2027-Q1" as people write it. */
const quarterText = (quarter: string): string =>
  quarter === 'NONE' ? 'No end date' : `${quarter.slice(5)}, ${quarter.slice(0, 4)}`;

/** Agreements in force by the quarter in which they end; those without an end date last. */
export const agreementEnds = (figures: readonly Figure[]): Report => {
  const byQuarter = Map.groupBy(ofKind(figures, 'AGREEMENT'), ({ part }) => part);
  const quarters = [...byQuarter].sort(([one], [other]) => one.localeCompare(other));
  return {
    ...{ key: 'AGREEMENT_ENDS', kind: 'BAR', of: 'Quarter', columns: count, empty: none },
    ...{ title: reportFacts.AGREEMENT_ENDS.title, note: reportFacts.AGREEMENT_ENDS.note },
    rows: quarters.map(([quarter, each]) => ({ key: quarter, label: quarterText(quarter), values: [sumOf(each)] })),
  };
};

/** Agreements in force by program, in the order of the catalog. */
export const agreementPrograms = (figures: readonly Figure[]): Report => {
  const inForce = ofKind(figures, 'AGREEMENT');
  const rows = programCodes.flatMap((code) => {
    const value = sumOf(inForce.filter(({ outcome }) => outcome === code));
    return value === 0 ? [] : [{ key: code, label: programOf(code).shortName, values: [value] }];
  });
  return {
    ...{ key: 'AGREEMENT_PROGRAMS', kind: 'BAR', of: 'Program', columns: count, empty: none, rows },
    ...{ title: reportFacts.AGREEMENT_PROGRAMS.title, note: reportFacts.AGREEMENT_PROGRAMS.note },
  };
};

/** Agreements in force by the state of the agency, the most first. */
export const agreementStates = (figures: readonly Figure[]): Report => {
  const byState = Map.groupBy(ofKind(figures, 'AGREEMENT'), ({ state }) => state);
  const rows = [...byState]
    .map(([state, each]) => ({ key: state, label: stateName(state), values: [sumOf(each)] }))
    .sort((one, other) => (other.values[0] ?? 0) - (one.values[0] ?? 0) || one.label.localeCompare(other.label, 'en'));
  return {
    ...{ key: 'AGREEMENT_STATES', kind: 'BAR', of: 'State', columns: count, empty: none, rows },
    ...{ title: reportFacts.AGREEMENT_STATES.title, note: reportFacts.AGREEMENT_STATES.note },
  };
};

const dueParts = [
  { part: 'LATE', label: 'Overdue' },
  { part: 'MONTH', label: 'Within 30 days' },
  { part: 'QUARTER', label: 'In 31 to 90 days' },
  { part: 'LATER', label: 'Later' },
] as const;

const parties = ['AGENCY', 'ICE', 'BOTH'] as const;

/** Duties that are not finished, by the day they are due and by whose they are. */
export const duties = (figures: readonly Figure[]): Report => {
  const due = ofKind(figures, 'DUTY');
  const rows = dueParts.flatMap(({ part, label }) => {
    const these = due.filter((figure) => figure.part === part);
    const values = parties.map((party) => sumOf(these.filter(({ side }) => side === party)));
    return these.length === 0 ? [] : [{ key: part, label, values }];
  });
  return {
    ...{ key: 'DUTIES', kind: 'STACK', of: 'Due', rows },
    ...{ title: reportFacts.DUTIES.title, note: reportFacts.DUTIES.note },
    columns: parties.map((party) => partyLabels[party]),
    empty: 'No duty is due.',
  };
};
