'use server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { paths } from '@/lib/domain/paths';
import { type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { workEmail } from '@/lib/domain/text';
import { demonstrationTicket } from '@/lib/server/auth/demonstration-sign-in';
import { checkPasskeySignIn } from '@/lib/server/auth/finish-sign-in';
import { sendToProvider } from '@/lib/server/auth/identity/browser-trip';
import { askForPasskey } from '@/lib/server/auth/passkey-check';
import { checkPassword } from '@/lib/server/auth/password-sign-in';
import { keepPending } from '@/lib/server/auth/pending-cookie';
import { requestOrigin } from '@/lib/server/auth/request-origin';
import { safeBack } from '@/lib/server/auth/safe-back';
import { signInWithTicket } from '@/lib/server/auth/session-cookie';
import { signInOver, wrongPasskey } from '@/lib/server/auth/sign-in-refusals';
import { fieldMessages } from '@/lib/server/workflow/read-input';

const back = z.string().max(500).optional();
const passwordForm = z.object({
  email: workEmail('Enter your e-mail address, such as m.delgado@calder.example.'),
  password: z.string('Enter your password.').min(1, 'Enter your password.').max(1000, 'Enter your password.'),
  back,
});
const passkeyForm = z.object({ assertion: z.string().max(60_000), back });
const providerForm = z.object({ provider: z.string().max(40), back });
const demonstrationForm = z.object({ email: z.email().max(254), back });

/** Checks address and password, then asks for the second factor on the next page. */
export async function signInWithPassword(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = passwordForm.safeParse(Object.fromEntries(form));
  const typed = { email: String(form.get('email') ?? '').slice(0, 254) };
  if (!given.success) {
    return refuse('invalid', 'Check the marked fields.', { fields: fieldMessages(given.error), values: typed });
  }
  const answer = await checkPassword(given.data, await requestOrigin());
  if (!answer.ok) return { ...answer, values: typed };
  await keepPending(answer.value.token);
  redirect(paths.secondFactor(safeBack(given.data.back)));
}

/** Asks the browser for any passkey of this portal. */
export async function askPasskeySignIn() {
  return askForPasskey('PASSKEY_SIGN_IN', null);
}

/** Signs in by passkey alone. */
export async function signInWithPasskey(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = passkeyForm.safeParse(Object.fromEntries(form));
  if (!given.success) return wrongPasskey();
  const answer = await checkPasskeySignIn(given.data.assertion, await requestOrigin());
  return answer.ok ? openAndGo(answer.value.ticket, given.data.back, signInOver()) : answer;
}

/** Sends the person to sign in at an identity provider. */
export async function signInAtProvider(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = providerForm.safeParse(Object.fromEntries(form)).data;
  if (!given) return refuse('invalid', 'Choose one of the ways to sign in.');
  const asked = { purpose: 'SIGN_IN', back: safeBack(given.back), userId: null } as const;
  const answer = await sendToProvider(given.provider, asked);
  return answer.ok ? redirect(answer.value.url) : answer;
}

/** Signs in as a demonstration account with one click. Does nothing unless this copy is a demonstration. */
export async function signInForDemonstration(_previous: Outcome, form: FormData): Promise<Outcome> {
  const refused = refuse('not_yours', 'This account is not for trying out here. Sign in with a password instead.');
  const given = demonstrationForm.safeParse(Object.fromEntries(form));
  const ticket = given.success ? await demonstrationTicket(given.data.email, await requestOrigin()) : null;
  return ticket === null ? refused : openAndGo(ticket, given.data?.back, refused);
}

const openAndGo = async (ticket: string, wanted: string | undefined, otherwise: Refused): Promise<Outcome> => {
  if (!(await signInWithTicket(ticket))) return otherwise;
  redirect(safeBack(wanted));
};
