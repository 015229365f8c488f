import { Icon } from '@/components/ui/icon/icon';

type DueMarkerProps = {
  /** "Tue, Nov 24, 2026" */
  date: string;
  /** ISO 8601 date, for machines. */
  on?: string;
  /** "in 3 business days", "2 business days late" */
  distance?: string;
  state?: 'ahead' | 'soon' | 'overdue';
  layout?: 'line' | 'stack';
};

/** When something is due: the date, and beside it how far away that is. Lateness is said, not only coloured. */
export function DueMarker({ date, on, distance, state = 'ahead', layout = 'line' }: DueMarkerProps) {
  const face = state === 'overdue' ? 'font-bold text-error-dark' : state === 'soon' ? 'font-bold text-ink' : 'text-ink';
  const words = (
    <span className={layout === 'stack' ? 'inline-flex min-w-0 flex-col' : undefined}>
      <time dateTime={on} className={`whitespace-nowrap ${face}`}>
        {date}
      </time>{' '}
      {distance && (
        <span className={state === 'overdue' ? 'text-error-dark text-sm' : 'text-muted text-sm'}>{distance}</span>
      )}
    </span>
  );
  if (state === 'ahead') return words;
  return (
    <span className="inline-flex items-start gap-1.5">
      <Icon name={state === 'overdue' ? 'circle-alert' : 'clock'} className={`mt-px ${face}`} />
      {words}
    </span>
  );
}
