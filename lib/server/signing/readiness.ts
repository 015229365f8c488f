import 'server-only';
import { createHash } from 'node:crypto';
import type { AgreementDocument } from './agreement-document';
import { renderAgreement } from './render-agreement';
import type { RevocationList } from './revocation';
import { sealAgreement } from './seal';
import {
  certificateFingerprint,
  type SealIdentity,
  type SealIdentityStatus,
  sealIdentityStatus,
} from './seal-identity';
import { verifySeal } from './verify-seal';

// Finds a missing or worn-out certificate at the start, not when the first agreement waits for its seal.

/** Whether the portal can seal now. */
export type SealReadiness =
  | { ready: true; status: SealIdentityStatus; expiresSoon: boolean }
  | { ready: false; problem: string };

/** Time enough to get a new certificate from an authority. */
const SOON_DAYS = 60;

const trialDocument = (now: Date): AgreementDocument => ({
  number: 'TRIAL',
  title: 'Trial of the seal',
  programName: 'None',
  modelName: null,
  parties: [],
  objective: 'This page is made when the portal starts, to see whether sealing works. Nobody keeps it.',
  sections: [],
  termText: '',
  noticeText: '',
  signers: [],
  version: 1,
  createdOnText: now.toISOString().slice(0, 10),
  createdAt: now,
  demonstration: true,
});

async function trialProblems(
  identity: SealIdentity,
  now: Date,
  revocationLists: readonly RevocationList[],
): Promise<string[]> {
  const document = trialDocument(now);
  const frozenPdf = await renderAgreement(document);
  const frozenSha256 = createHash('sha256').update(frozenPdf).digest('hex');
  const certificate = {
    agreementNumber: document.number,
    agreementTitle: document.title,
    programName: document.programName,
    version: document.version,
    frozenSha256,
    signatures: [],
    issuedAt: now,
    demonstration: true,
  };
  const sealed = await sealAgreement({ frozenPdf, certificate, identity, signedAt: now });
  const trustedFingerprints = [certificateFingerprint(identity.certificate)];
  const known = { trustedFingerprints, revocationLists, frozenSha256, sha256: sealed.sha256 };
  const verdict = verifySeal(sealed.pdf, known);
  return verdict.ok ? [] : verdict.problems;
}

/**
 * Seals and verifies a tiny PDF.
 * @param identity what the portal seals with
 * @param now the time
 * @param revocationLists what is known of revoked certificates
 * @returns the certificate's days and names, or one sentence about what to mend; never throws
 */
export async function checkSealReadiness(
  identity: SealIdentity,
  now: Date,
  revocationLists: readonly RevocationList[] = [],
): Promise<SealReadiness> {
  try {
    const status = sealIdentityStatus(identity, now);
    if (now > status.notAfter) return { ready: false, problem: 'The seal certificate has ended. Install a new one.' };
    if (now < status.notBefore) {
      return { ready: false, problem: 'The seal certificate is not valid yet. Check the clock of this server.' };
    }
    const [problem] = await trialProblems(identity, now, revocationLists);
    if (problem !== undefined) return { ready: false, problem: `A trial seal did not verify. ${problem}` };
    return { ready: true, status, expiresSoon: status.daysLeft <= SOON_DAYS };
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'The reason is unknown.';
    return { ready: false, problem: `A trial seal could not be made. ${detail}` };
  }
}
