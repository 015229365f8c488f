import type { Metadata } from 'next';
import { DemonstrationAccounts } from '@/components/auth/demonstration-accounts';
import { PageTitle } from '@/components/page/page-title';
import { demonstrationGroups } from '@/lib/server/auth/demonstration-sign-in';
import { safeBack } from '@/lib/server/auth/safe-back';
import { signInForDemonstration } from './actions';

export const metadata: Metadata = { title: 'Sign in' };

type SignInPageProps = { searchParams: Promise<{ back?: string | string[]; callbackUrl?: string | string[] }> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const asked = await searchParams;
  const back = safeBack(asked.back ?? asked.callbackUrl);
  const groups = demonstrationGroups();
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl px-4 py-8">
      <PageTitle title="Sign in" />
      {groups && <DemonstrationAccounts groups={groups} back={back} action={signInForDemonstration} />}
    </main>
  );
}
