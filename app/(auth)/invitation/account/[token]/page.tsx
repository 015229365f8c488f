import type { Metadata } from 'next';
import { PageTitle } from '@/components/page/page-title';
import { AcceptForm } from '@/components/people/accept-form';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { paths } from '@/lib/domain/paths';
import { openInvitation } from '@/lib/server/people/accept-invitation';
import { openAccount } from './actions';

// The address holds the token, which no other site may learn from a link.
export const metadata: Metadata = { title: 'Open your account', referrer: 'same-origin', robots: { index: false } };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await openInvitation(token);
  if (!invitation) return <LinkOver />;
  const { place, workEmail, roles, invitedBy, until } = invitation;
  return (
    <div className="max-w-3xl space-y-8">
      <PageTitle title="Open your account" caption={place} />
      <SummaryList
        rows={[
          { label: 'Your account', value: workEmail },
          { label: 'Your part', value: roles.map(({ label, summary }) => `${label}: ${summary}`).join('\n') },
          { label: 'Invited by', value: invitedBy },
          { label: 'The link is good until', value: until },
        ]}
      />
      <section className="space-y-4">
        <h2>Step 1 of 2: who you are, and your password</h2>
        <p className="max-w-reading">
          In step 2 you set up a second way to prove that it is you. Have your telephone or security key at hand.
        </p>
        <AcceptForm action={openAccount} token={token} workEmail={workEmail} />
      </section>
    </div>
  );
}

function LinkOver() {
  return (
    <div className="max-w-3xl space-y-6">
      <PageTitle title="This link cannot be used" />
      <p className="max-w-reading">
        It was used already, was withdrawn, or has run out. If you have opened your account, sign in. If not, ask
        whoever invited you for a new link.
      </p>
      <ButtonRow>
        <LinkButton href={paths.signIn()}>Sign in</LinkButton>
      </ButtonRow>
    </div>
  );
}
