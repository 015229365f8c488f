import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import type { HoldNotice } from '@/lib/domain/records/hold';

/** Above a case: what has to be kept, and for what. Agencies are shown none. */
export function HoldBanner({ holds, manages }: { holds: readonly HoldNotice[]; manages: boolean }) {
  if (holds.length === 0) return null;
  return (
    <div className="mb-6">
      <Alert tone="warning" heading="Records on hold">
        <ul className="space-y-1">
          {holds.map(({ id, matter, since, reach }) => (
            <li key={id} className="wrap-anywhere">
              <strong>{matter}</strong>, since {since}: {reach}.
            </li>
          ))}
        </ul>
        <p>Work goes on. Nothing of it can be removed or destroyed until the hold is released.</p>
        {manages && <Link href={paths.recordHolds()}>See the holds</Link>}
      </Alert>
    </div>
  );
}
