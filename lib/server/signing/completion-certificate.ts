import 'server-only';
import canonicalize from 'canonicalize';
import { type CertificatePaper, paperRows } from './certificate-paper';
import { renderPaper } from './paper';
import { type PaperBlock, printedText } from './paper-block';

// The certificate of completion: what happened, and nothing that did not. It follows the frozen text in the sealed
// file; the same facts travel as JSON in the one attachment.

/** How a person was identified in the moment of signing. */
export type SigningMethod = 'TYPED_NAME_PASSKEY' | 'TYPED_NAME_TOTP' | 'INK_ON_PAPER';

/** One thing that happened on the way to a signature, in words. */
export type CertificateEvent = { label: string; at: Date; words: string };

/** One signature as the portal recorded it. */
export type CertificateSignature = {
  order: number;
  name: string;
  title: string;
  organization: string;
  roleLabel: string;
  /** Why this person may bind the organization, in the words the signer confirmed. */
  authorityBasis: string;
  /** What the signer declared, in the words of their role. */
  words?: string;
  /** Whose signatures a witness attests. */
  attests?: string;
  /** What happened at this place, in order. */
  events?: CertificateEvent[];
  /** For example "consent 2026-01". */
  consentTextVersion: string;
  method: SigningMethod;
  /** Null for a signature in ink. */
  typedName: string | null;
  /** Only for a signature in ink. */
  paper?: CertificatePaper;
  /** The server's clock. */
  signedAt: Date;
  /** SHA-256 of the statement this signature binds, in hex. */
  statementSha256: string;
};

/** What the certificate says. */
export type CompletionCertificate = {
  agreementNumber: string;
  agreementTitle: string;
  programName: string;
  version: number;
  /** SHA-256, in hex, of the frozen PDF that every signer saw. */
  frozenSha256: string;
  signatures: CertificateSignature[];
  /** When the certificate was made: after the last signature. */
  issuedAt: Date;
  demonstration: boolean;
  /** Where anyone checks a copy of this text; printed as a QR code. Not one of the facts, so not in the attachment. */
  verifyAt?: string;
};

/** The attachment's name in the sealed file. */
export const EVIDENCE_NAME = 'signature-evidence.json';

const METHOD_LABEL: Record<SigningMethod, string> = {
  TYPED_NAME_PASSKEY: 'Typed name, confirmed with a passkey',
  TYPED_NAME_TOTP: 'Typed name, confirmed with a one-time code from an authenticator app',
  INK_ON_PAPER: 'In ink on a print copy of the text; two people compared and confirmed its scan',
};

const SEAL_STATEMENT =
  'The seal on this file is an advanced electronic seal of the ACCESS Partnership Portal. It shows that the file has not changed since it was sealed. It is not the seal or the signature of an agency, of a federal office or of a person. Their signatures are the ones listed above.';
const DEMONSTRATION_NOTE =
  'This is a demonstration. The people and signatures are invented, and the seal was made with a demonstration certificate that nobody vouches for.';

/** A hash in groups of eight, as it is shown everywhere. */
export function groupedHash(hex: string): string {
  return (hex.match(/.{1,8}/g) ?? []).join(' ');
}

const utcFormat = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

const utcText = (instant: Date) => printedText(`${utcFormat.format(instant)} UTC`);
const line = (text: string) => printedText(text).replaceAll('\n', ' ');

const eventWords = ({ label, at, words }: CertificateEvent): string =>
  line(`${utcText(at)}: ${label}${words === '' ? '' : `, ${words}`}`);

const eventBlocks = (events: readonly CertificateEvent[]): PaperBlock[] =>
  events.length === 0
    ? []
    : [
        { kind: 'paragraph', text: 'How it came to this signature:' },
        { kind: 'list', items: events.map(eventWords) },
      ];

