// What a page of reports is narrowed to, in words, so that a printed page says it too.
import { programOf } from '@/lib/domain/programs/catalog';
import { stateName } from '@/lib/domain/register/place';
import type { ReportFilter } from '@/lib/domain/reports/report-filter';
import type { ReportChoices } from '@/lib/domain/reports/report-view';

/** The program, office and state that were asked for. */
export const chosenWords = ({ program, office, state }: ReportFilter, { offices }: ReportChoices): string[] => [
  ...(program ? [programOf(program).shortName] : []),
  ...(office ? [offices.find(({ value }) => value === office)?.label ?? 'an office that you do not reach'] : []),
  ...(state ? [stateName(state)] : []),
];
