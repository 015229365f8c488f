import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import { type MeetingLine, meetingStates } from '@/lib/domain/requests/meeting-view';

/** The meetings that are proposed or agreed, on the page of the request; nothing when there are none. */
export function MeetingSection({ meetings, href }: { meetings: readonly MeetingLine[]; href: string }) {
  if (meetings.length === 0) return null;
  return (
    <CaseSection id="meetings" heading="Meetings">
      <ul className="border-line border-t">
        {meetings.map(({ id, purpose, when, state }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-3">
            <Link href={href} look="strong">
              {purpose}
            </Link>
            {when && <span>{when}</span>}
            <Tag tone={meetingStates[state].tone}>{meetingStates[state].label}</Tag>
          </li>
        ))}
      </ul>
    </CaseSection>
  );
}
