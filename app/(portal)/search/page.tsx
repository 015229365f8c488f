import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SearchPage } from '@/components/search/search-page';
import { toSearchQuery } from '@/lib/domain/search/search-query';
import { requireActor } from '@/lib/server/auth/current-actor';
import { caseNamed, searchPage } from '@/lib/server/search/search-queries';

export const metadata: Metadata = { title: 'Search' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Search({ searchParams }: Props) {
  const actor = await requireActor();
  const query = toSearchQuery(await searchParams);
  const named = await caseNamed(actor, query.q);
  if (named !== null) redirect(named);
  return <SearchPage view={await searchPage(actor, query)} />;
}
