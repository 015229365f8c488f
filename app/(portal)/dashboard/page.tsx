import type { Metadata } from 'next';
import { PageTitle } from '@/components/page/page-title';
import { LinkButton } from '@/components/ui/button/button';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { FigureRow, FigureTile } from '@/components/ui/figure-tile/figure-tile';
import { Link } from '@/components/ui/link/link';
import { CaseSection } from '@/components/workflow/case-section';
import { OthersTable, WaitingTable } from '@/components/workflow/case-table';
import type { Dashboard } from '@/lib/domain/dashboard-view';
import { paths } from '@/lib/domain/paths';
import { requireReader } from '@/lib/server/auth/current-actor';
import { getAccountLine } from '@/lib/server/people/account-line';
import { getDashboard } from '@/lib/server/requests/dashboard-queries';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage() {
  const actor = await requireReader();
  const [{ name, roles, place }, dashboard] = await Promise.all([getAccountLine(actor), getDashboard(actor)]);
  const { waiting, withOthers, figures, showsAgency } = dashboard;
  return (
    <>
      <PageTitle
        title={`Welcome, ${name}`}
        below={
          <p className="text-muted">
            {roles}, {place}
          </p>
        }
        actions={dashboard.mayStart && <LinkButton href={paths.newRequest()}>Start a request</LinkButton>}
      />
      <div className="space-y-12">
        <CaseSection
          id="waiting"
          heading={waiting.length > 0 ? `Waiting on you (${waiting.length})` : 'Waiting on you'}
        >
          {waiting.length > 0 ? (
            <WaitingTable cases={waiting} showsAgency={showsAgency} />
          ) : (
            <NothingWaits {...dashboard} />
          )}
        </CaseSection>
        {withOthers.length > 0 && (
          <CaseSection id="others" heading="With others">
            <OthersTable cases={withOthers} showsAgency={showsAgency} />
            <p>
              <Link href={paths.requests()}>All open requests</Link>
            </p>
          </CaseSection>
        )}
        <CaseSection id="figures" heading="In figures">
          <FigureRow>
            {figures.map((tile) => (
              <FigureTile key={tile.label} {...tile} />
            ))}
          </FigureRow>
        </CaseSection>
      </div>
    </>
  );
}

function NothingWaits({ mayStart, withOthers }: Dashboard) {
  if (withOthers.length > 0) {
    return (
      <EmptyState heading="Nothing waits for you" icon="circle-check">
        What others are at work on is below. We tell you by e-mail when it is your turn.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      heading="Nothing waits for you"
      icon="circle-check"
      action={
        mayStart ? (
          <LinkButton href={paths.newRequest()}>Start a request</LinkButton>
        ) : (
          <LinkButton href={paths.requests()} tone="secondary">
            Look at all requests
          </LinkButton>
        )
      }
    >
      Requests and agreements appear here as soon as a step of yours comes up.
    </EmptyState>
  );
}
