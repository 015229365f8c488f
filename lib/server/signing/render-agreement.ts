import 'server-only';
import { agreementBlocks } from './agreement-blocks';
import type { AgreementDocument } from './agreement-document';
import { renderPaper } from './paper';
import { printedText } from './paper-block';

/**
 * Renders an agreement as the PDF that is frozen, shown and signed.
 * @param doc the agreement
 * @returns the bytes; equal input gives equal bytes, so the text can be frozen by its SHA-256
 * @throws UnprintableTextError when a text has characters the embedded font lacks
 */
export function renderAgreement(doc: AgreementDocument): Promise<Uint8Array> {
  return renderPaper({
    title: printedText(doc.title),
    subject: printedText(`Agreement ${doc.number}, version ${doc.version}, ${doc.programName}`),
    headerLeft: printedText(`Agreement ${doc.number}, version ${doc.version}`),
    headerRight: printedText(doc.programName),
    pageWord: 'Page',
    createdAt: doc.createdAt,
    demonstration: doc.demonstration,
    blocks: agreementBlocks(doc),
  });
}
