import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { AskTable } from '@/components/agencies/ask-table';
import { PageTitle } from '@/components/page/page-title';
import { askList } from '@/lib/server/agencies/verification-queries';

export const metadata: Metadata = { title: 'Verification' };

export default async function Page() {
  const asks = await askList(await requireRight('decide_verification'));
  if (!asks) notFound();
  return (
    <>
      <PageTitle
        title="Verification"
        below={<p className="text-muted">Agencies without an account that ask to be let in.</p>}
      />
      <AskTable asks={asks} />
    </>
  );
}
