import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HandedOver } from '@/components/agreements/handed-over';
import { SigningCeremony } from '@/components/agreements/signing-ceremony';
import { SecondFactorForm } from '@/components/auth/second-factor-form';
import { paths } from '@/lib/domain/paths';
import { newIdempotencyKey } from '@/lib/server/actions/idempotency-key';
import { noteSigningPageShown } from '@/lib/server/agreements/ceremony-shown';
import { getHandedOverPage } from '@/lib/server/agreements/handed-over-queries';
import { getSigningPage } from '@/lib/server/agreements/signing-queries';
import { requireActor } from '@/lib/server/auth/current-actor';
import {
  askPasskeyToSign,
  askPasskeyToSignStatement,
  confirmCodeToSign,
  confirmPasskeyToSign,
  giveConsent,
  refuseConsent,
  signAgreement,
} from './actions';

export const metadata: Metadata = { title: 'Sign agreement' };

export default async function Page({ params }: { params: Promise<{ agreementId: string }> }) {
  const [actor, { agreementId }] = await Promise.all([requireActor(), params]);
  const page = await getSigningPage(actor, agreementId);
  if (!page) {
    const handedOver = await getHandedOverPage(actor, agreementId);
    if (!handedOver) notFound();
    return <HandedOver page={handedOver} />;
  }
  await noteSigningPageShown(actor, agreementId);
  const target = { agreementId: page.id, sha256: page.sha256 };
  return (
    <SigningCeremony
      page={page}
      askPasskey={page.factor.signs ? askPasskeyToSignStatement.bind(null, target) : null}
      actions={{ sign: signAgreement, refuse: refuseConsent, consent: giveConsent }}
      envelopeFor={() => ({ caseId: page.id, version: page.version, idempotencyKey: newIdempotencyKey() })}
      factorForm={
        <SecondFactorForm
          choices={page.factor.choices}
          back={`${paths.agreementSign(page.id)}#sign`}
          confirmCode={confirmCodeToSign.bind(null, target)}
          askPasskey={askPasskeyToSign.bind(null, target)}
          confirmPasskey={confirmPasskeyToSign.bind(null, target)}
          submit="Confirm that it is you"
        />
      }
    />
  );
}
