import { Alert } from '@/components/ui/alert/alert';
import type { Visit } from '@/lib/domain/assessments/assessment-view';

/** The visits to the agency. What they found is shown to ICE alone. */
export function VisitList({ visits }: { visits: readonly Visit[] }) {
  if (visits.length === 0) return null;
  const ice = visits.some(({ findings }) => findings !== null);
  return (
    <section id="visits" className="space-y-3">
      <h2 className="text-xl">Field visits</h2>
      {ice && (
        <Alert size="slim">The agency sees the dates and who took part. Only ICE reads what a visit found.</Alert>
      )}
      <ul className="border-line border-t">
        {visits.map(({ id, on, participants, findings }) => (
          <li key={id} className="space-y-1 border-line border-b py-3">
            <p>
              <span className="font-bold">{on}</span> <span className="wrap-anywhere text-muted">{participants}</span>
            </p>
            {findings && <p className="wrap-anywhere max-w-reading whitespace-pre-line">{findings}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
