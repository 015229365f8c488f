import 'server-only';
import { ceremonyLabels, ceremonyWords } from '@/lib/domain/agreements/ceremony';
import { paths } from '@/lib/domain/paths';
import { bindsAgency, signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import type { PlaceCeremony } from '@/lib/server/agreements/ceremony';
import { frozenDocument } from '@/lib/server/agreements/frozen-document';
import { toCertificatePaper } from '@/lib/server/agreements/paper-path/paper-certificate';
import { env } from '@/lib/server/env';
import type {
  CertificateEvent,
  CertificateSignature,
  CompletionCertificate,
} from '@/lib/server/signing/completion-certificate';

// The certificate of completion, from the signature rows as they were recorded.

type Place = AgreementCase['signatures'][number];

const required = <T>(value: T | null, what: string): T => {
  if (value === null) throw new Error(`A given signature has no ${what}.`);
  return value;
};

const methods: Readonly<Record<string, CertificateSignature['method']>> = {
  PASSKEY: 'TYPED_NAME_PASSKEY',
  TOTP: 'TYPED_NAME_TOTP',
  WET_UPLOADED: 'INK_ON_PAPER',
};

const ofPaper = (row: AgreementCase, place: Place): Partial<CertificateSignature> => {
  const paper = toCertificatePaper(row, place);
  return paper ? { typedName: null, paper } : {};
};

/** The signatures that bind the agency and stood when a witness signed. */
const attestedBy = (place: Place, all: readonly Place[]): string =>
  place.role === 'WITNESS'
    ? all
        .filter(({ role, chainPosition }) => bindsAgency(role) && (chainPosition ?? 0) < (place.chainPosition ?? 0))
        .map(({ signerName }) => signerName)
        .join(', ')
    : '';

const eventsOf = (place: Place, ceremony: readonly PlaceCeremony[]): CertificateEvent[] =>
  ceremony
    .filter(({ signatureId }) => signatureId === place.id)
    .map(({ kind, at, detail }) => ({ label: ceremonyLabels[kind], at, words: ceremonyWords({ kind, detail }) }));

const toCertificateSignature = (
  row: AgreementCase,
  place: Place,
  ceremony: readonly PlaceCeremony[],
): CertificateSignature => ({
  // The order in which they signed: within a group the places say nothing about it.
  order: required(place.chainPosition, 'place in the chain'),
  name: required(place.signerName, 'name'),
  title: required(place.signerTitle, 'title'),
  organization: required(place.organisation, 'organization'),
  roleLabel: signatureRoleLabels[place.role],
  authorityBasis: required(place.authBasis, 'basis of authority'),
  words: place.intentText ?? '',
  attests: attestedBy(place, row.signatures),
  events: eventsOf(place, ceremony),
  consentTextVersion: required(place.consentTextId, 'consent text'),
  method: required(methods[place.method ?? ''] ?? null, 'method'),
  typedName: place.paperScanId === null ? required(place.typedName, 'typed name') : null,
  signedAt: required(place.signedAt, 'time'),
  // The address a signer came from stays in the signature's row: this file is published in the register.
  statementSha256: required(place.statementSha256, 'statement'),
  ...ofPaper(row, place),
});

/** What the certificate of a wholly signed agreement says. Throws an Error when a signature is missing. */
export const toCertificate = (
  row: AgreementCase,
  issuedAt: Date,
  ceremony: readonly PlaceCeremony[],
): CompletionCertificate => {
  const version = row.frozenVersion;
  if (!version || row.signatures.some(({ status }) => status !== 'SIGNED')) {
    throw new Error(`Agreement ${row.number} is not wholly signed.`);
  }
  const document = frozenDocument(version.content);
  return {
    agreementNumber: document.number,
    agreementTitle: document.title,
    programName: document.programName,
    version: document.version,
    frozenSha256: version.sha256,
    signatures: row.signatures.map((place) => toCertificateSignature(row, place, ceremony)),
    issuedAt,
    demonstration: document.demonstration,
    verifyAt: `${env.PUBLIC_ORIGIN}${paths.verify(version.sha256)}`,
  };
};
