import { existsSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { hasTool, onPdf } from '@/tests/server/signing/pdf-tools';
import { type AgreementStation, draftFor, walkOn } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { dataFolder } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';

// One agreement on its whole way, with everything real: PostgreSQL, PDF, signatures, seal.

fixedClock();
// Whole walks with real PDFs take their time on a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
let id = '';
beforeAll(async () => {
  cast = await aCast();
  requestId = await aRequest(cast).in('APPROVED');
  id = await draftFor(requestId, 'OCS');
});

const stations: readonly AgreementStation[] = [
  'DRAFT',
  'NEGOTIATION',
  'LEGAL_REVIEW',
  'LOCAL_APPROVAL',
  'SIGNING',
  'SIGNED',
  'EXECUTED',
  'IMPLEMENTING',
  'ACTIVE',
];

const statusOf = async () => (await db.agreement.findUniqueOrThrow({ where: { id } })).status;

test('the draft has the text, the measures of the plan, the places to sign and what the assessment said', async () => {
  const row = await db.agreement.findUniqueOrThrow({
    where: { id },
    include: { sections: { orderBy: { position: 'asc' } }, measures: true, signatures: true, localApproval: true },
  });
  expect(row.number).toMatch(/^AGR-2026-\d{6}$/u);
  expect(row.objective).toBe('Reduce gang-related shootings');
  expect(row.sections.find(({ key }) => key === 'parties')?.body).toContain('Calder County Sheriff');
  expect(row.sections.find(({ key }) => key === 'mission')?.body).toContain(
    '- Gang-related shootings: from 31 to 20 or fewer (12 months)',
  );
  expect(row.sections.find(({ key }) => key === 'direction')?.body).toContain(
    '[to be written: position that supervises for ICE]',
  );
  expect(row.sections.find(({ key }) => key === 'civil-rights')).toMatchObject({ locked: true });
  expect(row.measures).toHaveLength(1);
  expect(row.signatures.map(({ role, status }) => [role, status])).toEqual([
    ['AGENCY_HEAD', 'PENDING'],
    ['ICE_SAC', 'PENDING'],
  ]);
  expect(row.localApproval).toMatchObject({ required: 'YES', result: 'PENDING' });
});

test('every station is reached by the steps of the people it belongs to', async () => {
  for (const [at, station] of stations.entries()) {
    const before = stations[at - 1];
    if (before) await walkOn({ id, cast, own: cast.calder }, before, station);
    expect(await statusOf()).toBe(station === 'SIGNED' ? 'SIGNING' : station);
  }
  const { status } = await db.request.findUniqueOrThrow({ where: { id: requestId } });
  expect(status).toBe('AGREEMENT_IN_PROGRESS');
});

test('in force it has its dates and obligations, and each signature names the one before it', async () => {
  const row = await db.agreement.findUniqueOrThrow({
    where: { id },
    include: { obligations: { orderBy: { dueOn: 'asc' } }, signatures: { orderBy: { position: 'asc' } }, events: true },
  });
  expect(row.effectiveOn?.toISOString().slice(0, 10)).toBe('2026-11-24');
  expect(row.expiresOn?.toISOString().slice(0, 10)).toBe('2028-11-24');
  expect(row.obligations.map(({ type, dueOn }) => [type, dueOn?.toISOString().slice(0, 10)])).toEqual([
    ['STATISTICS', '2027-02-24'],
    ['PERFORMANCE_REPORT', '2027-05-24'],
    ['POC_UPDATE', '2027-11-24'],
    ['RENEWAL_DECISION', '2028-09-25'],
  ]);
  const [first, second] = row.signatures;
  expect(first).toMatchObject({ status: 'SIGNED', method: 'TOTP', signerName: 'Thomas Brandt', ip: '203.0.113.7' });
  expect(JSON.parse(second?.statement ?? '{}').time.previousStatementSha256).toBe(first?.statementSha256);
  expect(row.events.filter(({ step }) => step === 'execute')).toHaveLength(1);
});

test('the sealed file begins with the frozen text, and a program that is not ours calls it valid', async () => {
  const row = await db.agreement.findUniqueOrThrow({
    where: { id },
    include: { sealedDocument: true, frozenVersion: true },
  });
  expect(existsSync(`${dataFolder}/files`)).toBe(true);
  const pdf = await portalFiles().getFile(row.sealedDocument?.sha256 ?? '');
  const frozen = await portalFiles().getFile(row.frozenVersion?.sha256 ?? '');
  if (!pdf || !frozen) throw new Error('The files are not in the store.');
  expect(Buffer.compare(pdf.subarray(0, frozen.length), frozen)).toBe(0);
  expect(hasTool('pdfsig')).toBe(true);
  const verdict = onPdf(pdf, 'pdfsig', ['-nocert']);
  expect(verdict).toContain('Signature is Valid.');
  expect(verdict).toContain('Total document signed');
});
