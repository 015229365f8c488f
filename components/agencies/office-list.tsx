import { Alert } from '@/components/ui/alert/alert';
import { Card } from '@/components/ui/card/card';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { type OfficeSearch, officeLineWords } from '@/lib/domain/agencies/office-view';

/** The offices of the chosen place, one card for each line. */
export function OfficeList({ search }: { search: OfficeSearch }) {
  const { state, county, offices, needsCounty } = search;
  if (state === null) {
    return (
      <EmptyState heading="Choose your state" icon="building">
        Every county has one office for investigations and one for enforcement and removal.
      </EmptyState>
    );
  }
  const place = county === null ? state.name : `${county}, ${state.name}`;
  return (
    <section aria-labelledby="found" className="space-y-4">
      <h2 id="found" className="text-xl">
        {needsCounty ? `Offices that share ${place}` : `Offices for ${place}`}
      </h2>
      {needsCounty && (
        <Alert size="slim">Several offices share this state. Choose your county to see the two that are yours.</Alert>
      )}
      <div className="grid gap-4 md:grid-cols-2">
        {offices.map(({ name, line, phone }) => (
          <Card key={name} heading={name} level={3}>
            <p className="text-muted">{officeLineWords[line]}</p>
            <p className="mt-3">
              Telephone:{' '}
              {phone ? (
                <Link href={`tel:${phone}`} className="inline-flex min-h-11 items-center">
                  {phone}
                </Link>
              ) : (
                'not published; the coordination office connects you'
              )}
            </p>
          </Card>
        ))}
      </div>
      {offices.length === 0 && <p>No office has been entered for {place} yet. Call the coordination office.</p>}
      <p className="max-w-reading text-muted text-sm">Demonstration coverage, to be confirmed by the operator.</p>
    </section>
  );
}
