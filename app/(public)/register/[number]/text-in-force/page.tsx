import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TextInForce } from '@/components/agreements/text-in-force';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { paths } from '@/lib/domain/paths';
import { registerTextInForce } from '@/lib/server/register/public-amendments';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Text in force' };

export default async function Page({ params }: { params: Promise<{ number: string }> }) {
  const view = await registerTextInForce((await params).number);
  if (!view) notFound();
  return (
    <PublicPage place="register">
      <BackLink href={paths.registerEntry(view.number)}>{view.number}</BackLink>
      <PageTitle caption={`${view.agencyName}, ${view.number}`} title="Text in force" />
      <TextInForce view={view} />
    </PublicPage>
  );
}
