import 'server-only';
import { z } from 'zod';
import {
  catalogOf,
  objectNumbers,
  openPdf,
  type PdfEntry,
  type PdfFile,
  readObject,
  resolveValue,
  streamContent,
} from './pdf-file';
import { entriesOf, itemsOf, nameOf, type PdfValue, UnreadablePdfError } from './pdf-syntax';

// What a sealed file may hold: the frozen text untouched, the certificate pages, one attachment, and nothing that
// acts by itself. A valid signature alone does not say that; a shadow page could have been sealed too.

/** The facts in the attachment. A change of this shape needs a new schema name, because old files stay: 2 added events. */
const evidenceSchema = z.object({
  schema: z.enum(['access-partnership-portal/signature-evidence/1', 'access-partnership-portal/signature-evidence/2']),
  agreementNumber: z.string().min(1).max(60),
  agreementTitle: z.string().max(500),
  version: z.number().int().positive(),
  frozenSha256: z.string().regex(/^[0-9a-f]{64}$/),
  frozenLength: z.number().int().positive(),
  demonstration: z.boolean(),
  signatures: z
    .array(
      z.object({
        order: z.number().int().positive(),
        name: z.string().max(300),
        title: z.string().max(300),
        organization: z.string().max(300),
        signedAt: z.iso.datetime(),
        statementSha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(50),
});

/** What the attachment of a sealed file says. */
export type SealEvidence = z.output<typeof evidenceSchema>;

const ATTACHMENT = 'signature-evidence.json';
const ACTS_BY_ITSELF = ['OpenAction', 'AA', 'JS', 'JavaScript', 'RichMediaContent', 'XFA'];
const ACTIONS = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'URI'];

function* dictionariesIn(value: PdfValue): Generator<Map<string, PdfValue>> {
  if (value.kind === 'array') for (const item of value.items) yield* dictionariesIn(item);
  if (value.kind === 'dictionary') {
    yield value.entries;
    for (const item of value.entries.values()) yield* dictionariesIn(item);
  }
}

const actsByItself = (entries: Map<string, PdfValue>) =>
  ACTS_BY_ITSELF.some((key) => entries.has(key)) || ACTIONS.includes(nameOf(entries.get('S')) ?? '');

/** Objects of the frozen text that sealing must write anew, because they list what was added. */
function mayBeReplaced({ value, stream }: PdfEntry, isCatalog: boolean): boolean {
  const entries = entriesOf(value);
  if (stream !== null || entries === null) return false;
  const type = nameOf(entries.get('Type'));
  if (isCatalog || type === 'Pages' || type === 'StructTreeRoot') return true;
  if (type === 'StructElem' || nameOf(entries.get('S')) !== null) return nameOf(entries.get('S')) === 'Document';
  return type === null && ['Title', 'First', 'Dests', 'EmbeddedFiles'].some((key) => entries.has(key));
}

function pagesOf(file: PdfFile): string[] {
  const pages = entriesOf(resolveValue(file, catalogOf(file).get('Pages')));
  const kids = itemsOf(resolveValue(file, pages?.get('Kids'))) ?? [];
  return kids.map((kid) => (kid.kind === 'reference' ? `${kid.number} ${kid.generation}` : 'not a page'));
}

const rootNumber = (root: PdfValue | undefined) => (root?.kind === 'reference' ? root.number : null);

/** The frozen text's objects and page order are as they were, and pages were only added behind it. */
function frozenIsUntouched(file: PdfFile, frozenLength: number): boolean {
  const [sealed, frozen, ...older] = file.revisions;
  if (sealed === undefined || frozen === undefined || older.length > 0) return false;
  const root = rootNumber(sealed.trailer.get('Root'));
  const before = pagesOf(openPdf(file.bytes.subarray(0, frozenLength)));
  const after = pagesOf(file);
  const replaced = [...sealed.offsets.keys()].filter((number) => frozen.offsets.has(number));
  return (
    root !== null &&
    root === rootNumber(frozen.trailer.get('Root')) &&
    replaced.every((number) => mayBeReplaced(readObject(file, number), number === root)) &&
    before.length > 0 &&
    after.length > before.length &&
    before.every((page, index) => page === after[index])
  );
}

/** The one attachment: its name and the facts in it. */
function readEvidence(file: PdfFile): SealEvidence {
  const names = entriesOf(resolveValue(file, catalogOf(file).get('Names')));
  const tree = entriesOf(resolveValue(file, names?.get('EmbeddedFiles')));
  const [name, reference, ...more] = itemsOf(resolveValue(file, tree?.get('Names'))) ?? [];
  const attachments = objectNumbers(file).filter(
    (number) => nameOf(entriesOf(readObject(file, number).value)?.get('Type')) === 'EmbeddedFile',
  );
  const isNamed = name?.kind === 'string' && Buffer.from(name.bytes).toString('latin1') === ATTACHMENT;
  if (!isNamed || more.length > 0 || tree?.has('Kids') || attachments.length !== 1) {
    throw new UnreadablePdfError(`The file must have exactly one attachment, ${ATTACHMENT}.`);
  }
  const embedded = entriesOf(resolveValue(file, entriesOf(resolveValue(file, reference))?.get('EF')))?.get('F');
  if (embedded?.kind !== 'reference') throw new UnreadablePdfError('The attachment is empty.');
  const text = new TextDecoder().decode(streamContent(readObject(file, embedded.number)));
  const parsed = evidenceSchema.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new UnreadablePdfError('The facts in the attachment are not of the form the portal writes.');
  return parsed.data;
}

/**
 * The facts in the attachment of a file, whatever else is right or wrong with it.
 * @param pdf any bytes
 * @returns null when there is no such attachment, or none that can be read
 */
export function evidenceIn(pdf: Uint8Array): SealEvidence | null {
  try {
    return readEvidence(openPdf(pdf));
  } catch {
    return null;
  }
}

/** What a sealed file holds beside its seal. */
export type SealedContent = { evidence: SealEvidence; problems: string[]; pageCount: number };

/**
 * The number of pages of a paper of the portal.
 * @param pdf the bytes of a frozen or sealed file
 * @throws UnreadablePdfError when the file is of another form
 */
export function countPages(pdf: Uint8Array): number {
  return pagesOf(openPdf(pdf)).length;
}

/**
 * Reads what a sealed file holds beside its seal.
 * @param file the file
 * @returns the facts of its attachment, and every part that should not be there
 * @throws UnreadablePdfError when the attachment is missing or of another form
 */
export function sealedContent(file: PdfFile): SealedContent {
  const evidence = readEvidence(file);
  const acts = objectNumbers(file).some((number) =>
    [...dictionariesIn(readObject(file, number).value)].some(actsByItself),
  );
  const problems = [
    ...(acts ? ['The file holds something that acts by itself, such as a script or a link.'] : []),
    ...(frozenIsUntouched(file, evidence.frozenLength) ? [] : ['The certificate changed a part of the frozen text.']),
  ];
  return { evidence, problems, pageCount: pagesOf(file).length };
}
