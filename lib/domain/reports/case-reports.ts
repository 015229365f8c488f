// The reports about requests, from what was counted.
import { bandLabels, bands } from '@/lib/domain/assessments/evaluation';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodes } from '@/lib/domain/programs/program-code';
import { ageBands, type Figure, ofKind, stagesInOrder, sumOf } from '@/lib/domain/reports/figures';
import { percentile } from '@/lib/domain/reports/percentile';
import { reportFacts } from '@/lib/domain/reports/report-sets';
import type { Report, ReportRow } from '@/lib/domain/reports/report-view';

const sides = [
  { side: 'AGENCY', label: 'agency' },
  { side: 'ICE', label: 'ICE' },
  { side: 'BOTH', label: 'both sides' },
] as const;

const rangeColumns = ['Median', '9 of 10 within', 'Counted'] as const;

const rangeRow = (key: string, label: string, figures: readonly Figure[]): ReportRow[] => {
  const [median, most] = [percentile(figures, 0.5), percentile(figures, 0.9)];
  return median === null || most === null ? [] : [{ key, label, values: [median, most, sumOf(figures)] }];
};

/** Open requests by stage, each stage split by age. */
export const stageAge = (figures: readonly Figure[]): Report => {
  const open = ofKind(figures, 'OPEN');
  const rows = stagesInOrder.flatMap((stage) => {
    const inStage = open.filter(({ part }) => part === stage);
    const values = ageBands.map((_band, at) => sumOf(inStage.filter(({ side }) => side === `${at}`)));
    return inStage.length === 0 ? [] : [{ key: stage, label: stage, values }];
  });
  return {
    ...{ key: 'STAGE_AGE', kind: 'STACK', of: 'Stage', rows },
    ...{ title: reportFacts.STAGE_AGE.title, note: reportFacts.STAGE_AGE.note },
    columns: ageBands.map(({ label }) => label),
    empty: 'No request is open.',
  };
};

/** How long requests lay with each side in each stage. */
export const timeInStage = (figures: readonly Figure[]): Report => {
  const stays = ofKind(figures, 'STAY');
  const rows = stagesInOrder.flatMap((stage) =>
    sides.flatMap(({ side, label }) =>
      rangeRow(
        `${stage} ${side}`,
        `${stage}, ${label}`,
        stays.filter((stay) => stay.part === stage && stay.side === side),
      ),
    ),
  );
  return {
    ...{ key: 'TIME_IN_STAGE', kind: 'RANGE', of: 'Stage and side', rows, columns: rangeColumns },
    ...{ title: reportFacts.TIME_IN_STAGE.title, note: reportFacts.TIME_IN_STAGE.note },
    empty: 'No request left a stage in this time.',
  };
};

/** How long it took from a request to a signed agreement. */
export const toSignature = (figures: readonly Figure[]): Report => {
  const signed = ofKind(figures, 'SIGNED');
  const rows = programCodes.flatMap((code) =>
    rangeRow(
      code,
      programOf(code).shortName,
      signed.filter(({ part }) => part === code),
    ),
  );
  return {
    ...{ key: 'TO_SIGNATURE', kind: 'RANGE', of: 'Program', rows, columns: rangeColumns },
    ...{ title: reportFacts.TO_SIGNATURE.title, note: reportFacts.TO_SIGNATURE.note },
    empty: 'No agreement that came of a request was signed in this time.',
  };
};

const standings = [
  { part: 'ONGOING', label: 'On time' },
  { part: 'LATE', label: 'Overdue' },
  { part: 'FREE', label: 'No liaison yet' },
] as const;

/** Open requests of each office; the fullest office first. */
export const officeLoad = (figures: readonly Figure[], nameOf: (officeId: string) => string): Report => {
  const byOffice = Map.groupBy(ofKind(figures, 'LOAD'), ({ office }) => office);
  const rows = [...byOffice]
    .map(([office, load]) => ({
      key: office,
      label: nameOf(office),
      values: standings.map(({ part }) => sumOf(load.filter((figure) => figure.part === part))),
      all: sumOf(load),
    }))
    .sort((one, other) => other.all - one.all || one.label.localeCompare(other.label, 'en'))
    .map(({ key, label, values }) => ({ key, label, values }));
  return {
    ...{ key: 'OFFICE_LOAD', kind: 'STACK', of: 'Field office', rows },
    ...{ title: reportFacts.OFFICE_LOAD.title, note: reportFacts.OFFICE_LOAD.note },
    columns: standings.map(({ label }) => label),
    empty: 'No open request is assigned to an office.',
  };
};

const outcomes = [
  { outcome: 'AGREEMENT', label: 'Agreement signed' },
  { outcome: 'SERVICE', label: 'Service set up' },
  { outcome: 'OPEN', label: 'Still open' },
  { outcome: 'NONE', label: 'Closed without' },
] as const;

const choices = [
  { choice: 'OFFER', label: 'offered' },
  { choice: 'DO_NOT_OFFER', label: 'not offered' },
] as const;

/** What the rules advised, what people chose, and what became of it. */
export const choicesReport = (figures: readonly Figure[]): Report => {
  const made = ofKind(figures, 'CHOICE');
  const rows = bands.flatMap((band) =>
    choices.flatMap(({ choice, label }) => {
      const these = made.filter(({ part, side }) => part === band && side === choice);
      const values = outcomes.map(({ outcome }) => sumOf(these.filter((figure) => figure.outcome === outcome)));
      return these.length === 0 ? [] : [{ key: `${band} ${choice}`, label: `${bandLabels[band]}, ${label}`, values }];
    }),
  );
  return {
    ...{ key: 'CHOICES', kind: 'STACK', of: 'Advice and choice', rows },
    ...{ title: reportFacts.CHOICES.title, note: reportFacts.CHOICES.note },
    columns: outcomes.map(({ label }) => label),
    empty: 'Nobody chose about a program in this time.',
  };
};
