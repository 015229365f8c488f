import 'server-only';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { type Refused, refuse } from '@/lib/domain/result';
import { boundFactor } from '@/lib/server/agreements/bound-factor';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { citedAuthority } from '@/lib/server/agreements/check-authority';
import { openPlace, refusedToSign, type SigningTarget } from '@/lib/server/agreements/confirm-signing';
import { prepareSignature, statementOf } from '@/lib/server/agreements/signed-statement';
import type { AgreementContext } from '@/lib/server/agreements/step-input';
import { sha256Hex } from '@/lib/server/audit/append';
import { askForPasskey, relyingParty, takePasskey } from '@/lib/server/auth/passkey-check';
import { readAssertion } from '@/lib/server/auth/passkey-input';
import { isFreshlyConfirmed } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import {
  canonicalStatement,
  type SignatureStatement,
  signatureStatementSchema,
  signingChallenge,
} from '@/lib/server/signing/signature-statement';
import { refuseBlocked, StepRefused } from '@/lib/server/workflow/step-refused';

// The passkey signs the statement itself: document, signer, authority, consent, typed name, time and the signature
// before. The challenge is made from all of it, so what the credential has signed can be checked by anyone, later.

type Place = AgreementCase['signatures'][number];

const payloadSchema = z.object({
  signatureId: z.uuid(),
  sessionId: z.uuid(),
  statement: z.string().max(20_000),
});

const nameInput = z.string().min(1).max(120);

const canonicalText = (statement: SignatureStatement): string =>
  new TextDecoder().decode(canonicalStatement(statement));

/**
 * Asks the browser for the passkey that confirmed for this text: it is to sign the statement as it would be recorded now.
 * @returns the options for the browser, or why this person cannot sign this text now
 */
export const askToSign = async (
  actor: Actor,
  target: SigningTarget,
  typedName: unknown,
): Promise<PublicKeyCredentialRequestOptionsJSON | Refused> => {
  const open = await openPlace(actor, target);
  if ('ok' in open) return refusedToSign(actor, target, open);
  const name = nameInput.safeParse(typedName);
  if (!name.success) return refuse('invalid', 'Type your name as it stands in the text, then sign.');
  const { row, place, userId, sessionId } = open;
  const factor = boundFactor(row, actor);
  if (factor?.method !== 'PASSKEY' || !isFreshlyConfirmed({ secondFactorAt: factor.at })) {
    return refuse('blocked', 'Confirm on this page with your passkey that it is you; then sign.');
  }
  try {
    const prepared = await prepareSignature(row);
    const authority = await citedAuthority({ row, tx: db }, place);
    const statement = statementOf({ row, actor, now: now(), prepared }, place, name.data, authority);
    return await askForPasskey('PASSKEY_SIGN_STATEMENT', userId, {
      challenge: new Uint8Array(signingChallenge(statement)),
      payload: { signatureId: place.id, sessionId, statement: canonicalText(statement) },
      credentialIdSha256: factor.credentialIdSha256 ?? '',
    });
  } catch (error) {
    if (error instanceof StepRefused) return error.refused;
    throw error;
  }
};

/** Both say the same of everything but the moment and the random number. */
const isSameButTime = (one: SignatureStatement, other: SignatureStatement): boolean => {
  const { serverTime, nonce } = one.time;
  return canonicalText(one) === canonicalText({ ...other, time: { ...other.time, serverTime, nonce } });
};

/**
 * Takes the passkey's signature of the statement it was asked for, keeps the proof, and returns that statement.
 * Refuses without one, and where the statement would be another one by now: somebody signed first, an authority ended,
 * another name was typed.
 */
export const takeSignedStatement = async (
  { tx, actor }: Pick<AgreementContext, 'tx' | 'actor'>,
  place: Place,
  drawn: SignatureStatement,
  assertion: string | undefined,
): Promise<SignatureStatement> => {
  const response = readAssertion(assertion);
  const asked: SignatureStatement[] = [];
  const key =
    response &&
    (await takePasskey('PASSKEY_SIGN_STATEMENT', actor.id, response, ({ payload }) => {
      const { data } = payloadSchema.safeParse(payload);
      if (data?.signatureId !== place.id || data.sessionId !== actor.sessionId) return false;
      asked.push(signatureStatementSchema.parse(JSON.parse(data.statement)));
      return true;
    }));
  const [statement] = asked;
  if (!key || !statement) return refuseBlocked('Your passkey has not signed this. Press "Sign agreement" once more.');
  const isOfThis = sha256Hex(key.credentialId) === statement.authentication.credentialIdSha256;
  if (!isOfThis || !isSameButTime(statement, drawn)) {
    return refuseBlocked('Something changed while your passkey was signing. Open the page again and sign once more.');
  }
  await tx.signatureProof.create({
    data: {
      signatureId: place.id,
      credentialId: key.credentialId,
      publicKey: key.publicKey,
      authenticatorData: response.response.authenticatorData,
      clientDataJson: response.response.clientDataJSON,
      signature: response.response.signature,
      rpId: relyingParty().id,
      origin: relyingParty().origin,
      at: now(),
    },
  });
  return statement;
};
