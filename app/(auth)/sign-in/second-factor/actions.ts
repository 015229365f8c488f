'use server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { paths } from '@/lib/domain/paths';
import { type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { line } from '@/lib/domain/text';
import {
  checkFirstEnrolment,
  checkFirstPasskey,
  checkSecondFactor,
  pendingUser,
} from '@/lib/server/auth/finish-sign-in';
import { askForPasskey } from '@/lib/server/auth/passkey-check';
import { readAttestation } from '@/lib/server/auth/passkey-input';
import { askForNewPasskey } from '@/lib/server/auth/passkeys';
import { forgetPending, pendingToken } from '@/lib/server/auth/pending-cookie';
import { pendingStep } from '@/lib/server/auth/pending-step';
import { requestOrigin } from '@/lib/server/auth/request-origin';
import { safeBack } from '@/lib/server/auth/safe-back';
import { signInWithTicket } from '@/lib/server/auth/session-cookie';
import { signInOver, wrongCode, wrongPasskey, wrongRecoveryCode } from '@/lib/server/auth/sign-in-refusals';
import { fieldMessages } from '@/lib/server/workflow/read-input';

const back = z.string().max(500).optional();
const codeForm = z.object({ code: z.string().max(20), back });
const recoveryForm = z.object({ recoveryCode: z.string().max(60), back });
const passkeyForm = z.object({ assertion: z.string().max(60_000), back });
const newPasskeyForm = z.object({
  label: line(60, 'Name this passkey, such as "Work laptop".'),
  attestation: z.string().max(60_000),
  back,
});
const enrolmentForm = z.object({ code: z.string().max(20), token: z.string().max(100), back });

/** Finishes the sign-in with a code of the authenticator app. */
export async function finishWithCode(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = codeForm.safeParse(Object.fromEntries(form)).data;
  return given ? finish({ code: given.code }, given.back) : wrongCode();
}

/** Finishes the sign-in with one of the person's recovery codes. */
export async function finishWithRecoveryCode(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = recoveryForm.safeParse(Object.fromEntries(form)).data;
  return given ? finish({ recoveryCode: given.recoveryCode }, given.back) : wrongRecoveryCode();
}

/** Finishes the sign-in with a passkey's answer. */
export async function finishWithPasskey(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = passkeyForm.safeParse(Object.fromEntries(form)).data;
  return given ? finish({ assertion: given.assertion }, given.back) : wrongPasskey();
}

/** Asks the browser for a passkey of the person whose password was right. */
export async function askPasskeyToFinish() {
  const userId = await pendingUser(await pendingToken());
  if (userId === null) redirect(paths.signIn());
  return askForPasskey('PASSKEY_CONFIRM', userId);
}

/** Finishes the very first sign-in by setting up an authenticator app. */
export async function finishWithEnrolment(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = enrolmentForm.safeParse(Object.fromEntries(form)).data;
  if (!given) return wrongCode();
  return goOn(await checkFirstEnrolment(await pendingToken(), given, await requestOrigin()), given.back);
}

/** Asks the browser to make a passkey for the person whose sign-in ends with setting one up. */
export async function askFirstPasskey() {
  const pending = await pendingStep(await pendingToken());
  if (pending?.step !== 'ENROL') redirect(paths.signIn());
  return askForNewPasskey({ id: pending.userId });
}

/** Finishes a sign-in by setting up a passkey. */
export async function finishWithNewPasskey(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = newPasskeyForm.safeParse(Object.fromEntries(form));
  if (!given.success) {
    return refuse('invalid', 'Check the marked field.', { fields: fieldMessages(given.error) });
  }
  const { label, back: wanted, attestation } = given.data;
  const response = readAttestation(attestation);
  if (!response) return wrongPasskey();
  return goOn(await checkFirstPasskey(await pendingToken(), { label, response }, await requestOrigin()), wanted);
}

const finish = async (shown: Parameters<typeof checkSecondFactor>[1], wanted: string | undefined) =>
  goOn(await checkSecondFactor(await pendingToken(), shown, await requestOrigin()), wanted);

const goOn = async (
  answer: Awaited<ReturnType<typeof checkSecondFactor>>,
  wanted: string | undefined,
): Promise<Refused> => {
  if (!answer.ok) return answer;
  if ('enrol' in answer.value) redirect(paths.secondFactor(safeBack(wanted)));
  if (!(await signInWithTicket(answer.value.ticket))) return signInOver();
  await forgetPending();
  redirect(safeBack(wanted));
};
