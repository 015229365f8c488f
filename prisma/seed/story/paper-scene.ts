import { PDF, rgb } from '@libpdf/core';
import { dateIn } from '@/lib/domain/dates';
import { readAgreement } from '@/lib/server/agreements/case-row';
import { printCopyOf } from '@/lib/server/agreements/paper-path/print-copy-for';
import { bringScan } from '@/lib/server/agreements/paper-path/receive-scan';
import { now } from '@/lib/server/clock';
import type { AgreementTelling } from '@/prisma/seed/story/agreement-scenes';
import { actorOf, onAgreement } from '@/prisma/seed/story/stage';

// The head of an agency signs in ink. The scan is in the portal, its officer has confirmed it, and ICE has not yet.

const stroke =
  'M 0 30 C 12 -14, 30 -8, 22 26 C 18 44, 40 30, 52 14 C 60 4, 70 8, 62 26 C 56 40, 84 30, 100 16 C 118 4, 128 34, 168 20';

/** The print copy as it comes back from a scanner that reads the print: with ink on its last sheet. */
const withInk = async (copy: Uint8Array, day: string): Promise<Uint8Array> => {
  const pdf = await PDF.load(copy);
  const sheet = pdf.getPage(pdf.getPageCount() - 1);
  const [year, month, date] = day.split('-');
  sheet?.drawSvgPath(stroke, { x: 110, y: 385, borderColor: rgb(0.09, 0.16, 0.45), borderWidth: 1.6 });
  sheet?.drawText(`${month}/${date}/${year}`, { x: 118, y: 324, size: 15, color: rgb(0.09, 0.16, 0.45) });
  return pdf.save();
};

/** Chooses paper for the head of the agency, brings the scan, and has the officer of the agency confirm it. */
export const signInInk = async ({ stage, agency, id }: AgreementTelling): Promise<void> => {
  const row = await readAgreement(stage.db, id);
  const place = row?.signatures.find(({ role }) => role === 'AGENCY_HEAD');
  if (!row || !place) throw new Error('There is no place for the head of the agency.');
  const day = dateIn(now(), row.agency.timeZone);
  await onAgreement(stage, 'choose_paper', id, agency.approver, { placeId: place.id });
  const bytes = await withInk(await printCopyOf(row, place), day);
  const file = { name: `${row.number}-signed-copy.pdf`, bytes };
  const answer = await bringScan(await actorOf(stage, agency.approver), id, place.id, file);
  if (!answer.ok) throw new Error(`The scan of the story was refused: ${JSON.stringify(answer)}`);
  await onAgreement(stage, 'confirm_scan', id, agency.officer, {
    scanId: answer.scanId,
    signedOn: day,
    sameText: 'on',
    signedBy: 'on',
    authority: 'on',
    compared: 'All pages beside the frozen text on screen; the signature beside the one in the personnel file.',
  });
};
