import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { PartTitle } from '@/components/requests/assessment-title';
import { RequestChanges } from '@/components/requests/changes-page';
import { paths } from '@/lib/domain/paths';
import { requireReader } from '@/lib/server/auth/current-actor';
import { requestChanges } from '@/lib/server/requests/changes-queries';

export const metadata: Metadata = { title: 'What changed' };

const submission = z.coerce.number().int().min(1).max(10_000);
const query = z.union([
  z.object({ from: submission, to: submission }),
  z.object({ from: z.undefined().optional(), to: z.undefined().optional() }).transform(() => null),
]);

type PageProps = {
  params: Promise<{ requestId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: PageProps) {
  const actor = await requireReader();
  const between = query.safeParse(await searchParams);
  if (!between.success) notFound();
  const view = await requestChanges(actor, (await params).requestId, between.data);
  if (!view) notFound();
  const { head, from, to } = view;
  return (
    <>
      <PartTitle
        head={head}
        title="What changed"
        caption={`Request ${head.number} · sent ${from.date} and again ${to.date}`}
        back={{ href: paths.request(head.id), label: 'Back to the request' }}
      />
      <RequestChanges view={view} />
    </>
  );
}
