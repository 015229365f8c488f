import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AddPasskeyForm } from '@/components/auth/add-passkey-form';
import { SecondFactorForm } from '@/components/auth/second-factor-form';
import { TotpEnrolmentForm } from '@/components/auth/totp-enrolment-form';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { paths } from '@/lib/domain/paths';
import { pendingToken } from '@/lib/server/auth/pending-cookie';
import { type PendingStep, pendingStep } from '@/lib/server/auth/pending-step';
import { safeBack } from '@/lib/server/auth/safe-back';
import { offerTotp } from '@/lib/server/auth/totp-enrolment';
import {
  askFirstPasskey,
  askPasskeyToFinish,
  finishWithCode,
  finishWithEnrolment,
  finishWithNewPasskey,
  finishWithPasskey,
  finishWithRecoveryCode,
} from './actions';

export const metadata: Metadata = { title: 'Confirm that it is you' };

type SecondFactorPageProps = { searchParams: Promise<{ back?: string | string[] }> };

export default async function SecondFactorPage({ searchParams }: SecondFactorPageProps) {
  const back = safeBack((await searchParams).back);
  const pending = await pendingStep(await pendingToken());
  if (!pending) redirect(paths.signIn(back));
  if (pending.step === 'ENROL') {
    return pending.what === 'PASSKEY' ? <PasskeyEnrolment back={back} /> : <Enrolment pending={pending} back={back} />;
  }
  return (
    <>
      <BackLink href={paths.signIn(back)}>Back to sign-in</BackLink>
      <PageTitle title="Confirm that it is you" caption="Sign in, step 2 of 2" />
      {pending.thenPasskey && (
        <p className="mb-6 max-w-reading">Your role asks for a passkey. After this code you set one up.</p>
      )}
      <SecondFactorForm
        choices={pending.choices}
        back={back}
        confirmCode={finishWithCode}
        askPasskey={askPasskeyToFinish}
        confirmPasskey={finishWithPasskey}
        confirmRecoveryCode={finishWithRecoveryCode}
        submit={pending.thenPasskey ? 'Continue' : 'Sign in'}
      />
      {pending.passkeyOnly && <LostPasskey />}
    </>
  );
}

/** No code takes the place of a passkey, so whoever lost theirs needs to know who helps. */
function LostPasskey() {
  return (
    <div className="mt-8">
      <Disclosure summary="I do not have my passkey">
        <p className="max-w-reading">
          Your role asks for a passkey, and neither a code nor a new password takes its place. Use another of your
          passkeys, such as a security key you keep apart. If all are lost, call your administrator: two administrators
          make sure that it is you, and you get a link to set up a new one.
        </p>
      </Disclosure>
    </div>
  );
}

function PasskeyEnrolment({ back }: { back: string }) {
  return (
    <>
      <BackLink href={paths.signIn(back)}>Back to sign-in</BackLink>
      <PageTitle title="Set up your passkey" caption="Sign in, step 2 of 2" />
      <div className="space-y-6">
        <p className="max-w-reading">
          Your role asks for a passkey. It lives in your device or security key, opens with your finger, face or PIN,
          and cannot be given away on a false page. Set up a second one on another device afterwards, so that one may be
          lost.
        </p>
        <AddPasskeyForm ask={askFirstPasskey} action={finishWithNewPasskey} back={back} tone="primary" />
      </div>
    </>
  );
}

async function Enrolment({ pending, back }: { pending: PendingStep; back: string }) {
  return (
    <>
      <BackLink href={paths.signIn(back)}>Back to sign-in</BackLink>
      <PageTitle title="Set up your second factor" caption="Sign in, step 2 of 2" />
      <div className="space-y-10">
        <p className="max-w-reading">
          From now on you sign in with your password and one of these. A passkey is quicker and safer; an app works on
          any telephone.
        </p>
        <section className="space-y-4">
          <h2>With a passkey</h2>
          <AddPasskeyForm ask={askFirstPasskey} action={finishWithNewPasskey} back={back} tone="primary" />
        </section>
        <section className="space-y-4">
          <h2>With an authenticator app</h2>
          <TotpEnrolmentForm offer={await offerTotp(pending.userId)} action={finishWithEnrolment} back={back} />
        </section>
      </div>
    </>
  );
}