function signatureBlocks(signature: CertificateSignature): PaperBlock[] {
  const row = (label: string, value: string) => ({ label, value: line(value) });
  return [
    { kind: 'subheading', text: line(`${signature.order}. ${signature.name}`) },
    {
      kind: 'facts',
      rows: [
        row('Title', `${signature.title}, ${signature.organization}`),
        row('Signed as', signature.roleLabel),
        row('Authority', signature.authorityBasis),
        ...(signature.words ? [row('Declared', signature.words)] : []),
        ...(signature.attests ? [row('Attests the signatures of', signature.attests)] : []),
        ...(signature.typedName === null ? [] : [row('Typed signature', signature.typedName)]),
        row('Method', METHOD_LABEL[signature.method]),
        ...(signature.paper
          ? paperRows(signature.paper, groupedHash).map(({ label, value }) => row(label, value))
          : []),
        row(signature.paper ? 'Words signed' : 'Consent text', signature.consentTextVersion),
        row(signature.paper ? 'Counts since' : 'Time', utcText(signature.signedAt)),
        row('Statement SHA-256', groupedHash(signature.statementSha256)),
      ],
    },
    ...eventBlocks(signature.events ?? []),
  ];
}

const codeWords = (address: string, sha256: string): string =>
  `On paper: scan this code, or open ${address.split('?')[0]} and type the SHA-256 of the text: ${groupedHash(sha256)}. The portal says whether the text is the one that was signed, and whether the agreement is still in force.`;

const codeBlocks = ({ verifyAt, frozenSha256 }: CompletionCertificate): PaperBlock[] =>
  verifyAt === undefined ? [] : [{ kind: 'code', address: verifyAt, words: line(codeWords(verifyAt, frozenSha256)) }];

function certificateBlocks(certificate: CompletionCertificate, frozenLength: number): PaperBlock[] {
  const bytes = frozenLength.toLocaleString('en-US');
  const signatures = [...certificate.signatures].sort((a, b) => a.order - b.order);
  return [
    { kind: 'kicker', text: line(`Agreement ${certificate.agreementNumber}, version ${certificate.version}`) },
    { kind: 'title', text: 'Certificate of completion' },
    ...(certificate.demonstration ? [{ kind: 'note', text: DEMONSTRATION_NOTE } as const] : []),
    {
      kind: 'facts',
      rows: [
        { label: 'Agreement', value: line(certificate.agreementTitle) },
        { label: 'Program', value: line(certificate.programName) },
        { label: 'Completed', value: utcText(certificate.issuedAt) },
        { label: 'SHA-256 of the text', value: groupedHash(certificate.frozenSha256) },
        { label: 'Length of the text', value: `${bytes} bytes` },
      ],
    },
    { kind: 'heading', text: 'Signatures' },
    ...signatures.flatMap(signatureBlocks),
    { kind: 'heading', text: 'The seal' },
    { kind: 'paragraph', text: SEAL_STATEMENT },
    { kind: 'heading', text: 'How to check this file' },
    ...codeBlocks(certificate),
    {
      kind: 'list',
      items: [
        `The first ${bytes} bytes of this file are, byte for byte, the text that every signer saw. Their SHA-256 is the one above. On most computers this shows it: head -c ${frozenLength} agreement.pdf | sha256sum`,
        'Any program that checks PDF signatures shows whether the seal covers the whole file and whether anything changed after it.',
        `The same facts, for machines, are in the attachment ${EVIDENCE_NAME}.`,
      ],
    },
  ];
}

/**
 * Renders the pages that follow the frozen text.
 * @param certificate what happened
 * @param frozenLength length of the frozen PDF in bytes
 * @returns a PDF of its own; equal input gives equal bytes
 * @throws UnprintableTextError when a text has characters the embedded font lacks
 */
export function renderCertificate(certificate: CompletionCertificate, frozenLength: number): Promise<Uint8Array> {
  return renderPaper({
    title: 'Certificate of completion',
    subject: printedText(`Signatures on agreement ${certificate.agreementNumber}, version ${certificate.version}`),
    headerLeft: printedText(`Agreement ${certificate.agreementNumber}, version ${certificate.version}`),
    headerRight: 'Certificate of completion',
    pageWord: 'Certificate page',
    createdAt: certificate.issuedAt,
    demonstration: certificate.demonstration,
    blocks: certificateBlocks(certificate, frozenLength),
  });
}

/**
 * The certificate's facts for machines.
 * @param certificate what happened
 * @param frozenLength length of the frozen PDF in bytes
 * @returns canonical JSON (RFC 8785) in UTF-8
 */
export function certificateEvidence(certificate: CompletionCertificate, frozenLength: number): Uint8Array {
  const { verifyAt: _printedOnly, ...told } = certificate;
  const facts = { schema: 'access-partnership-portal/signature-evidence/2', frozenLength, ...told };
  return new TextEncoder().encode(canonicalize(JSON.parse(JSON.stringify(facts))));
}
