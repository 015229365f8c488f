import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AddPasskeyForm } from '@/components/auth/add-passkey-form';
import { PasskeyList } from '@/components/auth/passkey-list';
import { RecoveryCodesForm } from '@/components/auth/recovery-codes-form';
import { TotpEnrolmentForm } from '@/components/auth/totp-enrolment-form';
import { BackLink, PageTitle } from '@/components/page/page-title';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { paths } from '@/lib/domain/paths';
import { requireActor } from '@/lib/server/auth/current-actor';
import { ownAccount, ownPasskeys } from '@/lib/server/auth/own-account';
import { type Person, personOf } from '@/lib/server/auth/person';
import { isFreshlyConfirmed } from '@/lib/server/auth/step-up';
import { offerTotp } from '@/lib/server/auth/totp-enrolment';
import { addNewPasskey, askNewPasskey, makeRecoveryCodes, removeOwnPasskey, setUpApp } from './actions';

export const metadata: Metadata = { title: 'How you sign in' };

export default async function SecondFactorsPage() {
  const person = personOf(await requireActor());
  if (!isFreshlyConfirmed(person)) redirect(paths.confirm(paths.secondFactors()));
  return (
    <>
      <BackLink href={paths.account()}>Your account</BackLink>
      <PageTitle title="How you sign in" />
      <Factors person={person} />
    </>
  );
}

async function Factors({ person }: { person: Person }) {
  const [account, passkeys, offer] = [await ownAccount(person), await ownPasskeys(person), await offerTotp(person.id)];
  return (
    <div className="space-y-12">
      <section className="space-y-4">
        <h2>Passkeys</h2>
        <p className="max-w-reading">
          A passkey lives in your device or security key and opens with your finger, face or PIN. It also works while
          your password is locked after wrong tries.
        </p>
        <PasskeyList passkeys={passkeys} timeZone={account.timeZone} remove={removeOwnPasskey} />
        <AddPasskeyForm ask={askNewPasskey} action={addNewPasskey} />
      </section>
      <section className="space-y-4">
        <h2>Authenticator app</h2>
        <p className="max-w-reading">
          {account.factors.totp ? 'An authenticator app is set up.' : 'No authenticator app is set up.'}
        </p>
        <Disclosure summary={account.factors.totp ? 'Set up another app in its place' : 'Set up an app'}>
          <TotpEnrolmentForm offer={offer} action={setUpApp} back={paths.account()} />
        </Disclosure>
      </section>
      <section className="space-y-4">
        <h2>Recovery codes</h2>
        <RecoveryCodesForm left={account.factors.recoveryCodes} action={makeRecoveryCodes} />
      </section>
    </div>
  );
}
