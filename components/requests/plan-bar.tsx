import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon/icon';
import type { PlanView } from '@/lib/domain/requests/plan-view';

function Side({ label, by }: { label: string; by: string | null }) {
  return (
    <li className="flex items-start gap-2">
      <Icon name={by ? 'circle-check' : 'clock'} className={`mt-0.5 ${by ? 'text-success-dark' : 'text-muted'}`} />
      <span className="min-w-0">
        <strong>{label}</strong> {by ? `accepted: ${by}` : 'has not accepted this version yet'}
      </span>
    </li>
  );
}

/** Which version this is, who saved it, and who has accepted it. */
export function PlanBar({ plan, children }: { plan: PlanView; children?: ReactNode }) {
  const { version, savedBy, accepted, versions } = plan;
  return (
    <section aria-label="Version" className="space-y-3 rounded border border-line bg-ground p-4">
      <p>
        <strong className="text-lg">Version {version}</strong>{' '}
        <span className="text-muted">
          saved{savedBy && ` by ${savedBy}`}
          {versions[0] && ` on ${versions[0].savedOn}`}
        </span>
      </p>
      {plan.turn && <p>{plan.turn}</p>}
      <ul className="space-y-1">
        <Side label={plan.head.agencyName} by={accepted.agency} />
        <Side label="ICE" by={accepted.ice} />
      </ul>
      {children}
    </section>
  );
}
