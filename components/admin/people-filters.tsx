import { roleFacts, roles } from '@/lib/domain/access/role';
import { paths } from '@/lib/domain/paths';
import type { PeopleFilter } from '@/lib/domain/people-filter';
import { FilterBar } from './filter-bar';

type PeopleFiltersProps = { filter: PeopleFilter; places: readonly string[]; side: 'AGENCY' | 'ICE' | 'SYSTEM' };

/** The filters of the list of people; agency staff choose among the roles of their side only. */
export function PeopleFilters({ filter, places, side }: PeopleFiltersProps) {
  const shown = roles.filter((role) => side !== 'AGENCY' || roleFacts[role].side === 'AGENCY');
  return (
    <FilterBar
      action={paths.adminPeople()}
      fields={[
        { kind: 'text', name: 'q', label: 'Name or address', value: filter.q },
        {
          kind: 'choice',
          name: 'role',
          label: 'Role',
          any: 'Any role',
          value: filter.role,
          options: shown.map((value) => ({ value, label: roleFacts[value].label })),
        },
        ...(places.length > 1
          ? [
              {
                kind: 'choice' as const,
                name: 'place',
                label: 'Agency or office',
                any: 'Any',
                value: filter.place,
                options: places.map((value) => ({ value, label: value })),
              },
            ]
          : []),
        {
          kind: 'choice',
          name: 'state',
          label: 'Account',
          any: 'Active and closed',
          value: filter.state,
          options: [
            { value: 'ACTIVE', label: 'Active' },
            { value: 'CLOSED', label: 'Closed' },
          ],
        },
      ]}
    />
  );
}
