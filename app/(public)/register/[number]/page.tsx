import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { RegisterEntryView } from '@/components/public/register-entry-view';
import { StatusTag } from '@/components/workflow/status-tag';
import { paths } from '@/lib/domain/paths';
import { publicStatusFacts } from '@/lib/domain/register/public-status';
import { registerEntry } from '@/lib/server/register/register-entry';

export const dynamic = 'force-dynamic';

type PageProps = { params: Promise<{ number: string }> };

const entryAt = cache(registerEntry);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const entry = await entryAt((await params).number);
  return entry ? { title: `${entry.agency.name}, ${entry.number}` } : {};
}

export default async function Page({ params }: PageProps) {
  const entry = await entryAt((await params).number);
  if (!entry) notFound();
  return (
    <PublicPage place="register">
      <BackLink href={paths.register()}>Register</BackLink>
      <PageTitle
        caption={entry.agency.name}
        title={entry.title}
        below={
          <>
            <StatusTag {...publicStatusFacts[entry.status]} />
            <span>{entry.endSentence}</span>
          </>
        }
      />
      <RegisterEntryView entry={entry} />
    </PublicPage>
  );
}
