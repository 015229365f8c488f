import { FactRail } from '@/components/ui/fact-rail/fact-rail';
import { Link } from '@/components/ui/link/link';
import type { RequestCaseView } from '@/lib/domain/requests/case-view';

type CaseRailProps = Pick<RequestCaseView, 'rail' | 'people' | 'related'>;

/** Facts, people and related cases beside the content of a request. */
export function CaseRail({ rail, people, related }: CaseRailProps) {
  return (
    <div className="space-y-8">
      <FactRail heading="Facts" facts={rail} />
      {people.length > 0 && (
        <FactRail
          heading="People"
          facts={people.map(({ label, name, detail, phone }) => ({
            label,
            value: (
              <span className="wrap-anywhere block">
                <span className="block font-bold">{name}</span>
                {detail.includes('@') ? (
                  <a href={`mailto:${detail}`} className="block min-h-6 text-primary underline underline-offset-2">
                    {detail}
                  </a>
                ) : (
                  <span className="block">{detail}</span>
                )}
                {phone && (
                  <a href={`tel:${phone}`} className="block min-h-6 text-primary underline underline-offset-2">
                    {phone}
                  </a>
                )}
              </span>
            ),
          }))}
        />
      )}
      {related.length > 0 && (
        <section className="min-w-0">
          <h2 className="mb-3 text-lg">Related cases</h2>
          <ul className="space-y-3 border-line border-t pt-3">
            {related.map(({ id, relation, number, title, href }) => (
              <li key={id} className="wrap-anywhere">
                <span className="block text-muted text-sm">{relation}</span>
                <Link href={href}>{number}</Link>
                <span className="block">{title}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
