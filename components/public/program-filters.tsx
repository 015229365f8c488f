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

function Choices({ heading, choices }: { heading: string; choices: readonly Choice[] }) {
  const chosen = choices.find((choice) => choice.chosen);
  return (
    <details className="group/filter min-w-0 border-line max-lg:border-b" open>
      <summary className="flex min-h-11 list-none items-center gap-2 font-bold [&::-webkit-details-marker]:hidden">
        {heading}
        <span className="min-w-0 truncate font-normal text-muted group-open/filter:hidden">{chosen?.label}</span>
      </summary>
      <ul className="pb-3">
        {choices.map(({ key, label, href, chosen: isChosen }) => (
          <li key={key}>
            <Link
              href={href}
              look="bare"
              aria-current={isChosen ? 'true' : undefined}
              className={`flex min-h-11 items-center border-l-4 py-1 pl-3 lg:min-h-9 ${
                isChosen
                  ? 'border-primary bg-primary-lighter font-bold text-primary-dark'
                  : 'border-transparent text-primary hover:border-line hover:underline'
              }`}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The filters of the toolbox as plain links: each choice is an address of its own. */
export function ProgramFilters({ filter }: { filter: ProgramFilter }) {
  const outcomes = outcomeKinds.map((outcome) => ({
    key: outcome,
    label: outcomeKindLabels[outcome],
    href: hrefOf({ ...filter, outcome }),
    chosen: filter.outcome === outcome,
  }));
  const types = applicantTypes(agencyTypes).map((type) => ({
    key: type,
    label: agencyTypeLabels[type],
    href: hrefOf({ ...filter, for: type }),
    chosen: filter.for === type,
  }));
  const any = { key: 'ANY' };
  return (
    <nav aria-label="Narrow the list" className="min-w-0 space-y-2 lg:space-y-4">
      <Choices
        heading="How it can end"
        choices={[
          { ...any, label: 'Any way', href: hrefOf({ ...filter, outcome: null }), chosen: filter.outcome === null },
          ...outcomes,
        ]}
      />
      <Choices
        heading="Your agency"
        choices={[
          { ...any, label: 'Any agency', href: hrefOf({ ...filter, for: null }), chosen: filter.for === null },
          ...types,
        ]}
      />
    </nav>
  );
}
