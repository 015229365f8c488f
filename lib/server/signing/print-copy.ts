import 'server-only';
import { PDF } from '@libpdf/core';
import { appendPages } from './append-pages';
import { groupedHash } from './completion-certificate';
import { addFeet } from './copy-margins';
import { renderPaper } from './paper';
import { type PaperBlock, printedText } from './paper-block';

// A copy to sign in ink: a cover, the pages of the frozen text as they are, and a sheet with the lines of one place. The
// foot of every sheet names the text by its hash, so that a sheet of another text shows.

/** What a print copy is made from. */
export type PrintCopy = {
  agreementNumber: string;
  agreementTitle: string;
  version: number;
  /** The frozen PDF, its SHA-256 in hex, and how many pages it has. */
  frozenPdf: Uint8Array;
  frozenSha256: string;
  textPages: number;
  roleLabel: string;
  signerName: string;
  signerTitle: string;
  organization: string;
  /** What the signer states by signing, in the words that are recorded. */
  intent: string;
  authority: string;
  /** Where anyone checks the text. */
  verifyAt: string;
  /** When the text was frozen: equal input gives equal pages. */
  createdAt: Date;
  demonstration: boolean;
};

const line = (text: string) => printedText(text).replaceAll('\n', ' ');

/** A cover and a sheet to sign beside the pages of the text. */
export const sheetCount = (textPages: number): number => textPages + 2;

const codeBlocks = ({ verifyAt, frozenSha256 }: PrintCopy): PaperBlock[] => [
  { kind: 'heading', text: 'How to check the text' },
  {
    kind: 'code',
    address: verifyAt,
    words: `Scan this code, or open ${verifyAt.split('?')[0]} and type the SHA-256 of the text: ${groupedHash(frozenSha256)}. Once the agreement is executed and public, the portal says what became of this text.`,
  },
];

const headFacts = (copy: PrintCopy): PaperBlock => ({
  kind: 'facts',
  rows: [
    { label: 'Agreement', value: line(copy.agreementTitle) },
    { label: 'Version', value: String(copy.version) },
    { label: 'Pages of the text', value: String(copy.textPages) },
    { label: 'SHA-256 of the text', value: groupedHash(copy.frozenSha256) },
    { label: 'Place to sign', value: line(copy.roleLabel) },
    { label: 'Signer', value: line(`${copy.signerName}, ${copy.signerTitle}, ${copy.organization}`) },
  ],
});

const kicker = (copy: PrintCopy): PaperBlock => ({
  kind: 'kicker',
  text: line(`Agreement ${copy.agreementNumber}, version ${copy.version}`),
});

const coverBlocks = (copy: PrintCopy): PaperBlock[] => [
  kicker(copy),
  { kind: 'title', text: 'Print copy to sign in ink' },
  headFacts(copy),
  { kind: 'heading', text: 'How to sign on paper' },
  {
    kind: 'list',
    items: [
      `1. Print all ${sheetCount(copy.textPages)} sheets, on one side each. The foot of every sheet carries the same SHA-256.`,
      '2. Read the text. Change, strike out or add nothing: a change means a new text.',
      '3. The signer named above signs and dates the last sheet by hand.',
      '4. Scan all sheets in this order, this cover first, into one PDF file, and bring it to the portal on the page of the paper copy.',
      '5. The portal counts the pages and compares the words. Then two people, one of the agency and one of ICE, compare the scan with the frozen text and confirm who signed it. The signature counts from then on.',
      '6. Keep the paper with the file.',
    ],
  },
  ...codeBlocks(copy),
];

const signatureBlocks = (copy: PrintCopy): PaperBlock[] => [
  kicker(copy),
  { kind: 'title', text: 'Signature sheet' },
  headFacts(copy),
  { kind: 'paragraph', text: line(copy.intent) },
  { kind: 'paragraph', text: line(copy.authority) },
  { kind: 'line', label: line(`Signature of ${copy.signerName}`) },
  { kind: 'line', label: 'Day of the signature: month, day, year' },
  ...codeBlocks(copy),
];

const sheet = async (copy: PrintCopy, title: string, blocks: PaperBlock[]): Promise<PDF> => {
  const bytes = await renderPaper({
    title,
    subject: line(`${title}, agreement ${copy.agreementNumber}, version ${copy.version}`),
    headerLeft: line(`Agreement ${copy.agreementNumber}, version ${copy.version}`),
    headerRight: title,
    pageWord: title,
    createdAt: copy.createdAt,
    demonstration: copy.demonstration,
    blocks,
  });
  const pdf = await PDF.load(bytes);
  if (pdf.getPageCount() !== 1) throw new Error(`The ${title.toLowerCase()} takes more than one sheet.`);
  return pdf;
};

/**
 * Makes a print copy.
 * @param copy the frozen text and the place that is signed on it
 * @returns the PDF: one sheet of cover, the pages of the text, one sheet to sign
 * @throws UnprintableTextError when a name has characters that the font lacks
 * @throws Error when the frozen text is not a paper of this room, or the cover takes more than one sheet
 */
export async function renderPrintCopy(copy: PrintCopy): Promise<Uint8Array> {
  const pdf = await sheet(copy, 'Print copy', coverBlocks(copy));
  appendPages(pdf, await PDF.load(copy.frozenPdf));
  appendPages(pdf, await sheet(copy, 'Signature sheet', signatureBlocks(copy)));
  const sheets = sheetCount(copy.textPages);
  addFeet(pdf, (at) => [
    `Text SHA-256 ${groupedHash(copy.frozenSha256)}`,
    `Agreement ${copy.agreementNumber}, version ${copy.version}, print copy, sheet ${at + 1} of ${sheets}`,
  ]);
  return pdf.save();
}
