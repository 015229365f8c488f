// The addresses of the administrators' list of agencies.
import { paths } from '@/lib/domain/paths';
import { type AgencyStatus, agencyStatuses, agencyStatusFacts } from './agency-status';

/** The address of the list in one status, going on after a name. */
export const agencyAddress = (status: AgencyStatus | null, after?: string): string => {
  const query = new URLSearchParams({ ...(status ? { status } : {}), ...(after ? { after } : {}) }).toString();
  return query === '' ? paths.adminAgencies() : `${paths.adminAgencies()}?${query}`;
};

type Tab = { href: string; label: string; current: boolean; count: string };

/** One view for all agencies and one for each status, with how many are in it. */
export const agencyTabs = (chosen: AgencyStatus | null, counts: Readonly<Record<string, number>>): Tab[] => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const tab = (status: AgencyStatus | null, label: string, count: number): Tab => ({
    href: agencyAddress(status),
    label,
    current: status === chosen,
    count: count.toLocaleString('en-US'),
  });
  return [
    tab(null, 'All', total),
    ...agencyStatuses.map((status) => tab(status, agencyStatusFacts[status].label, counts[status] ?? 0)),
  ];
};
