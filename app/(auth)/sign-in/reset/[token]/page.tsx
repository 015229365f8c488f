import type { Metadata } from 'next';
import { ListForm } from '@/components/admin/list-form';
import { NewPasswordFields } from '@/components/auth/new-password-fields';
import { Submit } from '@/components/form/submit';
import { PageTitle } from '@/components/page/page-title';
import { ButtonRow, LinkButton } from '@/components/ui/button/button';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { paths } from '@/lib/domain/paths';
import { resetPage } from '@/lib/server/auth/forgotten-password';
import { chooseNewPassword } from './actions';

// The address holds the token, which no other site may learn from a link.
export const metadata: Metadata = { title: 'Choose a new password', referrer: 'same-origin', robots: { index: false } };

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const account = await resetPage(token);
  return (
    <div className="max-w-3xl space-y-6">
      <PageTitle title="Choose a new password" />
      {account ? (
        <ListForm action={chooseNewPassword} name="reset">
          <input type="hidden" name="token" value={token} />
          <p>
            Your account: <strong className="wrap-anywhere">{account.email}</strong>
          </p>
          <NewPasswordFields />
          <ButtonRow>
            <Submit waiting="Setting…">Set password and go to sign-in</Submit>
          </ButtonRow>
        </ListForm>
      ) : (
        <EmptyState
          heading="This link is not open"
          icon="clock"
          action={<LinkButton href={paths.forgottenPassword()}>Ask for a new link</LinkButton>}
        >
          It was used already, is older than 30 minutes, or a newer one was sent.
        </EmptyState>
      )}
    </div>
  );
}
