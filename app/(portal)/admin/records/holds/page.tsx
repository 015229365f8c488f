import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { place, release } from '@/app/(portal)/admin/records/holds/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { PageTitle } from '@/components/page/page-title';
import { ReleasedHolds, StandingHolds } from '@/components/records/hold-list';
import { PlaceHoldForm } from '@/components/records/place-hold-form';
import { RecordsTabs } from '@/components/records/records-tabs';
import { holdsRight } from '@/lib/domain/access/permissions';
import { recordsTabsOf } from '@/lib/domain/records/records-tabs';
import { holdList } from '@/lib/server/records/holds/hold-queries';

export const metadata: Metadata = { title: 'Holds on records' };

export default async function Page() {
  const actor = await requireRight('read_records');
  const holds = await holdList(actor);
  if (!holds) notFound();
  const manages = holdsRight(actor, 'manage_holds');
  return (
    <>
      <PageTitle
        title="Holds"
        below={
          <p className="max-w-reading text-muted">
            What has to be kept for a lawsuit, an inquiry or a record request. Under a hold nothing can be removed or
            destroyed, whatever the schedule says.
          </p>
        }
      />
      <div className="space-y-10">
        <RecordsTabs tabs={recordsTabsOf(actor)} current="HOLDS" />
        <section aria-labelledby="standing" className="space-y-4">
          <h2 id="standing">Holds that stand</h2>
          <StandingHolds holds={holds.standing} release={manages ? release : null} />
        </section>
        {manages && <PlaceHoldForm action={place} />}
        <section aria-labelledby="released" className="space-y-4">
          <h2 id="released">Released</h2>
          <ReleasedHolds holds={holds.released} />
        </section>
      </div>
    </>
  );
}
