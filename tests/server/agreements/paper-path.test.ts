import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { casePackFor } from '@/lib/server/agreements/case-pack/case-pack';
import { printCopyFor } from '@/lib/server/agreements/paper-path/print-copy-for';
import { bringScan } from '@/lib/server/agreements/paper-path/receive-scan';
import { sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { sha256Hex } from '@/lib/server/audit/append';
import { db } from '@/lib/server/db/client';
import { readPdf } from '@/lib/server/documents/read-pdf';
import { findReadableDocument } from '@/lib/server/files/document-queries';
import { portalFiles } from '@/lib/server/files/portal-files';
import { paperStatementSchema } from '@/lib/server/signing/paper-statement';
import { evidenceIn } from '@/lib/server/signing/sealed-content';
import { watchSignings } from '@/lib/server/worker/signing-deadlines';
import { anAgreement, signing, signNext, takeAgreement, tryStep } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock, testNow } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import {
  asFile,
  bring,
  compared,
  copyOf,
  pagesWith,
  picturesOnly,
  placeOf,
  printedSheets,
  sheetTexts,
  signOnPaper,
} from '@/tests/support/paper-copies';
import { signedIn } from '@/tests/support/sessions';

const clock = fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let cast: Cast;
let requestId = '';
let otherOfficer: Actor;
beforeAll(async () => {
  cast = await aCast();
  otherOfficer = await aPerson({
    name: 'Olive Officer',
    title: 'Sergeant',
    roles: ['AGENCY_OFFICER'],
    agencyId: cast.calder.agencyId,
  });
  requestId = await aRequest(cast).in('APPROVED');
});

const opened = () => anAgreement(cast).from(requestId).in('SIGNING');
const agencyPlace = async (id: string) => (await placeOf(id, 'AGENCY_HEAD')).place;
const icePlace = async (id: string) => (await placeOf(id, 'ICE_SAC')).place;

/** The agency head's place on paper. */
const onPaper = async (): Promise<string> => {
  const id = await opened();
  await takeAgreement('choose_paper', id, cast.calder.approver, { placeId: (await agencyPlace(id)).id });
  return id;
};

/** The same with a scan that waits, brought by the signer. */
const scanned = async (): Promise<{ id: string; scanId: string }> => {
  const id = await onPaper();
  return { id, scanId: await bring(id, cast.calder.approver, await copyOf(id)) };
};

