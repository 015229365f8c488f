import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { switchInCatalog } from '@/app/(portal)/admin/catalog/actions';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { CatalogTable } from '@/components/admin/catalog-table';
import { ListForm } from '@/components/admin/list-form';
import { PageTitle } from '@/components/page/page-title';
import { catalogPage } from '@/lib/server/catalog/catalog-queries';

export const metadata: Metadata = { title: 'Catalog' };

export default async function Page() {
  const actor = await requireRight('manage_catalog');
  const rows = await catalogPage(actor);
  if (!rows) notFound();
  return (
    <>
      <PageTitle
        title="Catalog"
        below={
          <p className="max-w-reading text-muted">
            New requests offer the programs that are switched on. Requests and agreements under way are not touched by
            the switch.
          </p>
        }
      />
      <ListForm action={switchInCatalog} name="catalog">
        <CatalogTable rows={rows} />
      </ListForm>
    </>
  );
}
