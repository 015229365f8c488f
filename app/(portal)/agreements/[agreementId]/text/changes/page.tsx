import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TextChanges } from '@/components/agreements/text-changes';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { StatusTag } from '@/components/workflow/status-tag';
import { textVersionsAsked } from '@/lib/domain/agreements/text-changes';
import { paths } from '@/lib/domain/paths';
import { getTextChanges } from '@/lib/server/agreements/text-change-queries';
import { requireReader } from '@/lib/server/auth/current-actor';

export const metadata: Metadata = { title: 'Changes of the text' };

type Props = {
  params: Promise<{ agreementId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: Props) {
  const [actor, { agreementId }, asked] = await Promise.all([requireReader(), params, searchParams]);
  const between = textVersionsAsked.safeParse(asked);
  if (!between.success) notFound();
  const view = await getTextChanges(actor, agreementId, between.data);
  if (!view) notFound();
  return (
    <>
      <BackLink href={paths.agreementText(view.id)}>Back to the text</BackLink>
      <PageTitle
        caption={`Agreement ${view.number}, ${view.agencyName}`}
        title="Changes of the text"
        below={<StatusTag {...view.status} />}
      />
      <TextChanges view={view} />
    </>
  );
}
