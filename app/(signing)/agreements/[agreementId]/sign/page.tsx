import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SigningCeremony } from '@/components/agreements/signing-ceremony';
import { SecondFactorForm } from '@/components/auth/second-factor-form';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { requireActor } from '@/lib/server/auth/current-actor';
import { askPasskeyAction, confirmCodeAction, confirmPasskeyAction } from '@/lib/server/auth/second-factor-actions';
import { signAgreement } from './actions';

export const metadata: Metadata = { title: 'Sign agreement' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireActor(), params]);
  const page = await getSigningPage(actor, agreementId);
  if (!page) notFound();
  return (
    <SigningCeremony
      page={page}
      action={signAgreement}
      envelope={{ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() }}
      factorForm={
        <SecondFactorForm
          choices={page.factor.choices}
          back={`${paths.agreementSign(page.id)}#sign`}
          confirmCode={confirmCodeAction}
          askPasskey={askPasskeyAction}
          confirmPasskey={confirmPasskeyAction}
          submit="Confirm that it is you"
        />
      }
    />
  );
}
