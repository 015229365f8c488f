import { DataTable } from '@/components/ui/data-table/data-table';
import { caseReach, type Reach } from '@/lib/domain/access/reach';
import { type Role, roleFacts, roles } from '@/lib/domain/access/role';

const reachWords: Record<Reach, { label: string; meaning: string }> = {
  OWN_AGENCY: { label: 'Own agency', meaning: 'Requests and agreements of the own agency, drafts as well.' },
  OWN_OFFICE: {
    label: 'Own office',
    meaning: 'Cases given to the own office or an office under it; at headquarters, all offices.',
  },
  ALL: { label: 'All', meaning: 'Every case once it was sent for the first time. Drafts stay with the agency.' },
};

const reaches: readonly Reach[] = ['OWN_AGENCY', 'OWN_OFFICE', 'ALL'];

const holders = (reach: Reach): Role[] => roles.filter((role) => caseReach[role] === reach);

/** Which cases a right counts for: the second half of every cell of the matrix. */
export function ReachLegend() {
  return (
    <DataTable
      caption="How far a role reaches"
      rows={reaches}
      rowKey={(reach) => reach}
      columns={[
        { key: 'reach', header: 'Reach', scope: 'row', cell: (reach) => <strong>{reachWords[reach].label}</strong> },
        { key: 'meaning', header: 'Sees', cell: (reach) => reachWords[reach].meaning },
        {
          key: 'roles',
          header: 'Roles',
          cell: (reach) =>
            holders(reach)
              .map((role) => roleFacts[role].label)
              .join(', '),
        },
      ]}
    />
  );
}
