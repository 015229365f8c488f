import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { grant, refuse } from '@/app/(portal)/admin/verification/actions';
import { AskDecision } from '@/components/agencies/ask-decision';
import { AskFacts } from '@/components/agencies/ask-facts';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { StatusTag } from '@/components/workflow/status-tag';
import { askStateFacts } from '@/lib/domain/agencies/verification';
import { paths } from '@/lib/domain/paths';
import { askPage } from '@/lib/server/agencies/verification-queries';

export const metadata: Metadata = { title: 'Ask for verification' };

export default async function Page({ params }: { params: Promise<{ askId: string }> }) {
  const actor = await requireRight('decide_verification');
  const ask = await askPage(actor, (await params).askId);
  if (!ask) notFound();
  const isOpen = ask.state === 'READY' || ask.state === 'UNCONFIRMED';
  return (
    <>
      <BackLink href={paths.adminVerification()}>Verification</BackLink>
      <PageTitle
        caption={ask.number}
        title={ask.agency}
        below={
          <>
            <StatusTag {...askStateFacts[ask.state]} />
            <span className="text-muted">Asked on {ask.askedOn}</span>
          </>
        }
      />
      <div className="space-y-8">
        <AskFacts ask={ask} />
        {isOpen && <AskDecision ask={ask} grant={grant} refuse={refuse} />}
      </div>
    </>
  );
}
