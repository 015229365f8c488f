import type { Metadata } from 'next';
import { IdentityList, LinkForm, LinkWaitingForm } from '@/components/auth/identity-list';
import { problemText } from '@/components/auth/provider-problem';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { requireActor } from '@/lib/server/auth/current-actor';
import { waitingLinkToken } from '@/lib/server/auth/identity/browser-trip';
import { ownIdentities, waitingLink } from '@/lib/server/auth/identity/linked-identities';
import { ownAccount } from '@/lib/server/auth/own-account';
import { personOf } from '@/lib/server/auth/person';
import { isFreshlyConfirmed } from '@/lib/server/auth/step-up';
import { linkAtProvider, linkWaiting, unlinkOwn } from './actions';

export const metadata: Metadata = { title: 'Accounts at identity providers' };

type LinkPageProps = { searchParams: Promise<{ problem?: string | string[] }> };

export default async function LinkPage({ searchParams }: LinkPageProps) {
  const problem = problemText((await searchParams).problem);
  const person = personOf(await requireActor());
  const [account, identities, waiting] = await Promise.all([
    ownAccount(person),
    ownIdentities(person),
    waitingLink(await waitingLinkToken()),
  ]);
  return (
    <>
      <BackLink href={paths.account()}>Your account</BackLink>
      <PageTitle title="Accounts at identity providers" />
      <div className="space-y-12">
        <div className="space-y-6">
          {problem && (
            <Alert tone="error" heading="Nothing was linked">
              {problem.text}
            </Alert>
          )}
          {waiting && <Waiting waiting={waiting} isFresh={isFreshlyConfirmed(person)} />}
          <p className="max-w-reading">
            An account of your agency or of the government can sign you in here. It is linked once, when you are signed
            in at both. What you may do in the portal stays as it is decided here.
          </p>
          <IdentityList identities={identities.linked} timeZone={account.timeZone} unlink={unlinkOwn} />
        </div>
        {identities.more.length > 0 && (
          <section className="space-y-4">
            <h2>Link another</h2>
            <LinkForm providers={identities.more} action={linkAtProvider} />
          </section>
        )}
      </div>
    </>
  );
}

function Waiting({ waiting, isFresh }: { waiting: { label: string; email: string }; isFresh: boolean }) {
  return (
    <section className="max-w-reading space-y-4 border border-line bg-surface p-4 sm:p-6">
      <h2 className="text-xl">Link this account?</h2>
      <p className="wrap-anywhere">
        You are signed in at {waiting.label} as <strong>{waiting.email}</strong>. Once it is linked, whoever can sign in
        there as you can sign in here as you.
      </p>
      {isFresh ? (
        <LinkWaitingForm label={waiting.label} action={linkWaiting} />
      ) : (
        <ButtonRow>
          <LinkButton href={paths.confirm(paths.linkIdentity())}>Confirm that it is you, then link</LinkButton>
        </ButtonRow>
      )}
    </section>
  );
}
