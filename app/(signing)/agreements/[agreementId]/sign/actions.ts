'use server';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { paths } from '@/lib/domain/paths';
import type { Outcome, Refused } from '@/lib/domain/result';
import { agreementStepAction } from '@/lib/server/actions/step-action';
import { askToConfirmSigning, confirmSigning, nothingToSign } from '@/lib/server/agreements/confirm-signing';
import { askToSign } from '@/lib/server/agreements/sign-statement';
import { requireActor } from '@/lib/server/auth/current-actor';
import { renewSessionCookie } from '@/lib/server/auth/session-cookie';

export const signAgreement = agreementStepAction('sign', ({ id }) => paths.agreementSigned(id));

export const refuseConsent = agreementStepAction('refuse_consent');

export const giveConsent = agreementStepAction('give_consent');

// The page hands its agreement and the hash it shows to these actions; what comes back is judged like any input. Whether
// the person signs there comes first, so what they showed and typed goes on unread.
const targetInput = z.strictObject({
  agreementId: z.uuid(),
  sha256: z
    .string()
    .max(64)
    .regex(/^[0-9a-f]{64}$/u),
});

type Target = z.input<typeof targetInput>;

const confirm = async (target: Target, shown: Parameters<typeof confirmSigning>[2]): Promise<Outcome> => {
  const actor = await requireActor();
  const read = targetInput.safeParse(target);
  if (!read.success) return nothingToSign();
  const answer = await confirmSigning(actor, read.data, shown);
  if (!answer.ok) return answer;
  await renewSessionCookie(actor);
  redirect(`${paths.agreementSign(read.data.agreementId)}#sign`);
};

// A call made by hand may come without its form.
const fieldOf = (form: unknown, name: string): unknown => (form instanceof FormData ? form.get(name) : null);

/** Confirms with a code of the authenticator app (`code`) that the person signs this text. */
export async function confirmCodeToSign(target: Target, _previous: Outcome, form: FormData): Promise<Outcome> {
  return confirm(target, { code: fieldOf(form, 'code') });
}

/** Asks the browser for a passkey that confirms the signing of this text. */
export async function askPasskeyToSign(target: Target): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const actor = await requireActor();
  const read = targetInput.safeParse(target);
  const options = read.success ? await askToConfirmSigning(actor, read.data) : null;
  return options ?? redirect(read.success ? paths.agreement(read.data.agreementId) : paths.agreements());
}

/**
 * Asks the browser for the passkey that confirmed: it is to sign the statement with this typed name. Answers with the
 * options for the browser, or with why it cannot be signed now.
 */
export async function askPasskeyToSignStatement(
  target: Target,
  typedName: string,
): Promise<PublicKeyCredentialRequestOptionsJSON | Refused> {
  const actor = await requireActor();
  const read = targetInput.safeParse(target);
  return read.success ? askToSign(actor, read.data, typedName) : nothingToSign();
}

/** Confirms with a passkey's answer (`assertion`, as JSON) that the person signs this text. */
export async function confirmPasskeyToSign(target: Target, _previous: Outcome, form: FormData): Promise<Outcome> {
  return confirm(target, { assertion: fieldOf(form, 'assertion') });
}
