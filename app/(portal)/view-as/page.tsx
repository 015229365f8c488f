import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Submit } from '@/components/form/submit';
import { PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { timeLeft } from '@/lib/domain/access/view-as';
import { paths } from '@/lib/domain/paths';
import { presentView } from '@/lib/server/auth/current-actor';
import { now } from '@/lib/server/clock';
import { stopViewAs } from './actions';

export const metadata: Metadata = { title: 'Seeing the portal as somebody else' };

type ViewAsPageProps = { searchParams: Promise<{ refused?: string | string[] }> };

export default async function ViewAsPage({ searchParams }: ViewAsPageProps) {
  const view = await presentView();
  const viewedBy = view?.seen.viewedBy;
  if (!view || !viewedBy) redirect(paths.dashboard());
  const isRefused = (await searchParams).refused === 'yes';
  return (
    <>
      <PageTitle title={`You see the portal as ${view.seen.name}`} />
      <div className="space-y-8">
        {isRefused && (
          <Alert tone="warning" heading="That is not possible while you look">
            Nothing was done. Forms, signing, downloads and the account are closed to whoever sees the portal as
            somebody else. Stop first, then act as yourself.
          </Alert>
        )}
        <SummaryList
          rows={[
            { label: 'Reason', value: viewedBy.reason },
            { label: 'Ends in', value: timeLeft(viewedBy.endsAt, now()) },
            { label: 'Told', value: `${view.seen.name} was told by mail when you began.` },
            { label: 'Kept', value: 'Each page you look at, in the audit log.' },
          ]}
        />
        <form action={stopViewAs}>
          <ButtonRow>
            <Submit waiting="Stopping…">Stop</Submit>
            <LinkButton href={paths.dashboard()} tone="secondary">
              Keep looking
            </LinkButton>
          </ButtonRow>
        </form>
      </div>
    </>
  );
}
