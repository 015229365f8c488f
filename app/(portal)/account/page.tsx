import type { Metadata } from 'next';
import { SessionList } from '@/components/auth/session-list';
import { PageTitle } from '@/components/page/page-title';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { PastViews } from '@/components/view-as/past-views';
import { paths } from '@/lib/domain/paths';
import { requireActor } from '@/lib/server/auth/current-actor';
import { ownIdentities } from '@/lib/server/auth/identity/linked-identities';
import { type OwnAccount, ownAccount } from '@/lib/server/auth/own-account';
import { personOf } from '@/lib/server/auth/person';
import { viewsOf } from '@/lib/server/view-as/view-as';
import { revokeOthers, revokeSession } from './actions';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const person = personOf(await requireActor());
  const [account, identities, views] = await Promise.all([ownAccount(person), ownIdentities(person), viewsOf(person)]);
  const hasProviders = identities.linked.length + identities.more.length > 0;
  return (
    <>
      <PageTitle title="Your account" />
      <div className="space-y-12">
        <SummaryList rows={detailsOf(account)} missing="None" />
        <section className="space-y-4">
          <h2>How you sign in</h2>
          <SummaryList rows={factorsOf(account)} />
          <ButtonRow>
            <LinkButton href={paths.secondFactors()} tone="secondary">
              Change how you sign in
            </LinkButton>
            {hasProviders && (
              <LinkButton href={paths.linkIdentity()} tone="secondary">
                Accounts at identity providers
              </LinkButton>
            )}
            <LinkButton href={paths.changePassword()} tone="secondary">
              Change your password
            </LinkButton>
          </ButtonRow>
        </section>
        <section className="space-y-4">
          <h2>How you are told</h2>
          <p className="max-w-reading">
            When notices come by mail, at which hours, and about which cases. Your time zone is set there as well.
          </p>
          <ButtonRow>
            <LinkButton href={paths.noticeSettings()} tone="secondary">
              Choose how you are told
            </LinkButton>
          </ButtonRow>
        </section>
        <section className="space-y-4">
          <h2>Who has seen the portal as you</h2>
          <PastViews views={views} timeZone={account.timeZone} />
        </section>
        <section className="space-y-4">
          <h2>Where you are signed in</h2>
          <SessionList
            sessions={account.sessions}
            timeZone={account.timeZone}
            revoke={revokeSession}
            revokeOthers={revokeOthers}
          />
        </section>
      </div>
    </>
  );
}

const detailsOf = (account: OwnAccount) => [
  { label: 'Name', value: account.name },
  { label: 'Job title', value: account.title },
  { label: 'Work e-mail address', value: account.workEmail },
  { label: 'Agency or office', value: account.place },
  { label: 'Roles', value: account.roles.join(', ') },
];

const factorsOf = ({ factors }: OwnAccount) => [
  { label: 'Authenticator app', value: factors.totp ? 'Set up' : 'Not set up' },
  { label: 'Passkeys', value: factors.passkeys === 0 ? 'None' : String(factors.passkeys) },
  {
    label: 'Recovery codes',
    value:
      factors.recoveryCodes === 0
        ? 'None. Make a list for the day you lose your telephone.'
        : `${factors.recoveryCodes} left`,
  },
];
