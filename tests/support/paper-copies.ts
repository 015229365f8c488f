import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { readAgreement } from '@/lib/server/agreements/case-row';
import { printCopyOf } from '@/lib/server/agreements/paper-path/print-copy-for';
import { bringScan } from '@/lib/server/agreements/paper-path/receive-scan';
import { db } from '@/lib/server/db/client';
import { readPdf } from '@/lib/server/documents/read-pdf';
import { takeAgreement } from '@/tests/support/agreement-cases';

// Print copies, and scans of them, for tests.

type Place = AgreementCase['signatures'][number];

/** The place of a role in the present round, with its agreement. */
export const placeOf = async (id: string, role: Place['role']): Promise<{ row: AgreementCase; place: Place }> => {
  const row = await readAgreement(db, id);
  const place = row?.signatures.find((one) => one.role === role);
  if (!row || !place) throw new Error(`There is no place for ${role}.`);
  return { row, place };
};

/** The print copy of a place: as a file that comes back it is a scan whose text a program has read without an error. */
export const copyOf = async (id: string, role: Place['role'] = 'AGENCY_HEAD'): Promise<Uint8Array> => {
  const { row, place } = await placeOf(id, role);
  return printCopyOf(row, place);
};

/** A PDF with these words on its pages; without words it is what a scanner makes. */
export const pagesWith = async (pages: readonly string[]): Promise<Uint8Array> => {
  const pdf = new PDFDocument({ size: 'LETTER', autoFirstPage: false });
  const parts: Uint8Array[] = [];
  pdf.on('data', (part: Uint8Array) => parts.push(part));
  const ended = once(pdf, 'end');
  for (const text of pages) {
    pdf.addPage();
    if (text === '') pdf.rect(72, 72, 300, 500).stroke();
    else pdf.fontSize(9).text(text);
  }
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
};

/** A PDF of so many pages without any text. */
export const picturesOnly = (pages: number): Promise<Uint8Array> => pagesWith(Array.from({ length: pages }, () => ''));

export const asFile = (bytes: Uint8Array, name = 'signed-copy.pdf') => ({ name, bytes });

/** Brings a scan that has to be taken; returns its id. */
export const bring = async (
  id: string,
  actor: Actor,
  bytes: Uint8Array,
  role: Place['role'] = 'AGENCY_HEAD',
): Promise<string> => {
  const { place } = await placeOf(id, role);
  const answer = await bringScan(actor, id, place.id, asFile(bytes));
  if (!answer.ok) throw new Error(`The scan was refused: ${JSON.stringify(answer)}`);
  return answer.scanId;
};

/** What somebody says who has compared a scan. */
export const compared = (scanId: string, signedOn = '2026-11-24') => ({
  scanId,
  signedOn,
  sameText: 'on',
  signedBy: 'on',
  authority: 'on',
  compared: 'Every page beside the frozen text, and the signature beside the one on file.',
});

/** Puts a place on paper, brings its scan and has both sides confirm it. */
export const signOnPaper = async (
  id: string,
  by: { chooser: Actor; uploader: Actor; agency: Actor; ice: Actor },
  role: Place['role'] = 'AGENCY_HEAD',
): Promise<string> => {
  const { place } = await placeOf(id, role);
  await takeAgreement('choose_paper', id, by.chooser, { placeId: place.id });
  const scanId = await bring(id, by.uploader, await copyOf(id, role), role);
  await takeAgreement('confirm_scan', id, by.agency, compared(scanId));
  await takeAgreement('confirm_scan', id, by.ice, compared(scanId));
  return scanId;
};

/** The words of each sheet of a print copy. */
export const sheetTexts = async (id: string, role: Place['role'] = 'AGENCY_HEAD'): Promise<string[]> => {
  const read = await readPdf(await copyOf(id, role));
  if (!read.ok) throw new Error('The print copy could not be read.');
  return [...read.pages];
};

/** How many sheets a print copy has. */
export const printedSheets = async (id: string): Promise<number> => (await sheetTexts(id)).length;
