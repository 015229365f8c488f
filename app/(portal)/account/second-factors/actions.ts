'use server';
import { z } from 'zod';
import { paths } from '@/lib/domain/paths';
import { refuse } from '@/lib/domain/result';
import { line } from '@/lib/domain/text';
import { formAction } from '@/lib/server/actions/form-action';
import { requireActor } from '@/lib/server/auth/current-actor';
import { readAttestation } from '@/lib/server/auth/passkey-input';
import { addPasskey, askForNewPasskey, removePasskey } from '@/lib/server/auth/passkeys';
import { personOf } from '@/lib/server/auth/person';
import { replaceRecoveryCodes } from '@/lib/server/auth/recovery-codes';
import { enrolTotp } from '@/lib/server/auth/totp-enrolment';

const enrolment = z.strictObject({ code: z.string().max(20), token: z.string().max(100), back: z.string().max(500) });
const newPasskey = z.strictObject({
  label: line(60, 'Name this passkey, such as "Work laptop".'),
  attestation: z.string().max(60_000),
});

/** Sets an authenticator app up, in place of the one before. */
export const setUpApp = formAction(
  enrolment,
  (input, actor) => enrolTotp(actor, { token: input.token, code: input.code }),
  () => paths.account(),
);

/** Asks the browser to make a passkey for the signed-in person. */
export async function askNewPasskey() {
  return askForNewPasskey(personOf(await requireActor()));
}

/** Adds the passkey that the browser made. */
export const addNewPasskey = formAction(newPasskey, async (input, actor) => {
  const response = readAttestation(input.attestation);
  if (!response) return refuse('invalid', 'This passkey could not be added. Start again with "Add a passkey".');
  return addPasskey(personOf(actor), input.label, response);
});

/** Takes a passkey off the person's list. */
export const removeOwnPasskey = formAction(z.strictObject({ passkeyId: z.uuid() }), (input, actor) =>
  removePasskey(personOf(actor), input.passkeyId),
);

/** Makes ten new recovery codes and shows them once. */
export const makeRecoveryCodes = formAction(z.strictObject({}), (_input, actor) =>
  replaceRecoveryCodes(personOf(actor)),
);
