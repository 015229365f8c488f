import 'server-only';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';
import { requireActor } from '@/lib/server/auth/current-actor';
import { askForPasskey } from '@/lib/server/auth/passkey-check';
import { safeBack } from '@/lib/server/auth/safe-back';
import { confirmSecondFactor } from '@/lib/server/auth/second-factor';
import { renewSessionCookie, signOutHere } from '@/lib/server/auth/session-cookie';
import { wrongCode, wrongPasskey } from '@/lib/server/auth/sign-in-refusals';

// Actions that any page may hand to a form: SecondFactorForm takes the three of confirmation as they are.

const codeForm = z.object({ code: z.string().max(20), back: z.string().max(500).optional() });
const assertionForm = z.object({ assertion: z.string().max(60_000), back: z.string().max(500).optional() });

/** Confirms with a code of the authenticator app (`code`), then goes to `back`. */
export async function confirmCodeAction(_previous: Outcome, form: FormData): Promise<Outcome> {
  'use server';
  const actor = await requireActor();
  const given = codeForm.safeParse(Object.fromEntries(form));
  if (!given.success) return wrongCode();
  const answer = await confirmSecondFactor(actor, { code: given.data.code });
  if (!answer.ok) return answer;
  await renewSessionCookie(actor);
  redirect(safeBack(given.data.back));
}

/** Asks the browser for a passkey of the signed-in person; returns the options for it. */
export async function askPasskeyAction(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  'use server';
  const actor = await requireActor();
  return askForPasskey('PASSKEY_CONFIRM', actor.id);
}

/** Confirms with a passkey's answer (`assertion`, as JSON), then goes to `back`. */
export async function confirmPasskeyAction(_previous: Outcome, form: FormData): Promise<Outcome> {
  'use server';
  const actor = await requireActor();
  const given = assertionForm.safeParse(Object.fromEntries(form));
  if (!given.success) return wrongPasskey();
  const answer = await confirmSecondFactor(actor, { assertion: given.data.assertion });
  if (!answer.ok) return answer;
  await renewSessionCookie(actor);
  redirect(safeBack(given.data.back));
}

/** Ends the session of this browser and says so. For the header of every signed-in page. */
export async function signOutAction(): Promise<void> {
  'use server';
  await signOutHere();
  redirect(paths.signedOut());
}
