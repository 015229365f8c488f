import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { CeremonyDetail } from '@/lib/domain/agreements/ceremony';
import { placesInTurn } from '@/lib/domain/agreements/facts';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { noteCeremony } from '@/lib/server/agreements/ceremony';
import { findVisibleAgreement } from '@/lib/server/agreements/visible-agreement';
import { appendAudit, canonicalJson } from '@/lib/server/audit/append';
import { noteRefusedAct } from '@/lib/server/audit/note-refused-answer';
import { askForPasskey, takePasskey } from '@/lib/server/auth/passkey-check';
import { readAssertion } from '@/lib/server/auth/passkey-input';
import { passkeyNeeded } from '@/lib/server/auth/passkey-rule';
import { takeSecondFactor } from '@/lib/server/auth/second-factor';
import { signInOver, wrongCode, wrongPasskey } from '@/lib/server/auth/sign-in-refusals';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';

// Confirming on the signing page that it is you: for one agreement and the text that is frozen now. A passkey answers a
// challenge that was made from exactly that; a one-time code counts by the event that is written with it.

/** The text that the page showed. */
export type SigningTarget = { agreementId: string; sha256: string };

/** Keeps these challenges apart from those of every other purpose. */
const PREFIX = 'access-confirm-signing-v1';

type Purpose = SigningTarget & { purpose: 'SIGN_AGREEMENT'; userId: string; sessionId: string; nonce: string };
const kept = z.object({
  agreementId: z.uuid(),
  sha256: z.string().max(64),
  sessionId: z.uuid(),
  nonce: z.string().length(64),
});

/** The challenge that binds a passkey's answer: anyone who knows the parts can compute it again. */
const challengeFor = (purpose: Purpose): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(PREFIX).update(canonicalJson(purpose)).digest());

type Place = AgreementCase['signatures'][number];
type Open = { row: AgreementCase; place: Place; userId: string; sessionId: string };

/** The answer to whoever has no place of this text: as if there were no such agreement. */
export const nothingToSign = (): Refused => refuse('not_found', 'There is nothing here for you to sign.');

/** The place of a text that waits for this person now, or why there is none. */
export const openPlace = async ({ ...actor }: Actor, target: SigningTarget): Promise<Open | Refused> => {
  const row = await findVisibleAgreement(actor, target.agreementId);
  const mine = row?.status === 'SIGNING' ? row.signatures.find(({ userId }) => userId === actor.id) : undefined;
  if (!row || !mine || actor.id === null) return nothingToSign();
  if (actor.sessionId === null) return signInOver();
  if (row.frozenVersion?.sha256 !== target.sha256) {
    return refuse('stale', 'The text has changed since you opened it. Open the page again and read the new text.');
  }
  if (!placesInTurn(row.signatures).some(({ id }) => id === mine.id)) {
    return refuse('blocked', 'It is not your turn to sign.');
  }
  return { row, place: mine, userId: actor.id, sessionId: actor.sessionId };
};

/** Hands a refusal to sign on, and notes it where it is about who somebody is. */
export const refusedToSign = async (
  actor: Actor,
  { agreementId }: SigningTarget,
  refused: Refused,
): Promise<Refused> => {
  await noteRefusedAct(actor, 'agreement.confirm_to_sign', refused.why, { type: 'agreement', id: agreementId });
  return refused;
};

/** Asks the browser for a passkey that confirms the signing of this text; null when it is not this person's to sign. */
export const askToConfirmSigning = async (
  actor: Actor,
  target: SigningTarget,
): Promise<PublicKeyCredentialRequestOptionsJSON | null> => {
  const open = await openPlace(actor, target);
  if ('ok' in open) {
    await refusedToSign(actor, target, open);
    return null;
  }
  const { userId, sessionId } = open;
  const nonce = randomBytes(32).toString('hex');
  const challenge = challengeFor({ purpose: 'SIGN_AGREEMENT', ...target, userId, sessionId, nonce });
  return askForPasskey('PASSKEY_SIGN', userId, { challenge, payload: { ...target, sessionId, nonce } });
};

type Detail = CeremonyDetail<'REAUTHENTICATED'>;

const codeInput = z.string().max(20);

const byCode = async ({ userId, sessionId }: Open, sha256: string, shown: unknown): Promise<Detail | Refused> => {
  // A code says nothing about what it was shown for, so it signs in a demonstration alone.
  if (!env.DEMO) return passkeyNeeded();
  const code = codeInput.safeParse(shown);
  const refused = code.success ? await takeSecondFactor(userId, { code: code.data }) : wrongCode();
  if (refused) return refused;
  const bound = { purpose: 'SIGN_AGREEMENT', sha256, sessionId } as const;
  return { method: 'TOTP', ...bound, credentialIdSha256: null, challenge: null, nonce: null };
};

const byPasskey = async (
  { userId, sessionId }: Open,
  target: SigningTarget,
  assertion: unknown,
): Promise<Detail | Refused> => {
  const response = readAssertion(assertion);
  const nonces: string[] = [];
  const key =
    response &&
    (await takePasskey('PASSKEY_SIGN', userId, response, ({ payload }) => {
      const asked = kept.safeParse(payload);
      const { data } = asked;
      if (data) nonces.push(data.nonce);
      return data?.agreementId === target.agreementId && data.sha256 === target.sha256 && data.sessionId === sessionId;
    }));
  const [nonce] = nonces;
  if (!key || nonce === undefined) return wrongPasskey();
  const challenge = challengeFor({ purpose: 'SIGN_AGREEMENT', ...target, userId, sessionId, nonce });
  return {
    method: 'PASSKEY',
    purpose: 'SIGN_AGREEMENT',
    sha256: target.sha256,
    sessionId,
    credentialIdSha256: createHash('sha256').update(key.credentialId).digest('hex'),
    challenge: Buffer.from(challenge).toString('base64url'),
    nonce,
  };
};

const noteRefused = (tx: Transaction, actor: Actor, sessionId: string, shown: object) =>
  appendAudit(tx, {
    actor,
    role: 'NONE',
    action: 'second_factor.confirmed',
    target: { type: 'session', id: sessionId },
    outcome: 'refused',
    facts: { method: 'code' in shown ? 'TOTP' : 'PASSKEY', purpose: 'SIGN_AGREEMENT' },
  });

/** Writes down that the person of a place has shown a factor for its text: what a signature leans on. */
export const noteConfirmed = (
  tx: Transaction,
  actor: Actor,
  place: Pick<Place, 'id' | 'agreementId' | 'role'>,
  detail: Detail,
): Promise<boolean> =>
  noteCeremony(tx, {
    ...{ place, actor, kind: 'REAUTHENTICATED', detail, at: now() },
    onceKey: randomBytes(16).toString('hex'),
  });

/**
 * Confirms for the signing of one text that it is the person who signed in. It counts for five minutes, for this text
 * and in this session alone. Takes a code or a passkey's answer; recovery codes are for signing in.
 */
export const confirmSigning = async (
  actor: Actor,
  target: SigningTarget,
  shown: { code: unknown } | { assertion: unknown },
): Promise<Outcome<null>> => {
  const open = await openPlace(actor, target);
  if ('ok' in open) return refusedToSign(actor, target, open);
  const detail =
    'code' in shown ? await byCode(open, target.sha256, shown.code) : await byPasskey(open, target, shown.assertion);
  if ('ok' in detail) {
    await db.$transaction((tx) => noteRefused(tx, actor, open.sessionId, shown));
    return detail;
  }
  await db.$transaction((tx) => noteConfirmed(tx, actor, open.place, detail));
  return done(null, 'Confirmed.');
};
