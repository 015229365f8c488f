import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { agreementFilter } from '@/lib/domain/agreements/list-filter';
import { getAgreementPage } from '@/lib/server/agreements/agreement-queries';
import { agreementImportPage } from '@/lib/server/agreements/imports/import-queries';
import { takeOverAgreements } from '@/lib/server/agreements/imports/import-take-over';
import { undoAgreements } from '@/lib/server/agreements/imports/import-undo';
import { listAgreements } from '@/lib/server/agreements/list-queries';
import { verifyChain } from '@/lib/server/audit/verify';
import { db } from '@/lib/server/db/client';
import { registerRecords } from '@/lib/server/register/register-data';
import { registerEntry, registerText } from '@/lib/server/register/register-entry';
import { toRegisterFilter } from '@/lib/server/register/register-filter';
import { registerPage } from '@/lib/server/register/register-queries';
import { verifyCopy } from '@/lib/server/register/verify-copy';
import { takeDueSteps } from '@/lib/server/worker/deadlines';
import { takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { freshDatabase } from '@/tests/support/database';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { aRow, takenOver, triedImport } from '@/tests/support/imports';
import { ownerDb } from '@/tests/support/owner-db';
import { aPdf } from '@/tests/support/sample-files';

// Agreements that were signed outside the portal, from the import to the end of their life.

const clock = fixedClock();
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cast: Cast;
let files: Record<string, Uint8Array>;

beforeAll(async () => {
  files = {
    'gangs.pdf': await aPdf('Memorandum on gangs.'),
    'customs.pdf': await aPdf('Memorandum on customs.'),
    'old.pdf': await aPdf('Memorandum on fraud.'),
    'ended.pdf': await aPdf('Memorandum on predators.'),
  };
});
beforeEach(async () => {
  clock.moveTo(testNow);
  await freshDatabase();
  cast = await aCast();
});

const rows = () => [
  aRow({ file: 'gangs.pdf', notice: '60' }),
  aRow({ file: 'customs.pdf', program: 'T19', notice: 'on receipt', expires_on: '' }),
  aRow({ file: 'old.pdf', program: 'DBFTF', expires_on: '2026-03-15', ended_on: '2026-03-15', end_reason: 'EXPIRED' }),
  aRow({ file: 'ended.pdf', program: 'PREDATOR', ended_on: '2025-06-30', end_reason: 'TERMINATED_BY_AGENCY' }),
];

const tried = () => triedImport(cast.administrator, rows(), files);
const byProgram = async (programCode: string) => {
  const row = await db.agreement.findFirstOrThrow({ where: { programCode } });
  const file = await db.document.findFirstOrThrow({ where: { agreementId: row.id } });
  return { ...row, file };
};
const takeOver = (importId: string) =>
  takeOverAgreements(cast.administrator, { importId, whole: false, looked: false });
const undo = (importId: string) =>
  undoAgreements(cast.administrator, { importId, reason: 'The wrong files were sent.' });

describe('taking over', () => {
  test('writes what the dry run showed, once, whoever asks again at the same time', async () => {
    const id = await tried();
    const answers = await Promise.all([takeOver(id), takeOver(id), takeOver(id)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(answers.filter((answer) => answer.ok && answer.message?.includes('already'))).toHaveLength(2);
    expect(await db.agreement.count()).toBe(4);
    const found = await db.agreement.findMany({ orderBy: { number: 'asc' }, include: { outsideSigning: true } });
    expect(
      found.map(({ programCode, status, noticeMode, noticeDays, endReason }) =>
        [programCode, status, noticeMode, noticeDays, endReason].join(' '),
      ),
    ).toEqual([
      'OCS ACTIVE DAYS 60 ',
      'T19 ACTIVE ON_RECEIPT 0 ',
      'DBFTF EXPIRED DAYS 60 EXPIRED',
      'PREDATOR TERMINATED DAYS 60 TERMINATED_BY_AGENCY',
    ]);
    for (const { requestId, sealedDocumentId, outsideSigning } of found) {
      expect([requestId, sealedDocumentId]).toEqual([null, null]);
      expect(outsideSigning).toMatchObject({ importId: id, agencySignerTitle: 'Sheriff' });
    }
    expect(await db.auditEvent.count({ where: { action: 'agreement_import.take_over' } })).toBe(1);
    expect(await db.auditEvent.count({ where: { action: { startsWith: 'agreement.import_' } } })).toBe(4);
    expect(await verifyChain(db)).toMatchObject({ ok: true });
    // Two are in force: the agency hears of those.
    expect(await db.outboxMessage.count({ where: { kind: 'notice' } })).toBe(2);
  });

  test('writes nothing when another import came first', async () => {
    const [one, two] = [await tried(), await triedImport(cast.administrator, [aRow({ file: 'gangs.pdf' })], files)];
    await takenOver(cast.administrator, one);
    expect(await takeOver(two)).toMatchObject({ ok: false, why: 'stale', reasons: [expect.stringContaining(': 2.')] });
    expect(await db.agreement.count()).toBe(4);
  });

  test('writes nothing when a single row cannot be written', async () => {
    const id = await tried();
    await db.agency.update({ where: { id: cast.calder.agencyId }, data: { status: 'SUSPENDED' } });
    expect(await takeOver(id)).toMatchObject({ ok: false, why: 'stale' });
    expect(await db.agreement.count()).toBe(0);
    expect(await db.document.count({ where: { importId: id } })).toBe(4);
  });

  test('is held by the database: an agreement stands on a request or on a signing outside, and is not sealed then', async () => {
    await takenOver(cast.administrator, await tried());
    const { id } = await byProgram('OCS');
    await expect(db.agreement.update({ where: { id }, data: { outsideSigningId: null } })).rejects.toThrow();
    await expect(db.agreement.update({ where: { id }, data: { status: 'DRAFT' } })).rejects.toThrow();
    await expect(db.agreement.update({ where: { id }, data: { executedOn: null } })).rejects.toThrow();
    await expect(ownerDb.$executeRaw`UPDATE outside_signings SET agency_signer_title = 'Mayor'`).rejects.toThrow();
    await expect(ownerDb.$executeRaw`DELETE FROM outside_signings`).rejects.toThrow();
  });
});

describe('what was signed outside', () => {
  test('is marked as such in the list, on its page, in the register and in the data', async () => {
    await takenOver(cast.administrator, await tried());
    const { id, number, file } = await byProgram('OCS');
    const list = await listAgreements(cast.liaison, agreementFilter.parse({}));
    expect(list.rows.map(({ outside }) => outside)).toEqual([true, true, true, true]);
    expect(await listAgreements(cast.farLiaison, agreementFilter.parse({}))).toMatchObject({ count: 0 });
    const page = await getAgreementPage(cast.calder.officer, id);
    const sentence =
      'Signed outside the portal on Mar 1, 2024. The file is kept as it was received on Nov 24, 2026, and is not sealed by the portal.';
    expect(page?.outside).toMatchObject({ sentence, reference: 'MOU-24-017' });
    expect(page?.files).toMatchObject([{ label: 'Agreement as signed outside the portal', sealed: false }]);
    expect(page?.requestNumber).toBeNull();
    expect((await registerPage(toRegisterFilter({ q: number }))).rows).toMatchObject([
      { outside: true, status: 'IN_FORCE' },
    ]);
    const entry = await registerEntry(number);
    expect(entry).toMatchObject({ outside: sentence, text: { sha256: file.sha256 } });
    expect(entry?.signers.map(({ title }) => title)).toEqual(['Sheriff', 'Special Agent in Charge']);
    expect(
      createHash('sha256')
        .update((await registerText(number))?.bytes ?? '')
        .digest('hex'),
    ).toBe(file.sha256);
    const [record] = await registerRecords(toRegisterFilter({ q: number }));
    expect(record).toMatchObject({ sealed: false, textSha256: file.sha256, signedOn: '2024-03-01' });
  });

  test('is known to the verify page as kept and not sealed, until its file is found unfit', async () => {
    await takenOver(cast.administrator, await tried());
    const { number, file } = await byProgram('OCS');
    const answer = await verifyCopy(file.sha256);
    expect(answer).toMatchObject({
      verdict: 'INTACT',
      copy: 'OUTSIDE_FILE',
      agreement: { number, signedTextSha256: file.sha256, sealedFileSha256: null },
    });
    expect(answer.explanation).toContain('the portal has not sealed it');
    expect(answer.seal).toContain('has not taken these signatures');
    expect((await verifyCopy((await byProgram('PREDATOR')).file.sha256)).verdict).toBe('TERMINATED');
    await db.document.update({ where: { id: file.id }, data: { textSearch: 'FOUND', textDetail: 'page 1' } });
    expect((await verifyCopy(file.sha256)).verdict).toBe('UNKNOWN');
    expect(await registerText(number)).toBeNull();
    expect(await registerEntry(number)).toBeNull();
  });

  test('has its duties ahead of it, and its end watched', async () => {
    await takenOver(cast.administrator, await tried());
    const { id } = await byProgram('OCS');
    const duties = await db.obligation.findMany({ where: { agreementId: id, dueOn: { not: null } } });
    expect(duties.length).toBeGreaterThan(1);
    for (const { dueOn, type } of duties) expect(dueOn?.getTime(), type).toBeGreaterThan(testNow.getTime());
    await takeDueSteps();
    expect((await db.agreement.findUniqueOrThrow({ where: { id } })).status).toBe('EXPIRING');
    expect(await db.statusEvent.count({ where: { agreementId: id, step: { startsWith: 'warn_' } } })).toBe(1);
    clock.moveTo(new Date('2027-03-15T17:00:00.000Z'));
    await takeDueSteps();
    expect((await db.agreement.findUniqueOrThrow({ where: { id } })).status).toBe('EXPIRED');
  });

  test.each([
    ['OCS', '2027-01-23'],
    ['T19', '2026-11-24'],
  ])('of %s ends by its own rule of notice, on a ground of the signed file', async (program, endsOn) => {
    await takenOver(cast.administrator, await tried());
    const { id } = await byProgram(program);
    await takeAgreement('give_notice', id, cast.calder.approver, {
      ...{ receivedOn: '2026-11-24', mode: 'PORTAL', ground: 'RESOURCES', reason: 'The unit is closed.', endsOn },
    });
    const notice = await db.terminationNotice.findFirstOrThrow({ where: { agreementId: id } });
    expect(notice.clause).toBe('As written in the signed file');
    clock.moveTo(new Date(`${endsOn}T20:00:00.000Z`));
    await takeDueSteps();
    expect((await db.agreement.findUniqueOrThrow({ where: { id } })).status).toBe('TERMINATED');
  });

  test('is not amended here, and is renewed only by a request of its agency', async () => {
    await takenOver(cast.administrator, await tried());
    const { id } = await byProgram('OCS');
    await takeDueSteps();
    const amendment = { kind: 'CHANGE_CAP', reason: 'More officers.', maxAuthorizedOfficers: '5' };
    expect(await tryStep('begin_amendment', id, cast.programManager, amendment)).toMatchObject({ why: 'blocked' });
    const begun = await tryStep('begin_renewal', id, cast.programManager, { review: 'The need goes on.' });
    expect(begun).toMatchObject({ ok: false, why: 'blocked' });
    expect(await db.agreement.count({ where: { supersedesId: id } })).toBe(0);
  });
});

describe('taking back', () => {
  test('sets every agreement aside, and the file can be taken over anew', async () => {
    const id = await tried();
    await takenOver(cast.administrator, id);
    const { number, file } = await byProgram('OCS');
    const answers = await Promise.all([undo(id), undo(id)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    const found = await db.agreement.findMany();
    expect(found.map(({ status, endReason, publishedAt }) => [status, endReason, publishedAt])).toEqual(
      Array.from({ length: 4 }, () => ['VOID', 'VOID_ERROR', null]),
    );
    expect(await registerEntry(number)).toBeNull();
    expect((await verifyCopy(file.sha256)).verdict).toBe('UNKNOWN');
    expect(await db.auditEvent.count({ where: { action: 'agreement_import.undo' } })).toBe(1);
    expect((await agreementImportPage(cast.administrator, id))?.state).toBe('UNDONE');
    expect(await takeOver(id)).toMatchObject({ ok: false, why: 'wrong_state' });
    await takenOver(cast.administrator, await tried());
    expect(await db.agreement.count({ where: { status: { not: 'VOID' } } })).toBe(4);
  });

  test('stays possible after what the portal did by itself, and ends with the first act of a person', async () => {
    const id = await tried();
    await takenOver(cast.administrator, id);
    await takeDueSteps();
    expect((await agreementImportPage(cast.administrator, id))?.keepReason).toBeNull();
    const { id: agreementId, number } = await byProgram('T19');
    await takeAgreement('comment', agreementId, cast.calder.officer, {
      visibility: 'SHARED',
      body: 'We know this one.',
    });
    expect((await agreementImportPage(cast.administrator, id))?.keepReason).toContain(number);
    expect(await undo(id)).toMatchObject({ ok: false, why: 'blocked', reasons: [expect.stringContaining(number)] });
    expect(await db.agreement.count({ where: { status: 'VOID' } })).toBe(0);
  });
});
