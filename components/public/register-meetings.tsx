import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { paths } from '@/lib/domain/paths';
import type { RegisterMeeting } from '@/lib/domain/register/register-view';

type Props = { number: string; meetings: readonly RegisterMeeting[] };

const tones = { Coming: 'blue', Held: 'green', Cancelled: 'grey', 'Not recorded yet': 'yellow' } as const;

/** The steering meetings of an agreement, with notice, agenda and minutes. */
export function RegisterMeetings({ number, meetings }: Props) {
  if (meetings.length === 0) {
    return (
      <p className="max-w-reading text-muted">
        No meeting has been announced yet. Each one stands here from the day of its public notice on, and its minutes
        afterwards.
      </p>
    );
  }
  return (
    <ul className="border-line border-t">
      {meetings.map((meeting) => (
        <li key={meeting.id} className="space-y-3 border-line border-b py-4">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
            <div className="min-w-0 grow basis-64">
              <p className="font-bold">
                <time dateTime={meeting.on}>{meeting.when}</time>
              </p>
              <p className="wrap-anywhere text-muted">{meeting.place}</p>
            </div>
            <Tag tone={tones[meeting.state]}>{meeting.state}</Tag>
          </div>
          <div className="max-w-reading space-y-3">
            {meeting.history.map((sentence) => (
              <p key={sentence} className="wrap-anywhere">
                {sentence}
              </p>
            ))}
            <p className="wrap-anywhere whitespace-pre-line">{meeting.notice}</p>
            <div>
              <h3 className="text-base">Agenda</h3>
              <p className="wrap-anywhere whitespace-pre-line">{meeting.agenda}</p>
            </div>
            {meeting.came && <p>Present: {meeting.came}.</p>}
            {meeting.hasMinutes && (
              <p>
                <Link href={paths.registerMinutes(number, meeting.id)}>
                  Download the minutes<span className="sr-only"> of {meeting.when}</span>
                </Link>
              </p>
            )}
            <p className="text-muted text-sm">Announced on {meeting.noticedOn}.</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
