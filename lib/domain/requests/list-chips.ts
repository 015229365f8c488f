// The filters in use as words: each stands above the list and can be taken away by itself.
import { agencyTypeLabels } from '@/lib/domain/agencies/agency-type';
import { programOf } from '@/lib/domain/programs/catalog';
import { type RequestFilter, requestDueLabels, requestFlagLabels } from '@/lib/domain/requests/list-filter';
import { requestStatusFacts } from '@/lib/domain/requests/status';

export type Choice = { value: string; label: string };

/** What the reader can choose from; empty for agencies, whose requests all go one way. */
export type RequestChoices = {
  offices: readonly Choice[];
  /** All whom the reader reaches, or those of the office that is filtered by. */
  liaisons: readonly Choice[];
  /** There are too many liaisons for one list; those of an office stand there once it is filtered by. */
  liaisonsByOffice: boolean;
  states: readonly Choice[];
};

export type FilterChip = { key: keyof RequestFilter; text: string };

const labelIn = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? 'other';

const liaisonText = (choices: RequestChoices, liaison: string): string =>
  liaison === 'NONE' ? 'No liaison yet' : `Liaison: ${labelIn(choices.liaisons, liaison)}`;

/** The chips of a filter, in the order of the form. The view and the order are no filters: they have places of their own. */
export const filterChips = (filter: RequestFilter, choices: RequestChoices): FilterChip[] => {
  const { search, status, state, office, liaison, agencyType, program, due, flag, mine } = filter;
  const texts: [keyof RequestFilter, string | undefined][] = [
    ['search', search && `Search: ${search}`],
    ['status', status && `Status: ${requestStatusFacts[status].label}`],
    ['due', due && requestDueLabels[due]],
    ['flag', flag && requestFlagLabels[flag]],
    ['liaison', liaison && liaisonText(choices, liaison)],
    ['office', office && `Office: ${labelIn(choices.offices, office)}`],
    ['state', state && `State: ${choices.states.find(({ value }) => value === state)?.label ?? state}`],
    ['agencyType', agencyType && `Agency: ${agencyTypeLabels[agencyType]}`],
    ['program', program && `Program: ${programOf(program).shortName}`],
    ['mine', mine && 'Only mine'],
  ];
  return texts.flatMap(([key, text]) => (text ? [{ key, text }] : []));
};
