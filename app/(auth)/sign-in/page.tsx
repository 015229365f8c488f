import type { Metadata } from 'next';
import { DemonstrationAccounts } from '@/components/auth/demonstration-accounts';
import { PasskeyForm } from '@/components/auth/passkey-form';
import { problemText } from '@/components/auth/provider-problem';
import { ProviderSignIn } from '@/components/auth/provider-sign-in';
import { SignInForm } from '@/components/auth/sign-in-form';
import { PageTitle } from '@/components/page/page-title';
import { ComingBack } from '@/components/page/typed-keeper';
import { Alert } from '@/components/ui/alert/alert';
import { demonstrationGroups } from '@/lib/server/auth/demonstration-sign-in';
import { providerChoices } from '@/lib/server/auth/identity/provider-settings';
import { safeBack } from '@/lib/server/auth/safe-back';
import { whySignedOut } from '@/lib/server/auth/why-signed-out';
import {
  askPasskeySignIn,
  signInAtProvider,
  signInForDemonstration,
  signInWithPasskey,
  signInWithPassword,
} from './actions';

export const metadata: Metadata = { title: 'Sign in' };

type Asked = Partial<Record<'back' | 'callbackUrl' | 'done' | 'problem', string | string[]>>;

export default async function SignInPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams;
  const back = safeBack(asked.back ?? asked.callbackUrl);
  const groups = demonstrationGroups();
  const ended = await whySignedOut();
  const problem = problemText(asked.problem);
  return (
    <>
      <ComingBack />
      <PageTitle title="Sign in" />
      {ended && (
        <div className="mb-8">
          <Alert tone="warning" heading={ended.heading}>
            {ended.text}
          </Alert>
        </div>
      )}
      {problem && (
        <div className="mb-8">
          <Alert tone="error" heading={problem.heading}>
            {problem.text}
          </Alert>
        </div>
      )}
      <div className={groups ? 'grid gap-10 lg:grid-cols-[minmax(0,4fr)_minmax(0,5fr)]' : ''}>
        <div className="min-w-0 space-y-6">
          {asked.done === 'password' && (
            <Alert tone="success" heading="Your password is set">
              Sign in with it now. You were signed out everywhere.
            </Alert>
          )}
          <SignInForm action={signInWithPassword} back={back} />
          <PasskeyForm ask={askPasskeySignIn} action={signInWithPasskey} back={back}>
            Sign in with a passkey
          </PasskeyForm>
          <ProviderSignIn providers={providerChoices()} back={back} action={signInAtProvider} />
        </div>
        {groups && <DemonstrationAccounts groups={groups} back={back} action={signInForDemonstration} />}
      </div>
    </>
  );
}
