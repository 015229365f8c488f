import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SecondFactorForm } from '@/components/auth/second-factor-form';
import { TotpEnrolmentForm } from '@/components/auth/totp-enrolment-form';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { paths } from '@/lib/domain/paths';
import { pendingUser } from '@/lib/server/auth/finish-sign-in';
import { pendingToken } from '@/lib/server/auth/pending-cookie';
import { safeBack } from '@/lib/server/auth/safe-back';
import { secondFactorChoices } from '@/lib/server/auth/second-factor';
import { offerTotp } from '@/lib/server/auth/totp-enrolment';
import {
  askPasskeyToFinish,
  finishWithCode,
  finishWithEnrolment,
  finishWithPasskey,
  finishWithRecoveryCode,
} from './actions';

export const metadata: Metadata = { title: 'Confirm that it is you' };

type SecondFactorPageProps = { searchParams: Promise<{ back?: string | string[] }> };

export default async function SecondFactorPage({ searchParams }: SecondFactorPageProps) {
  const back = safeBack((await searchParams).back);
  const userId = await pendingUser(await pendingToken());
  if (userId === null) redirect(paths.signIn(back));
  const choices = await secondFactorChoices(userId);
  if (!choices.totp && choices.passkeys === 0) return <FirstEnrolment userId={userId} back={back} />;
  return (
    <>
      <BackLink href={paths.signIn(back)}>Back to sign-in</BackLink>
      <PageTitle title="Confirm that it is you" caption="Sign in, step 2 of 2" />
      <SecondFactorForm
        choices={choices}
        back={back}
        confirmCode={finishWithCode}
        askPasskey={askPasskeyToFinish}
        confirmPasskey={finishWithPasskey}
        confirmRecoveryCode={finishWithRecoveryCode}
        submit="Sign in"
      />
    </>
  );
}

async function FirstEnrolment({ userId, back }: { userId: string; back: string }) {
  return (
    <>
      <BackLink href={paths.signIn(back)}>Back to sign-in</BackLink>
      <PageTitle title="Set up your second factor" caption="Your first sign-in, step 2 of 2" />
      <p className="mb-6 max-w-reading">
        From now on you sign in with your password and a code that only your telephone knows.
      </p>
      <TotpEnrolmentForm offer={await offerTotp(userId)} action={finishWithEnrolment} back={back} />
    </>
  );
}
