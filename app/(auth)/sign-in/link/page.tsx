import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { paths } from '@/lib/domain/paths';
import { waitingLinkToken } from '@/lib/server/auth/identity/browser-trip';
import { waitingLink } from '@/lib/server/auth/identity/linked-identities';

export const metadata: Metadata = { title: 'Link your account' };

// Says the same to everybody whom a provider vouches for, whether or not somebody here has their address.
export default async function SignInToLinkPage() {
  const waiting = await waitingLink(await waitingLinkToken());
  if (!waiting) redirect(paths.signIn());
  return (
    <>
      <BackLink href={paths.signIn()}>Back to sign-in</BackLink>
      <PageTitle title="Link your account" />
      <div className="max-w-reading space-y-6">
        <p className="wrap-anywhere">
          You are signed in at {waiting.label} as <strong>{waiting.email}</strong>. No account of this portal is linked
          with it yet.
        </p>
        <h2 className="text-xl">You have an account here</h2>
        <p>
          Sign in to it once more, with your password and your second factor, or with a passkey. Then the two can be
          linked, and from the next time on {waiting.label} signs you in.
        </p>
        <ButtonRow>
          <LinkButton href={paths.signIn(paths.linkIdentity())}>Sign in and link</LinkButton>
        </ButtonRow>
        <h2 className="text-xl">You have none</h2>
        <p>
          Accounts are opened by invitation. Ask the portal&rsquo;s administrator at your agency or office to invite you
          at your work address.
        </p>
      </div>
    </>
  );
}
