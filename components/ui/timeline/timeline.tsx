import type { ReactNode } from 'react';

export type TimelineEvent = {
  key: string;
  /** "2:14 p.m." */
  time: string;
  /** ISO 8601, for machines. */
  at?: string;
  who: string;
  /** "submitted the request" */
  what: ReactNode;
  note?: ReactNode;
  /** How the mails about it stand. */
  mails?: ReactNode;
  by: 'person' | 'system';
};
export type TimelineDay = { day: string; events: readonly TimelineEvent[] };

/** Who did what and when, grouped by day. What the portal did by itself is grey. */
export function Timeline({ days, level = 3 }: { days: readonly TimelineDay[]; level?: 2 | 3 | 4 }) {
  const Heading = `h${level}` as const;
  return (
    <div className="space-y-6">
      {days.map((day) => (
        <section key={day.day}>
          <Heading className="mb-3 text-base">{day.day}</Heading>
          <ol className="ml-1.5 border-line border-l-2">
            {day.events.map((event) => (
              <TimelineRow key={event.key} event={event} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function TimelineRow({ event }: { event: TimelineEvent }) {
  const human = event.by === 'person';
  return (
    <li className="relative pb-4 pl-5 last:pb-0">
      <span
        aria-hidden="true"
        className={`absolute top-1.5 -left-[7px] size-3 rounded-full border-2 border-surface ${human ? 'bg-primary' : 'bg-edge'}`}
      />
      <p className={human ? '' : 'text-muted'}>
        <span className={human ? 'font-bold' : ''}>{event.who}</span> {event.what}{' '}
        <time dateTime={event.at} className="whitespace-nowrap text-muted text-sm">
          {event.time}
        </time>
      </p>
      {event.mails && <p className="text-muted text-sm">{event.mails}</p>}
      {event.note && (
        <div className="mt-1 max-w-reading whitespace-pre-line border-line border-l-4 pl-3">{event.note}</div>
      )}
    </li>
  );
}
