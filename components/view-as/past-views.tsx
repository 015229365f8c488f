import { momentText } from '@/lib/domain/dates';

type PastView = { id: string; viewer: string; reason: string; startedAt: Date; endedAt: Date };

/** Who has seen the portal as the person, for their own account page. */
export function PastViews({ views, timeZone }: { views: readonly PastView[]; timeZone: string }) {
  if (views.length === 0) return <p className="text-muted">Nobody has seen the portal as you see it.</p>;
  return (
    <ul className="divide-y divide-line border-line border-y">
      {views.map(({ id, viewer, reason, startedAt, endedAt }) => (
        <li key={id} className="space-y-1 py-4">
          <p>
            <strong>{viewer}</strong>
          </p>
          <p className="text-muted">
            {momentText(startedAt, timeZone)} to {momentText(endedAt, timeZone)}
          </p>
          <p className="wrap-anywhere max-w-reading">{reason}</p>
        </li>
      ))}
    </ul>
  );
}
