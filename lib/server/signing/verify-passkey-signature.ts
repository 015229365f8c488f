import 'server-only';
import { createHash } from 'node:crypto';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { signatureStatementSchema, signingChallenge } from '@/lib/server/signing/signature-statement';

/** What was kept of a passkey's signature; texts are base64url. */
export type PasskeyProof = {
  credentialId: string;
  publicKey: Uint8Array;
  authenticatorData: string;
  clientDataJson: string;
  signature: string;
  rpId: string;
  origin: string;
};

/** Why a proof does not hold. */
export type ProofProblem = 'STATEMENT' | 'CREDENTIAL' | 'SIGNATURE';

/**
 * Checks, from what is stored and nothing else, that this passkey has signed exactly this statement with its person
 * verified: the challenge is computed again from the statement, and the signature is checked over it (WebAuthn, 7.2).
 * @param statement the canonical text as it is stored
 * @returns null when it holds; otherwise what does not: the text is no statement, another credential is named in it, or
 *   the credential has not signed it
 */
export async function passkeyProofProblem(statement: string, proof: PasskeyProof): Promise<ProofProblem | null> {
  const parsed = signatureStatementSchema.safeParse(parseJson(statement));
  if (!parsed.success) return 'STATEMENT';
  const named = parsed.data.authentication.credentialIdSha256;
  if (createHash('sha256').update(proof.credentialId).digest('hex') !== named) return 'CREDENTIAL';
  const expectedChallenge = Buffer.from(signingChallenge(parsed.data)).toString('base64url');
  const checked = await verifyAuthenticationResponse({
    response: {
      id: proof.credentialId,
      rawId: proof.credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        authenticatorData: proof.authenticatorData,
        clientDataJSON: proof.clientDataJson,
        signature: proof.signature,
      },
    },
    expectedChallenge,
    expectedOrigin: proof.origin,
    expectedRPID: proof.rpId,
    requireUserVerification: true,
    // The counter was judged when the signature was given; any that comes after it is right here.
    credential: { id: proof.credentialId, publicKey: new Uint8Array(proof.publicKey), counter: 0 },
  }).catch(() => null);
  return checked?.verified ? null : 'SIGNATURE';
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
