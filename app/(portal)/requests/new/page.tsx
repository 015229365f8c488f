import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { DraftCarriedNotice } from '@/components/requests/draft-carried';
import { DraftFormNotice } from '@/components/requests/draft-notices';
import { DraftStartForm } from '@/components/requests/draft-start-form';
import { Alert } from '@/components/ui/alert/alert';
import { paths } from '@/lib/domain/paths';
import { sectionsFor } from '@/lib/domain/requests/draft';
import { requireReader } from '@/lib/server/auth/current-actor';
import { carriedFromFinder } from '@/lib/server/finder/carried-from-finder';
import { getNewRequest } from '@/lib/server/requests/draft-queries';
import { startRequest } from './actions';

export const metadata: Metadata = { title: 'New request' };

export default async function NewRequestPage({ searchParams }: PageProps<'/requests/new'>) {
  const { from, ...answers } = await searchParams;
  const view = await getNewRequest(await requireReader());
  if (!view) notFound();
  const carried = await carriedFromFinder(answers);
  const minutes = sectionsFor('NEW_PARTNERSHIP').reduce((sum, section) => sum + section.minutes, 0);
  return (
    <div className="max-w-3xl">
      <BackLink href={paths.dashboard()}>Dashboard</BackLink>
      <PageTitle title="New request" caption={view.agencyName} />
      <div className="space-y-8">
        {view.reasons.length > 0 ? (
          <Alert tone="warning" heading={view.formOpen ? 'You cannot start a request now' : 'This form is closed'}>
            {view.reasons.map((reason) => (
              <p key={reason}>{reason}</p>
            ))}
          </Alert>
        ) : (
          <>
            <p className="max-w-reading text-reading">
              Tell your agency’s story once. Each kind of request asks only what it needs; what you write is saved as
              you go, and you can come back at any time. Your approver checks the request before it goes to ICE.
            </p>
            <DraftCarriedNotice carried={carried} />
            <DraftStartForm
              action={startRequest}
              idempotencyKey={randomUUID()}
              earlier={view.earlier}
              from={view.earlier.find(({ id }) => id === from)?.id}
              carried={carried?.ok ? carried : undefined}
            />
          </>
        )}
        <DraftFormNotice notice={view.notice} minutes={minutes} />
      </div>
    </div>
  );
}
