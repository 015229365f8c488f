import type { Metadata } from 'next';
import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { TextField } from '@/components/form/text-field';
import { PageTitle } from '@/components/page/page-title';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { reproofingPage } from '@/lib/server/auth/reproofing-link';
import { beginWithLink } from './actions';

// The address holds the token, which no other site may learn from a link.
export const metadata: Metadata = {
  title: 'Set up a new second factor',
  referrer: 'same-origin',
  robots: { index: false },
};

export default async function NewFactorPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const account = await reproofingPage(token);
  return (
    <div className="max-w-3xl space-y-6">
      <PageTitle title="Set up a new second factor" caption="Step 1 of 2" />
      {account ? (
        <>
          <p className="max-w-reading">
            Two administrators have made sure that it is you. Enter your password, then set up a new passkey or app.
            What you had before stops working, and you are signed out everywhere.
          </p>
          <ListForm action={beginWithLink} name="new-factor">
            <input type="hidden" name="token" value={token} />
            <p>
              Your account: <strong className="wrap-anywhere">{account.email}</strong>
            </p>
            <TextField name="password" type="password" label="Password" autoComplete="current-password" />
            <ButtonRow>
              <Submit waiting="Checking…">Continue</Submit>
              <Link href={paths.forgottenPassword()}>Forgot your password?</Link>
            </ButtonRow>
          </ListForm>
        </>
      ) : (
        <EmptyState
          heading="This link is not open"
          icon="clock"
          action={<LinkButton href={paths.signIn()}>Go to sign-in</LinkButton>}
        >
          It was used already, was withdrawn, or is older than 24 hours. Ask your administrator for a new one.
        </EmptyState>
      )}
    </div>
  );
}
