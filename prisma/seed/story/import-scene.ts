import PDFDocument from 'pdfkit';
import { importColumnNames } from '@/lib/domain/agreements/imports/import-columns';
import { addCalendarMonths, dateIn } from '@/lib/domain/dates';
import { tryAgreementImport } from '@/lib/server/agreements/imports/import-dry-run';
import { takeOverAgreements } from '@/lib/server/agreements/imports/import-take-over';
import { searchDocument } from '@/lib/server/documents/search-document';
import { calder, motorVehicles, portAmity } from '@/prisma/seed/places';
import { actorOf, daysAgo, type Stage } from '@/prisma/seed/story/stage';

// Three agreements from before the portal, taken over by an administrator: one ends 60 days after a notice, one on
// receipt of it, and one has ended.

const administrator = 'w.ames@coordination.example';
const DAYS_AGO = 45;

type Paper = { file: string; title: string; agency: string };

const paperOf = ({ title, agency }: Paper): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const paper = new PDFDocument({ size: 'LETTER', margin: 72, info: { Title: title } });
    paper.on('data', (chunk: Buffer) => chunks.push(chunk));
    paper.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    paper.fontSize(16).text(title).moveDown();
    paper.fontSize(11).text(`Between ${agency} and U.S. Immigration and Customs Enforcement.`).moveDown();
    paper.text('1. Purpose. Both sides work together as this memorandum says.').moveDown(0.5);
    paper.text('2. Term and notice. As agreed in the section on duration.').moveDown(0.5);
    paper.text('3. Signatures. Signed by both sides on paper. (Demonstration document.)');
    paper.end();
  });

const rowsAt = (today: string) => {
  const day = (months: number) => addCalendarMonths(today, months);
  const customs = { signed_on: day(-19), effective_on: day(-18), expires_on: day(6), notice: 'ON_RECEIPT' };
  const ended = { signed_on: day(-39), effective_on: day(-38), expires_on: day(-14), ended_on: day(-14) };
  return [
    {
      ...{ agency_name: calder, program: 'T19', office: 'Winter Investigations Office', ...customs },
      ...{ agency_signer_title: 'Sheriff', ice_signer_title: 'Special Agent in Charge', reference: 'T19-24-006' },
      title: 'Customs cross-designation memorandum of 2025',
      objective: 'Let named officers of the highway unit enforce customs law beside federal agents.',
      public_summary: 'Named officers of the county may act as customs officers in cases of smuggling.',
      file: 'calder-customs.pdf',
    },
    {
      ...{ agency_name: portAmity, program: 'PREDATOR', office: 'Winter Investigations Office' },
      ...{ signed_on: day(-31), effective_on: day(-30), notice: '60', reference: 'MOU-024' },
      ...{ agency_signer_title: 'Chief of police', ice_signer_title: 'Special Agent in Charge' },
      title: 'Memorandum on the protection of children',
      objective: 'Find those who exploit children across borders.',
      public_summary: 'City detectives and federal agents work together against the exploitation of children.',
      file: 'port-amity-children.pdf',
    },
    {
      ...{ agency_name: motorVehicles, program: 'DBFTF', office: 'Winter Investigations Office', ...ended },
      ...{ notice: '30', end_reason: 'EXPIRED', reference: 'MOU-011' },
      ...{ agency_signer_title: 'Director', ice_signer_title: 'Special Agent in Charge' },
      title: 'Memorandum on forged documents',
      objective: 'Find who sells forged licenses and papers.',
      public_summary: 'Investigators of motor vehicles and federal agents worked together against forged papers.',
      file: 'motor-vehicles-documents.pdf',
    },
  ].map((row): Partial<Record<(typeof importColumnNames)[number], string>> => ({ state: 'ZZ', ...row }));
};

const tableOf = (rows: ReturnType<typeof rowsAt>): string =>
  [
    importColumnNames.join(','),
    ...rows.map((row) => importColumnNames.map((name) => `"${row[name] ?? ''}"`).join(',')),
  ].join('\n');

const formOf = async (rows: ReturnType<typeof rowsAt>): Promise<Request> => {
  const form = new FormData();
  form.append('table', new File([tableOf(rows)], 'agreements-before-the-portal.csv', { type: 'text/csv' }));
  for (const { file = '', title = '', agency_name: agency = '' } of rows) {
    form.append('files', new File([await paperOf({ file, title, agency })], file, { type: 'application/pdf' }));
  }
  form.append('source', 'Paper files of the coordination office');
  return new Request('http://localhost/admin/imports/upload', { method: 'POST', body: form });
};

/** Imports the three, by the door that administrators use. */
export const tellImport = (stage: Stage): Promise<void> =>
  daysAgo(stage, DAYS_AGO, async () => {
    const actor = await actorOf(stage, administrator);
    const tried = await tryAgreementImport(actor, await formOf(rowsAt(dateIn(stage.today, 'America/New_York'))));
    if (!tried?.ok) throw new Error(`The seed's import was not read: ${JSON.stringify(tried)}`);
    const files = await stage.db.document.findMany({ where: { importId: tried.id }, select: { id: true } });
    await Promise.all(files.map(({ id }) => searchDocument(id)));
    const taken = await takeOverAgreements(actor, { importId: tried.id, whole: true, looked: false });
    if (!taken.ok) throw new Error(`The seed's import was not taken over: ${JSON.stringify(taken)}`);
  });