describe('choosing paper', () => {
  test('is for the signer, and for the approver of the agency in the place of its signers', async () => {
    const id = await opened();
    const [agency, ice] = [await agencyPlace(id), await icePlace(id)];
    expect(await tryStep('choose_paper', id, cast.amity.approver, { placeId: agency.id })).toMatchObject({
      why: 'not_found',
    });
    for (const actor of [cast.calder.officer, cast.liaison, cast.programManager, cast.legal]) {
      expect(await tryStep('choose_paper', id, actor, { placeId: agency.id })).toMatchObject({ why: 'not_yours' });
    }
    expect(await tryStep('choose_paper', id, cast.signer, { placeId: agency.id })).toMatchObject({ why: 'blocked' });
    expect(await tryStep('choose_paper', id, cast.calder.approver, { placeId: ice.id })).toMatchObject({
      why: 'blocked',
    });
    expect(await printCopyFor(cast.calder.approver, id, agency.id)).toBeNull();
    await takeAgreement('choose_paper', id, cast.calder.approver, { placeId: agency.id });
    expect(await tryStep('choose_paper', id, cast.calder.approver, { placeId: agency.id })).toMatchObject({
      why: 'blocked',
    });
    expect((await printCopyFor(cast.liaison, id, agency.id))?.filename).toMatch(/-print-copy-1\.pdf$/u);
    expect(await printCopyFor(cast.amity.approver, id, agency.id)).toBeNull();
    expect(await printCopyFor(cast.liaison, id, ice.id)).toBeNull();
  });

  test('takes the electronic way until it is given up, by a step of its own', async () => {
    const id = await onPaper();
    const head = await signedIn(cast.calder.approver);
    const refused = await tryStep('sign', id, head, await signing(id, head));
    expect(refused).toMatchObject({ ok: false, why: 'blocked' });
    expect(JSON.stringify(refused)).toContain('You chose to sign this on paper');
    const { id: placeId } = await agencyPlace(id);
    expect(await tryStep('give_up_paper', id, cast.signer, { placeId })).toMatchObject({ ok: false });
    await takeAgreement('give_up_paper', id, cast.calder.approver, { placeId });
    await signNext({ id, cast, own: cast.calder });
    expect(await db.signature.count({ where: { agreementId: id, status: 'SIGNED', method: 'TOTP' } })).toBe(1);
  });

  test('two at once choose it once', async () => {
    const id = await opened();
    const { id: placeId } = await agencyPlace(id);
    const answers = await Promise.all([1, 2].map(() => tryStep('choose_paper', id, cast.calder.approver, { placeId })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.paperChoice.count({ where: { signatureId: placeId } })).toBe(1);
  });
});

describe('a scan', () => {
  test('is brought by the side of its place alone, and only once paper was chosen', async () => {
    const id = await opened();
    const { id: placeId } = await agencyPlace(id);
    const file = asFile(await picturesOnly(3));
    const why = async (actor: Actor, place = placeId) => {
      const answer = await bringScan(actor, id, place, file);
      return answer.ok ? 'taken' : answer.refusal.why;
    };
    expect(await why(cast.calder.approver)).toBe('NOT_POSSIBLE');
    await takeAgreement('choose_paper', id, cast.calder.approver, { placeId });
    expect(await why(cast.amity.approver)).toBe('NOT_FOUND');
    expect(await why(cast.calder.approver, requestId)).toBe('NOT_FOUND');
    for (const actor of [cast.liaison, cast.signer, cast.legal, cast.calder.admin]) {
      expect([actor.name, await why(actor)]).toEqual([actor.name, 'NOT_POSSIBLE']);
    }
    expect(await db.paperScan.count({ where: { signatureId: placeId } })).toBe(0);
  });

  test('is refused with the reason: no PDF, another number of pages, nothing to read, an identifier of a person', async () => {
    const id = await onPaper();
    const { id: placeId } = await agencyPlace(id);
    const copy = await copyOf(id);
    const refusal = async (bytes: Uint8Array, name?: string) => {
      const answer = await bringScan(cast.calder.approver, id, placeId, asFile(bytes, name));
      return answer.ok ? null : answer.refusal;
    };
    const { row } = await placeOf(id, 'AGENCY_HEAD');
    const count = row.frozenVersion ? await printedSheets(id) : 0;
    expect(await refusal(Buffer.from('Signed.'), 'signed.txt')).toMatchObject({ why: 'NOT_PDF' });
    expect(await refusal(copy, 'signed.png')).toMatchObject({ why: 'WRONG_ENDING' });
    expect(await refusal(new Uint8Array())).toMatchObject({ why: 'EMPTY' });
    // A file that was cut off has fewer pages, as far as it can be read at all.
    expect(await refusal(copy.subarray(0, 2000))).not.toBeNull();
    expect(await refusal(await picturesOnly(count - 1))).toEqual({ why: 'PAGES', found: count - 1, expected: count });
    expect(await refusal(await picturesOnly(count + 1))).toMatchObject({ why: 'PAGES' });
    const written = Array.from({ length: count }, (_, at) => (at === 0 ? 'The file of A123456789 is closed.' : ''));
    expect(await refusal(await pagesWith(written))).toMatchObject({ why: 'IDENTIFIER' });
    expect(await db.paperScan.count({ where: { signatureId: placeId } })).toBe(0);
    expect(await db.document.count({ where: { agreementId: id, kind: 'SIGNED_SCAN' } })).toBe(0);
  });

  test('with a text layer is compared word by word, page by page; without one it says so', async () => {
    const id = await onPaper();
    const same = await bring(id, cast.calder.approver, await copyOf(id));
    const checkOf = async (scanId: string) =>
      (await db.paperScan.findUniqueOrThrow({ where: { id: scanId } })).pageCheck;
    expect(await checkOf(same)).toMatchObject({
      sheets: expect.arrayContaining([expect.objectContaining({ result: 'SAME' })]),
    });
    expect(JSON.stringify(await checkOf(same))).not.toMatch(/CHANGED|BY_EYE/u);
    await takeAgreement('reject_scan', id, cast.calder.officer, { scanId: same, reason: 'Too pale.' });
    const pictures = await bring(id, cast.calder.approver, await picturesOnly(await printedSheets(id)));
    expect(JSON.stringify(await checkOf(pictures))).not.toMatch(/CHANGED|SAME/u);
    await takeAgreement('reject_scan', id, cast.liaison, { scanId: pictures, reason: 'Too dark.' });
    const texts = await sheetTexts(id);
    const word = texts[2]?.match(/\b[a-z]{7,}\b/u)?.[0] ?? '';
    const changed = texts.map((text, at) => (at === 2 ? text.replace(word, 'changed') : text));
    const third = await bring(id, cast.calder.approver, await pagesWith(changed));
    const { sheets } = (await checkOf(third)) as { sheets: { result: string; missing: string[]; added: string[] }[] };
    expect(sheets.map(({ result }) => result)).toEqual(sheets.map((_, at) => (at === 2 ? 'CHANGED' : 'SAME')));
    expect(sheets[2]).toMatchObject({ missing: [word], added: ['changed'] });
  });

  test('waits once at a time, for its turn, and not after the time to sign', async () => {
    const { id } = await scanned();
    const file = asFile(await copyOf(id));
    const again = await bringScan(cast.calder.officer, id, (await agencyPlace(id)).id, file);
    expect(again).toMatchObject({ ok: false, refusal: { why: 'NOT_POSSIBLE' } });
    // The place of ICE is on paper too, and has to wait for the agency.
    const { id: icePlaceId } = await icePlace(id);
    await takeAgreement('choose_paper', id, cast.signer, { placeId: icePlaceId });
    const early = await bringScan(cast.signer, id, icePlaceId, asFile(await copyOf(id, 'ICE_SAC')));
    expect(early).toMatchObject({ ok: false, refusal: { why: 'NOT_POSSIBLE' } });

    const late = await onPaper();
    clock.moveTo(new Date('2026-12-17T15:00:00.000Z'));
    const answer = await bringScan(
      cast.calder.approver,
      late,
      (await agencyPlace(late)).id,
      asFile(await copyOf(late)),
    );
    expect(answer).toMatchObject({ ok: false, refusal: { why: 'NOT_POSSIBLE' } });
    clock.moveTo(testNow);
  });

  test('is no business of a form that names another scan', async () => {
    const { scanId } = await scanned();
    const id = await onPaper();
    expect(await tryStep('upload_scan', id, cast.calder.approver, { scanId })).toMatchObject({
      ok: false,
      why: 'blocked',
    });
    await expect(db.paperScan.update({ where: { id: scanId }, data: { pageCheck: {} } })).rejects.toThrow(
      'stays as it came',
    );
    await expect(db.paperScan.delete({ where: { id: scanId } })).rejects.toThrow('is kept');
  });

  test('is read by both sides as a file with its class, and while it waits nobody is reminded', async () => {
    const { id, scanId } = await scanned();
    const { documentId } = await db.paperScan.findUniqueOrThrow({ where: { id: scanId } });
    for (const actor of [cast.calder.officer, cast.liaison])
      expect(await findReadableDocument(actor, documentId)).not.toBeNull();
    expect(await findReadableDocument(cast.amity.officer, documentId)).toBeNull();
    clock.moveTo(new Date('2026-12-01T15:00:00.000Z'));
    await watchSignings();
    expect(await db.signingReminder.count({ where: { signature: { agreementId: id } } })).toBe(0);
    await takeAgreement('reject_scan', id, cast.liaison, { scanId, reason: 'A page is upside down.' });
    await watchSignings();
    expect(await db.signingReminder.count({ where: { signature: { agreementId: id } } })).toBe(1);
    clock.moveTo(testNow);
  });
});

describe('confirming', () => {
  test('is not for who brought the scan, nor for its signer, nor twice for one side', async () => {
    const id = await onPaper();
    const scanId = await bring(id, cast.calder.officer, await copyOf(id));
    const words = compared(scanId);
    for (const [actor, why] of [
      [cast.calder.officer, 'blocked'],
      [cast.calder.approver, 'blocked'],
      [cast.signer, 'not_yours'],
      [cast.legal, 'not_yours'],
      [cast.amity.officer, 'not_found'],
      [cast.farLiaison, 'not_found'],
    ] as const) {
      expect([actor.name, await tryStep('confirm_scan', id, actor, words)]).toMatchObject([
        actor.name,
        { ok: false, why },
      ]);
    }
    await takeAgreement('confirm_scan', id, cast.liaison, words);
    for (const actor of [cast.liaison, cast.supervisor, cast.programManager]) {
      expect(await tryStep('confirm_scan', id, actor, words)).toMatchObject({ ok: false, why: 'blocked' });
    }
    expect((await agencyPlace(id)).status).toBe('PENDING');
    await takeAgreement('confirm_scan', id, otherOfficer, words);
    expect((await agencyPlace(id)).status).toBe('SIGNED');
  });

  test('asks what was compared, and a day of the signature that can be and that both read alike', async () => {
    const { id, scanId } = await scanned();
    const words = compared(scanId);
    for (const [wrong, field] of [
      [{ ...words, sameText: undefined }, 'sameText'],
      [{ ...words, signedBy: undefined }, 'signedBy'],
      [{ ...words, authority: undefined }, 'authority'],
      [{ ...words, compared: ' ' }, 'compared'],
      [{ ...words, signedOn: '2026-11-23' }, 'signedOn'],
      [{ ...words, signedOn: '2026-11-25' }, 'signedOn'],
    ] as const) {
      expect(await tryStep('confirm_scan', id, cast.liaison, wrong), field).toMatchObject({
        ok: false,
        fields: { [field]: [expect.any(String)] },
      });
    }
    clock.moveTo(new Date('2026-11-25T15:00:00.000Z'));
    // The scan came on the 24th: nobody signed it after that day.
    expect(await tryStep('confirm_scan', id, cast.liaison, { ...words, signedOn: '2026-11-25' })).toMatchObject({
      fields: { signedOn: [expect.stringContaining('The scan was brought on Nov 24, 2026')] },
    });
    await takeAgreement('confirm_scan', id, cast.liaison, words);
    const other = await tryStep('confirm_scan', id, cast.calder.officer, compared(scanId, '2026-11-25'));
    expect(other).toMatchObject({
      ok: false,
      fields: { signedOn: [expect.stringContaining('Ana Ruiz read Nov 24, 2026')] },
    });
    clock.moveTo(testNow);
    expect((await agencyPlace(id)).status).toBe('PENDING');
  });

  test('counts the signature once, whole, with the scan, both people and the authority on the day of the ink', async () => {
    const { id, scanId } = await scanned();
    await takeAgreement('confirm_scan', id, cast.liaison, compared(scanId));
    const both = await Promise.all(
      [cast.calder.officer, otherOfficer].map((actor) => tryStep('confirm_scan', id, actor, compared(scanId))),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const place = await db.signature.findFirstOrThrow({
      where: { paperScanId: scanId },
      include: { paperScan: { include: { document: true } } },
    });
    expect(place).toMatchObject({
      status: 'SIGNED',
      method: 'WET_UPLOADED',
      typedName: null,
      consentAt: null,
      signerName: 'Thomas Brandt',
      chainPosition: 1,
    });
    const statement = paperStatementSchema.parse(JSON.parse(place.statement ?? ''));
    expect(place.statementSha256).toBe(sha256Hex(place.statement ?? ''));
    expect(statement.paper).toMatchObject({
      scanSha256: place.paperScan?.document.sha256,
      signedOn: '2026-11-24',
      pagesChanged: 0,
    });
    expect(statement.paper.confirmers.map(({ side }) => side).sort()).toEqual(['AGENCY', 'ICE']);
    expect(place.authorityId).not.toBeNull();
    expect(await db.statusEvent.count({ where: { agreementId: id, step: 'count_paper_signature' } })).toBe(1);
    // The signer of ICE is asked now, and signs electronically: the chain of statements goes on.
    const second = await icePlace(id);
    expect(second.askedVersion).not.toBeNull();
    await signNext({ id, cast, own: cast.calder });
    const signed = JSON.parse((await icePlace(id)).statement ?? '{}');
    expect(signed.time).toMatchObject({ signingOrder: 2, previousStatementSha256: place.statementSha256 });
    expect(await db.outboxMessage.count({ where: { kind: 'seal_agreement', dedupeKey: { startsWith: id } } })).toBe(1);
  });

  test('is refused where the signer had no authority on the day of the ink', async () => {
    const { id, scanId } = await scanned();
    await db
      .$transaction(async (tx) => {
        await tx.authorityToSign.updateMany({
          where: { userId: cast.calder.approver.id ?? '' },
          data: {
            endedOn: new Date('2026-11-24'),
            endReason: 'WITHDRAWN',
            endedById: cast.calder.admin.id,
            endedAt: testNow,
          },
        });
        expect(
          await tx.authorityToSign.count({ where: { userId: cast.calder.approver.id ?? '', endedOn: null } }),
        ).toBe(0);
        throw new Error('Taken back.');
      })
      .catch((error: Error) => expect(error.message).toBe('Taken back.'));
    expect(await tryStep('confirm_scan', id, cast.liaison, compared(scanId, '2026-01-01'))).toMatchObject({
      ok: false,
    });
  });

  test('ends with the round: a declined signing voids the signature in ink and keeps its scan', async () => {
    const { id, scanId } = await scanned();
    await takeAgreement('confirm_scan', id, cast.liaison, compared(scanId));
    await takeAgreement('confirm_scan', id, cast.calder.officer, compared(scanId));
    await takeAgreement('decline_to_sign', id, await signedIn(cast.signer), {
      ...{ reasonCode: 'TEXT_CHANGE', reason: 'A clause has to go.' },
    });
    const scan = await db.paperScan.findUniqueOrThrow({ where: { id: scanId }, include: { document: true } });
    expect([scan.state, scan.document.removedAt]).toEqual(['VOID', null]);
    expect(await db.signature.findFirstOrThrow({ where: { paperScanId: scanId } })).toMatchObject({ status: 'VOID' });
    expect(await db.paperChoice.count({ where: { signature: { agreementId: id }, endedAt: null } })).toBe(0);
  });

  test('rejecting needs a reason and sends the place back to the scan', async () => {
    const { id, scanId } = await scanned();
    await takeAgreement('confirm_scan', id, cast.liaison, compared(scanId));
    expect(await tryStep('reject_scan', id, cast.calder.officer, { scanId, reason: '' })).toMatchObject({ ok: false });
    await takeAgreement('reject_scan', id, cast.calder.officer, { scanId, reason: 'Page 3 is from another text.' });
    expect(await tryStep('confirm_scan', id, cast.calder.officer, compared(scanId))).toMatchObject({ ok: false });
    const second = await bring(id, cast.calder.approver, await copyOf(id));
    // The word given about the first scan is no word about the second.
    await takeAgreement('confirm_scan', id, cast.calder.officer, compared(second));
    expect((await agencyPlace(id)).status).toBe('PENDING');
  });
});

describe('the database', () => {
  test('refuses ink without two different confirmers, one of each side', async () => {
    const { id, scanId } = await scanned();
    const place = await agencyPlace(id);
    const { row } = await placeOf(id, 'AGENCY_HEAD');
    const authority = await db.authorityToSign.findFirstOrThrow({ where: { userId: cast.calder.approver.id ?? '' } });
    const ink = {
      status: 'SIGNED',
      method: 'WET_UPLOADED',
      versionId: row.frozenVersionId,
      versionSha256: row.frozenVersion?.sha256 ?? '',
      statement: 'x',
      statementSha256: 'a'.repeat(64),
      authBasis: 'x',
      authorityId: authority.id,
      chainPosition: 1,
      signedAt: testNow,
      inkSignedOn: new Date('2026-11-24'),
      paperScanId: scanId,
    } as const;
    const give = (data: object = ink) => db.signature.update({ where: { id: place.id }, data });
    await expect(give()).rejects.toThrow('two different people');
    const word = { scanId, compared: 'All of it.', signedOn: new Date('2026-11-24'), createdAt: testNow };
    const says = (userId: string | null, side: 'AGENCY' | 'ICE') =>
      db.scanConfirmation.create({ data: { ...word, userId: userId ?? '', side } });
    // The signer, who is also who brought it; somebody of ICE for the agency.
    await expect(says(cast.calder.approver.id, 'AGENCY')).rejects.toThrow('cannot confirm this scan');
    await expect(says(cast.liaison.id, 'AGENCY')).rejects.toThrow('cannot confirm this scan');
    await says(cast.liaison.id, 'ICE');
    await expect(says(cast.supervisor.id, 'ICE')).rejects.toThrow('Unique constraint');
    await expect(give()).rejects.toThrow('two different people');
    await says(cast.calder.officer.id, 'AGENCY');
    await expect(give({ ...ink, inkSignedOn: new Date('2026-11-23') })).rejects.toThrow('two different people');
    await expect(give({ ...ink, paperScanId: null })).rejects.toThrow('two different people');
    await expect(give({ ...ink, typedName: 'Thomas Brandt' })).rejects.toThrow('signature_is_whole');
    await expect(give({ ...ink, method: 'TOTP' })).rejects.toThrow('not confirmed for this text');
    await expect(ownerDb.$executeRaw`DELETE FROM scan_confirmations`).rejects.toThrow('cannot be changed or deleted');
    await give();
  });
});

test('an agreement with one place on paper and one electronic is sealed, and its certificate names the scan', async () => {
  const id = await opened();
  const { approver, officer } = cast.calder;
  const scanId = await signOnPaper(id, { chooser: approver, uploader: approver, agency: officer, ice: cast.liaison });
  await signNext({ id, cast, own: cast.calder });
  const before = await db.agreement.findUniqueOrThrow({ where: { id } });
  await sealSignedAgreement(id, before.frozenVersionId ?? '');
  const row = await db.agreement.findUniqueOrThrow({ where: { id }, include: { sealedDocument: true } });
  expect(row.status).toBe('EXECUTED');
  const sealed = await portalFiles().getFile(row.sealedDocument?.sha256 ?? '');
  const { document } = await db.paperScan.findUniqueOrThrow({ where: { id: scanId }, include: { document: true } });
  const evidence = JSON.stringify(evidenceIn(sealed ?? new Uint8Array()));
  expect(evidenceIn(sealed ?? new Uint8Array())?.signatures).toHaveLength(2);
  const words = await readPdf(sealed ?? new Uint8Array());
  const printed = words.ok ? words.pages.join(' ').replaceAll(/\s+/gu, ' ') : '';
  expect(printed).toContain('In ink on a print copy of the text');
  expect(printed.replaceAll(' ', '')).toContain(document.sha256);
  for (const name of ['Ana Ruiz', 'Maria Delgado']) expect(printed).toContain(name);
  expect(evidence).toContain('statementSha256');
  const pack = await casePackFor(cast.liaison, id);
  expect(pack?.files.map(({ name }) => name)).toContain('documents/signed-scan-1.pdf');
});
