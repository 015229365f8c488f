import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { PageTitle } from '@/components/page/page-title';
import { AbsenceForm, PlannedAbsences } from '@/components/requests/load-absences';
import { LoadTable } from '@/components/requests/load-table';
import { Link } from '@/components/ui/link/link';
import { loadPage } from '@/lib/server/requests/load-queries';
import { cancelAbsence, planAbsence } from './actions';

export const metadata: Metadata = { title: 'Who carries what' };

export default async function Page() {
  const page = await loadPage(await requireRight('read_load'));
  if (!page) notFound();
  const { lines, unassigned, planned, people } = page;
  return (
    <>
      <PageTitle
        title="Who carries what"
        below={
          <p className="max-w-reading text-muted">
            Open requests of each liaison, by how long they have stood in their present step. The most loaded come
            first.
          </p>
        }
      />
      <div className="space-y-12">
        <section aria-labelledby="load" className="space-y-4">
          <h2 id="load">Liaisons</h2>
          {unassigned && (
            <p>
              <Link href={unassigned.href}>Requests that nobody carries yet: {unassigned.figure}</Link>
            </p>
          )}
          <LoadTable lines={lines} />
        </section>
        {people.length > 0 && (
          <section aria-labelledby="away" className="space-y-4">
            <h2 id="away">Planned days away</h2>
            <PlannedAbsences planned={planned} cancel={cancelAbsence} />
            <AbsenceForm people={people} plan={planAbsence} />
          </section>
        )}
      </div>
    </>
  );
}
