import type { Metadata } from 'next';
import { ReportsPage } from '@/components/reports/reports-page';
import { reportFilter } from '@/lib/domain/reports/report-filter';
import { requireActor } from '@/lib/server/auth/current-actor';
import { reportsPage } from '@/lib/server/reports/report-queries';
import { subscribe, unsubscribe } from './actions';

export const metadata: Metadata = { title: 'Reports' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = reportFilter.parse(await searchParams);
  return <ReportsPage filter={filter} view={await reportsPage(actor, filter)} mail={{ subscribe, unsubscribe }} />;
}
