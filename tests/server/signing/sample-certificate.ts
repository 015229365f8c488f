import { createHash } from 'node:crypto';
import type { CertificateSignature, CompletionCertificate } from '@/lib/server/signing/completion-certificate';

const aSignature = (changes: Partial<CertificateSignature>): CertificateSignature => ({
  order: 1,
  name: 'Dana Whitlock',
  title: 'Sheriff',
  organization: "Calder County Sheriff's Office",
  roleLabel: 'Head of the agency',
  authorityBasis: 'Elected sheriff, ZZ Code § 14-2, since Jan 5, 2025',
  consentTextVersion: 'consent 2026-01',
  method: 'TYPED_NAME_PASSKEY',
  typedName: 'Dana Whitlock',
  signedAt: new Date('2026-11-25T16:04:09Z'),
  statementSha256: createHash('sha256').update('first statement').digest('hex'),
  ...changes,
});

/** A certificate for a frozen PDF, signed by two people. */
export function aSampleCertificate(
  frozenPdf: Uint8Array,
  changes: Partial<CompletionCertificate> = {},
): CompletionCertificate {
  return {
    agreementNumber: 'AGR-2026-000045',
    agreementTitle: 'Memorandum of Understanding for Operation Community Shield in Calder County',
    programName: 'Operation Community Shield',
    version: 3,
    frozenSha256: createHash('sha256').update(frozenPdf).digest('hex'),
    signatures: [
      aSignature({}),
      aSignature({
        order: 2,
        name: 'Marisol Ortega',
        title: 'Special Agent in Charge',
        organization: 'Homeland Security Investigations, Winter',
        roleLabel: 'Federal signer',
        authorityBasis: 'Delegation order 2026-7 of Mar 2, 2026',
        method: 'TYPED_NAME_TOTP',
        typedName: 'Marisol Ortega',
        signedAt: new Date('2026-11-26T09:30:00Z'),
        statementSha256: createHash('sha256').update('second statement').digest('hex'),
      }),
    ],
    issuedAt: new Date('2026-11-26T09:30:05Z'),
    demonstration: true,
    verifyAt: `https://portal.example/verify?sha256=${createHash('sha256').update(frozenPdf).digest('hex')}`,
    ...changes,
  };
}
