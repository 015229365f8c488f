import type { Metadata } from 'next';
import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { RegisterSearch } from '@/components/public/register-search';
import { RegisterTable } from '@/components/public/register-table';
import { Pagination } from '@/components/ui/pagination/pagination';
import { registerAddress } from '@/lib/domain/register/register-address';
import { toRegisterFilter } from '@/lib/server/register/register-filter';
import { registerChoices, registerPage } from '@/lib/server/register/register-queries';

export const metadata: Metadata = {
  title: 'Public register of agreements',
  description: 'Agreements in force and ended: agency, program, dates, purpose and the signed text.',
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const filter = toRegisterFilter(await searchParams);
  const [{ rows, newer, older, total }, choices] = await Promise.all([registerPage(filter), registerChoices()]);
  const count = `${total.toLocaleString('en-US')} ${total === 1 ? 'agreement' : 'agreements'}`;
  return (
    <PublicPage place="register">
      <PageTitle
        title="Public register of agreements"
        below={
          <p className="max-w-reading text-muted">
            Every agreement from the day it comes into force, and afterwards when it has ended. Drafts, requests and
            assessments are not public and not here.
          </p>
        }
      />
      <RegisterSearch asked={filter} {...choices} />
      <p className="mt-8 mb-3 font-bold" role="status">
        {count}
      </p>
      <RegisterTable rows={rows} caption={count} />
      <Pagination
        label="Pages of the register"
        newerHref={newer ? registerAddress(filter, { newer }) : undefined}
        olderHref={older ? registerAddress(filter, { older }) : undefined}
      />
    </PublicPage>
  );
}
