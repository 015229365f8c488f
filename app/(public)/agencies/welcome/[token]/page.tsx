import type { Metadata } from 'next';
import { ListForm } from '@/components/admin/list-form';
import { NewPasswordFields } from '@/components/auth/new-password-fields';
import { Submit } from '@/components/form/submit';
import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { firstPasswordPage } from '@/lib/server/agencies/first-password';
import { choosePassword } from './actions';

export const metadata: Metadata = { title: 'Choose your password', robots: { index: false }, referrer: 'no-referrer' };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const account = await firstPasswordPage(token);
  return (
    <PublicPage>
      <div className="max-w-3xl space-y-6">
        <PageTitle title="Choose your password" caption={account?.agency} />
        {account ? (
          <ListForm action={choosePassword} name="welcome">
            <input type="hidden" name="token" value={token} />
            <p>
              Your account: <strong>{account.email}</strong>
            </p>
            <NewPasswordFields label="Password" />
            <Submit>Set password and go to sign-in</Submit>
          </ListForm>
        ) : (
          <EmptyState
            heading="This link is not open"
            icon="clock"
            action={<Link href={paths.signIn()}>Go to sign-in</Link>}
          >
            A password was chosen already, or the link is older than 14 days. The coordination office helps with a lost
            one.
          </EmptyState>
        )}
      </div>
    </PublicPage>
  );
}
