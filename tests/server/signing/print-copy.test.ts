import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { readPdf } from '@/lib/server/documents/read-pdf';
import { type PrintCopy, renderPrintCopy } from '@/lib/server/signing/print-copy';
import { renderAgreement } from '@/lib/server/signing/render-agreement';
import { countPages } from '@/lib/server/signing/sealed-content';
import { aSampleAgreement } from './sample-agreement';

const sampleAgreement = aSampleAgreement();
const frozenPdf = await renderAgreement(sampleAgreement);
const frozenSha256 = createHash('sha256').update(frozenPdf).digest('hex');
const copy: PrintCopy = {
  agreementNumber: sampleAgreement.number,
  agreementTitle: sampleAgreement.title,
  version: sampleAgreement.version,
  frozenPdf,
  frozenSha256,
  textPages: countPages(frozenPdf),
  roleLabel: 'Agency head',
  signerName: 'Thomas Brandt',
  signerTitle: 'Sheriff',
  organization: 'Calder County Sheriff’s Office',
  intent: 'I sign it and mean this to be my signature.',
  authority: 'I am authorized to bind the party I sign for.',
  verifyAt: `https://portal.example/verify?sha256=${frozenSha256}`,
  createdAt: sampleAgreement.createdAt,
  demonstration: true,
};

test('x', async () => {
  const bytes = await renderPrintCopy(copy);
  writeFileSync('/tmp/signb/copy.pdf', bytes);
  const read = await readPdf(bytes);
  console.log(read.ok && read.pages[0], read.ok && read.pages[1]);
  expect(QRCode).toBeDefined();
});
