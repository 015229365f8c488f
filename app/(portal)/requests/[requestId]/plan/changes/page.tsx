import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { PartTitle } from '@/components/requests/assessment-title';
import { PlanChanges } from '@/components/requests/plan-changes';
import { paths } from '@/lib/domain/paths';
import { requireReader } from '@/lib/server/auth/current-actor';
import { planChangesView } from '@/lib/server/requests/plan-queries';

export const metadata: Metadata = { title: 'Changes of the plan' };

const versionNumber = z.coerce.number().int().min(1).max(100_000);
const query = z.object({ from: versionNumber, to: versionNumber });

type PageProps = {
  params: Promise<{ requestId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await requireReader();
  const between = query.safeParse(await searchParams);
  if (!between.success) notFound();
  const view = await planChangesView(actor, (await params).requestId, between.data);
  if (!view) notFound();
  return (
    <>
      <PartTitle
        head={view.head}
        title="Changes of the plan"
        caption={`Request ${view.head.number} · from version ${view.from} to version ${view.to}`}
        back={{ href: paths.plan(view.head.id), label: 'Back to the plan' }}
      />
      <PlanChanges view={view} />
    </>
  );
}
