import type { Metadata } from 'next';
import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { RegisterSearch } from '@/components/public/register-search';
import { RegisterTable } from '@/components/public/register-table';
import { Link } from '@/components/ui/link/link';
import { Pagination } from '@/components/ui/pagination/pagination';
import { countText } from '@/lib/domain/capped-count';
import { paths } from '@/lib/domain/paths';
import { registerAddress, registerQuery } from '@/lib/domain/register/register-address';
import { toRegisterFilter } from '@/lib/server/register/register-filter';
import { registerChoices, registerPage } from '@/lib/server/register/register-queries';

export const metadata: Metadata = {
  title: 'Public register of agreements',
  description: 'Agreements in force and ended: agency, program, dates, purpose and the signed text.',
  alternates: { types: { 'application/atom+xml': paths.registerFeed() } },
};

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const ways = (query: string) => [
  { href: paths.registerMap(), label: 'Map by state and county' },
  { href: `${paths.registerCsv()}${query}`, label: 'This list as CSV' },
  { href: `${paths.registerJson()}${query}`, label: 'This list as JSON' },
  { href: paths.registerData(), label: 'What the columns mean' },
  { href: paths.registerFeed(), label: 'Atom feed' },
];

export default async function Page({ searchParams }: PageProps) {
  const filter = toRegisterFilter(await searchParams);
  const [{ rows, newer, older, total }, choices] = await Promise.all([registerPage(filter), registerChoices()]);
  const count = countText(total, 'agreement', 'agreements');
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
      <ul className="mt-6 flex flex-wrap gap-x-8 print:hidden" aria-label="The register in other forms">
        {ways(registerQuery(filter)).map(({ href, label }) => (
          <li key={href}>
            <Link href={href} className="inline-flex min-h-11 items-center">
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <Pagination
        label="Pages of the register"
        newerHref={newer ? registerAddress(filter, { newer }) : undefined}
        olderHref={older ? registerAddress(filter, { older }) : undefined}
      />
    </PublicPage>
  );
}
