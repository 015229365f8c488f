import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { agencyTypeLabels, agencyTypes } from '@/lib/domain/agencies/agency-type';
import { paths } from '@/lib/domain/paths';
import { outcomeKindLabels, outcomeKinds } from '@/lib/domain/programs/program-code';
import { applicantTypes, type ProgramFilter } from '@/lib/domain/programs/program-filter';

const hrefOf = ({ for: type, outcome }: ProgramFilter): string => {
  const query = new URLSearchParams({ ...(type ? { for: type } : {}), ...(outcome ? { outcome } : {}) }).toString();
  return query === '' ? paths.programs() : `${paths.programs()}?${query}`;
};

type Choice = { key: string; label: string; href: string; chosen: boolean };
type Group = { heading: string; choices: readonly Choice[] };

function Choices({ heading, choices }: Group) {
  return (
    <div className="min-w-0">
      <p className="py-2 font-bold">{heading}</p>
      <ul>
        {choices.map(({ key, label, href, chosen }) => (
          <li key={key}>
            <Link
              href={href}
              look="bare"
              aria-current={chosen ? 'true' : undefined}
              className={`flex min-h-11 items-center border-l-4 py-1 pl-3 lg:min-h-9 ${
                chosen
                  ? 'border-primary bg-primary-lighter font-bold text-primary-dark'
                  : 'border-transparent text-primary hover:border-line hover:underline'
              }`}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

const groupsOf = (filter: ProgramFilter): Group[] => [
  {
    heading: 'How it can end',
    choices: [
      { key: 'ANY', label: 'Any way', href: hrefOf({ ...filter, outcome: null }), chosen: filter.outcome === null },
      ...outcomeKinds.map((outcome) => ({
        key: outcome,
        label: outcomeKindLabels[outcome],
        href: hrefOf({ ...filter, outcome }),
        chosen: filter.outcome === outcome,
      })),
    ],
  },
  {
    heading: 'Your agency',
    choices: [
      { key: 'ANY', label: 'Any agency', href: hrefOf({ ...filter, for: null }), chosen: filter.for === null },
      ...applicantTypes(agencyTypes).map((type) => ({
        key: type,
        label: agencyTypeLabels[type],
        href: hrefOf({ ...filter, for: type }),
        chosen: filter.for === type,
      })),
    ],
  },
];

/** The filters of the toolbox as plain links: each choice is an address of its own. On phones they fold. */
export function ProgramFilters({ filter }: { filter: ProgramFilter }) {
  const groups = groupsOf(filter);
  const lists = groups.map((group) => <Choices key={group.heading} {...group} />);
  const chosen = groups.flatMap(({ choices }) => choices.filter((choice) => choice.chosen));
  return (
    <>
      <details className="group/filter border-line border-y lg:hidden">
        <summary className="flex min-h-11 list-none items-center gap-2 py-2 [&::-webkit-details-marker]:hidden">
          <span className="min-w-0">
            <span className="font-bold text-primary">Narrow the list</span>
            <span className="block text-muted text-sm">{chosen.map(({ label }) => label).join(', ')}</span>
          </span>
          <Icon name="chevron-down" className="ml-auto transition-transform group-open/filter:rotate-180" />
        </summary>
        <nav aria-label="Narrow the list" className="space-y-2 pb-4">
          {lists}
        </nav>
      </details>
      <nav aria-label="Narrow the list" className="hidden min-w-0 space-y-4 lg:block">
        {lists}
      </nav>
    </>
  );
}
