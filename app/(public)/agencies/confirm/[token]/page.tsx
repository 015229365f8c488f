import type { Metadata } from 'next';
import { ListForm } from '@/components/admin/list-form';
import { Submit } from '@/components/form/submit';
import { PageTitle } from '@/components/page/page-title';
import { PublicPage } from '@/components/public/public-page';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { askOfLink } from '@/lib/server/agencies/verification-ask';
import { confirm } from './actions';

export const metadata: Metadata = { title: 'Confirm your address', robots: { index: false }, referrer: 'same-origin' };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const ask = await askOfLink(token);
  return (
    <PublicPage>
      <div className="max-w-3xl space-y-6">
        <PageTitle title="Confirm your address" caption={ask?.number} />
        {ask ? (
          <ListForm action={confirm} name="confirm">
            <input type="hidden" name="token" value={token} />
            <p className="max-w-reading">
              You asked that {ask.agency} be verified. Confirm that this is your work address.
            </p>
            <Submit>Confirm my address</Submit>
          </ListForm>
        ) : (
          <EmptyState
            heading="This link is not open"
            icon="clock"
            action={<Link href={paths.askVerification()}>Ask for verification again</Link>}
          >
            It was used already, is older than 7 days, or a newer one was sent. If you have confirmed your address,
            there is nothing left to do: you get a mail with the decision.
          </EmptyState>
        )}
      </div>
    </PublicPage>
  );
}
