import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { sealAgain } from '@/app/(portal)/admin/seals/actions';
import { ListForm } from '@/components/admin/list-form';
import { SealReadiness } from '@/components/admin/seal-readiness';
import { SealTable } from '@/components/admin/seal-table';
import { PageTitle } from '@/components/page/page-title';
import { sealsPage } from '@/lib/server/agreements/seal-queries';

export const metadata: Metadata = { title: 'Seals' };

export default async function Page() {
  const page = await sealsPage(await requireRight('repair_seals'));
  if (!page) notFound();
  return (
    <>
      <PageTitle
        title="Seals"
        below={
          <p className="max-w-reading text-muted">
            An agreement is executed once its seal is made and verified. A seal that cannot be made is tried again by
            itself, first after seconds, then every hour. Times are those of Washington, D.C.
          </p>
        }
      />
      <div className="space-y-10">
        <section aria-labelledby="waiting" className="space-y-4">
          <h2 id="waiting">Waiting for their seal</h2>
          <ListForm action={sealAgain} name="seals">
            <SealTable rows={page.rows} />
          </ListForm>
          {page.more && <p className="text-muted">More are waiting. The oldest are shown.</p>}
        </section>
        <SealReadiness readiness={page.readiness} />
      </div>
    </>
  );
}
