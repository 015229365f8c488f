import 'server-only';
import type { AgreementDocument, AgreementSigner } from './agreement-document';
import { amendmentBlocks } from './amendment-blocks';
import { blockParagraphs, printedText, proseBlocks, type WordBlock } from './paper-block';

const DEMONSTRATION_NOTE =
  'This is a demonstration. The parties, people and terms are invented, and nobody is bound by this text.';

const IN_ORDER = 'The people below sign in this order, each on the same frozen text.';
const IN_GROUPS =
  'The people below sign in the order of their numbers, each on the same frozen text. People with the same number sign in any order.';
const RECORDED =
  'Their signatures are recorded electronically. When the last one is in, a certificate of completion is added after this page. It shows who signed, when, and how each person was identified.';

/** Texts frozen before groups came have a number for each signer, and read as they always have. */
const signaturesNote = (signers: readonly AgreementSigner[]): string => {
  const numbers = new Set(signers.map(({ order }) => order));
  return `${numbers.size === signers.length ? IN_ORDER : IN_GROUPS} ${RECORDED}`;
};

const line = (text: string) => printedText(text).replaceAll('\n', ' ');
const joined = (...parts: (string | null)[]) => parts.filter((part) => part !== null && part !== '').join(', ');

const section = (heading: string, body: string): WordBlock[] => [
  { kind: 'heading', text: line(heading) },
  ...proseBlocks(body),
];

const signerRow = (signer: AgreementSigner) => ({
  label: line(`${signer.order}. ${signer.roleLabel}`),
  value: line(joined(signer.name ?? 'To be named', signer.title, signer.organization)),
});

const wholeText = (doc: AgreementDocument): WordBlock[] => [
  ...section('Objective', doc.objective),
  ...doc.sections.flatMap((part) => section(`${part.number}. ${part.heading}`, part.body)),
  ...section('Term', doc.termText),
  ...section('Notice', doc.noticeText),
];

/**
 * An agreement as blocks, in the order they are read: the PDF, the page on screen and the plain text come from here.
 * @param doc the agreement
 * @returns its blocks
 */
export function agreementBlocks(doc: AgreementDocument): WordBlock[] {
  const signers = [...doc.signers].sort((a, b) => a.order - b.order);
  return [
    { kind: 'kicker', text: line(`Agreement ${doc.number}, version ${doc.version}`) },
    { kind: 'title', text: line(doc.title) },
    ...(doc.demonstration ? [{ kind: 'note', text: DEMONSTRATION_NOTE } as const] : []),
    {
      kind: 'facts',
      rows: [
        { label: 'Program', value: line(doc.programName) },
        ...(doc.modelName ? [{ label: 'Model', value: line(doc.modelName) }] : []),
        { label: 'Version', value: line(`${doc.version}, made on ${doc.createdOnText}`) },
      ],
    },
    { kind: 'heading', text: 'Parties' },
    {
      kind: 'facts',
      rows: doc.parties.map((party) => ({ label: line(party.role), value: line(joined(party.name, party.detail)) })),
    },
    ...(doc.amendment ? amendmentBlocks(doc.amendment) : wholeText(doc)),
    { kind: 'page' },
    { kind: 'heading', text: 'Signatures' },
    { kind: 'paragraph', text: signaturesNote(signers) },
    { kind: 'facts', rows: signers.map(signerRow) },
  ];
}

/**
 * The whole text of an agreement as plain paragraphs, word for word what the PDF prints.
 * @param doc the agreement
 * @returns paragraphs parted by an empty line; list items start with "- ", facts read "Label: value"
 */
export function agreementText(doc: AgreementDocument): string {
  return agreementBlocks(doc).flatMap(blockParagraphs).join('\n\n');
}
