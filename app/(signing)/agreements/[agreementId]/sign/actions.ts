'use server';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { paths } from '@/lib/domain/paths';
import { type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { agreementStepAction } from '@/lib/server/actions/step-action';
import { askToConfirmSigning, confirmSigning } from '@/lib/server/agreements/confirm-signing';
import { askToSign } from '@/lib/server/agreements/sign-statement';
import { requireActor } from '@/lib/server/auth/current-actor';
import { renewSessionCookie } from '@/lib/server/auth/session-cookie';
import { wrongCode, wrongPasskey } from '@/lib/server/auth/sign-in-refusals';

export const signAgreement = agreementStepAction('sign', ({ id }) => paths.agreementSigned(id));

export const refuseConsent = agreementStepAction('refuse_consent');

export const giveConsent = agreementStepAction('give_consent');

// The page hands its agreement and the hash it shows to these actions; what comes back is judged like any input.
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
  if (!read.success) return refuse('invalid', 'Open the page again: part of the form was missing.');
  const answer = await confirmSigning(actor, read.data, shown);
  if (!answer.ok) return answer;
  await renewSessionCookie(actor);
  redirect(`${paths.agreementSign(read.data.agreementId)}#sign`);
};

// A call made by hand may come without its form.
const fieldOf = (form: unknown, name: string): unknown => (form instanceof FormData ? form.get(name) : null);

/** Confirms with a code of the authenticator app (`code`) that the person signs this text. */
export async function confirmCodeToSign(target: Target, _previous: Outcome, form: FormData): Promise<Outcome> {
  const code = z.string().max(20).safeParse(fieldOf(form, 'code'));
  return code.success ? confirm(target, { code: code.data }) : wrongCode();
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
  const read = z.tuple([targetInput, z.string().min(1).max(120)]).safeParse([target, typedName]);
  if (!read.success) return refuse('invalid', 'Open the page again: part of the form was missing.');
  const [wanted, name] = read.data;
  return askToSign(actor, wanted, name);
}

/** Confirms with a passkey's answer (`assertion`, as JSON) that the person signs this text. */
export async function confirmPasskeyToSign(target: Target, _previous: Outcome, form: FormData): Promise<Outcome> {
  const assertion = z.string().max(60_000).safeParse(fieldOf(form, 'assertion'));
  return assertion.success ? confirm(target, { assertion: assertion.data }) : wrongPasskey();
}
