import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { type AgencyRow, agencyStatusFacts } from '@/lib/domain/agencies/agency-status';
import { agencyLevelLabels, agencyTypeLabels } from '@/lib/domain/agencies/agency-type';

const changedText = ({ changed }: AgencyRow): string => {
  if (changed === null) return 'Nobody has decided about this agency in the portal yet.';
  return `${changed.on}, ${changed.by}${changed.reason ? `\n${changed.reason}` : ''}`;
};

/** What is checked before an agency is verified. */
export function AgencyFacts({ agency }: { agency: AgencyRow }) {
  return (
    <SummaryList
      missing="Not given"
      rows={[
        { label: 'Legal name', value: agency.name },
        { label: 'Kind', value: `${agencyTypeLabels[agency.type]}, ${agencyLevelLabels[agency.level].toLowerCase()}` },
        { label: 'Place', value: agency.place },
        { label: 'Time zone of its dates', value: agency.timeZone.replaceAll('_', ' ') },
        { label: 'Identifier (ORI)', value: agency.ori ?? undefined },
        { label: 'Head', value: agency.head },
        { label: 'Mail addresses end in', value: `@${agency.emailDomain}` },
        { label: 'What its status means', value: agencyStatusFacts[agency.status].meaning },
        { label: 'Last decision', value: changedText(agency) },
      ]}
    />
  );
}
