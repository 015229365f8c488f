import type { Metadata } from 'next';
import { PageTitle } from '@/components/page/page-title';
import { Alert } from '@/components/ui/alert/alert';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { StepForm } from '@/components/workflow/step-form';
import { paths } from '@/lib/domain/paths';
import { type InvitationView, memberRoleHints, memberRoleLabels } from '@/lib/domain/requests/member';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { currentActor } from '@/lib/server/auth/current-actor';
import { getInvitation, isInvited } from '@/lib/server/requests/member-queries';
import { acceptInvitation } from './actions';

// The address holds the token, which no other site may learn from a link.
export const metadata: Metadata = { title: 'Invitation', referrer: 'same-origin', robots: { index: false } };

export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params;
  const [invitation, actor] = await Promise.all([getInvitation(token), currentActor()]);
  if (!invitation) return <NoInvitation />;
  const { agencyName, invitedBy, role, email, until, number } = invitation;
  return (
    <div className="max-w-3xl space-y-6">
      <PageTitle title={`Request ${number}`} caption={`Invitation, ${agencyName}`} />
      <p className="max-w-reading text-reading">
        {invitedBy} asks you to take part as {memberRoleLabels[role].toLowerCase()}. {memberRoleHints[role]} The
        invitation is for {email} and is good until {until}.
      </p>
      {(await isInvited(actor, invitation)) ? (
        <StepForm
          action={acceptInvitation}
          envelope={{ caseId: invitation.requestId, version: 1, idempotencyKey: newIdempotencyKey() }}
          fields={[{ kind: 'hidden', name: 'token', value: token }]}
          submit="Accept and open the request"
        />
      ) : (
        <Account invitation={invitation} signedIn={actor !== null} back={paths.invitation(token)} />
      )}
    </div>
  );
}

function Account({ invitation, signedIn, back }: { invitation: InvitationView; signedIn: boolean; back: string }) {
  return (
    <>
      {signedIn && (
        <Alert tone="warning" heading="You are signed in as somebody else">
          Sign out, and sign in with the account of {invitation.email}.
        </Alert>
      )}
      <section className="space-y-3">
        <h2 className="text-xl">You need an account</h2>
        <p className="max-w-reading">
          An invitation opens no account. The administrator of {invitation.agencyName} in the portal does, or an
          administrator of ICE where your agency has none. Ask for one with the address above; then open this page again
          and accept.
        </p>
      </section>
      {!signedIn && (
        <ButtonRow>
          <LinkButton href={paths.signIn(back)}>I have an account: sign in</LinkButton>
        </ButtonRow>
      )}
    </>
  );
}

function NoInvitation() {
  return (
    <div className="max-w-3xl space-y-6">
      <PageTitle title="This invitation cannot be used" />
      <p className="max-w-reading">
        It was used already, was withdrawn, or has expired. Ask the colleague who invited you for a new one. If you have
        accepted it, sign in and open the request.
      </p>
      <ButtonRow>
        <LinkButton href={paths.signIn()}>Sign in</LinkButton>
      </ButtonRow>
    </div>
  );
}
