import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CaseMapPage } from '@/components/reports/case-map-page';
import { mapFilter } from '@/lib/domain/reports/map-filter';
import { requireActor } from '@/lib/server/auth/current-actor';
import { caseMap } from '@/lib/server/reports/case-map';

export const metadata: Metadata = { title: 'Map of cases' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = mapFilter.parse(await searchParams);
  const view = await caseMap(actor, filter);
  if (!view) notFound();
  return <CaseMapPage filter={filter} view={view} />;
}
