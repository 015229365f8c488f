import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { startDraft } from '@/lib/server/assessments/rule-drafts';
import { db } from '@/lib/server/db/client';
import { takeAgreement, walkOn } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { type Place, screenReads } from '@/tests/support/screen-reads';
import { take } from '@/tests/support/take-step';
import { declareNone } from '@/tests/support/walk-assessment';

// Every column that is for ICE alone carries a canary of its own. Everything that screens, papers and files read is read
// by both sides: no canary may be in what an agency gets, and each has to be in what ICE gets, or it was planted in vain.

fixedClock();

const mark = 'QCANARY';
const kinds = [
  ...['capacity', 'finding', 'revision', 'visit', 'verify', 'override', 'line', 'opinion', 'legal', 'interest'],
  ...['comment', 'event', 'document', 'letter', 'agreementNote', 'agreementComment', 'ruleDraft'],
] as const;
const canary = (kind: string): string => `${mark}-${kind}`;
// What the visit counted: a figure that stands nowhere else, as it is kept and as it is printed.
const figure = 987_654;
const told = [String(figure), figure.toLocaleString('en-US')];

let cast: Cast;
let place: Place;

const plantInAssessment = async (requestId: string): Promise<void> => {
  const { id: assessmentId } = await db.assessment.findUniqueOrThrow({ where: { requestId } });
  const answeredById = cast.liaison.id ?? '';
  const at = new Date('2026-11-20T15:00:00Z');
  await db.answer.updateMany({
    where: { assessmentId, part: 'ICE', questionCode: 'I7' },
    data: { value: canary('capacity') },
  });
  const finding = { value: figure, basis: 'COUNTED' as const, source: canary('finding'), note: canary('finding') };
  const key = { assessmentId, part: 'FIELD' as const, questionCode: 'C3' };
  await db.answer.upsert({
    where: { assessmentId_part_questionCode: key },
    create: { ...key, answeredById, ...finding },
    update: finding,
  });
  await db.answerRevision.create({
    data: { ...key, ...finding, note: canary('revision'), answeredById, answeredAt: at },
  });
  const seen = { visitedOn: at, participants: 'Sheriff; liaison', findings: canary('visit') };
  await db.fieldVisit.create({ data: { assessmentId, ...seen, recordedById: answeredById, recordedAt: at } });
  const task = { openedAt: at, doneAt: at, note: canary('verify') };
  await db.verifyTask.upsert({
    where: { assessmentId_questionCode: { assessmentId, questionCode: 'C3' } },
    create: { assessmentId, questionCode: 'C3', ...task },
    update: task,
  });
};

type Used = { code: string; value: unknown };
type StoredLine = { answers: Used[]; missing: string[]; reason: string };

const isOfIce = (code: string): boolean => /^I\d$/u.test(code);

/** The stored result as if the rules had quoted what only ICE may read. */
const plantInResult = async (requestId: string): Promise<void> => {
  const run = await db.evaluation.findFirstOrThrow({ where: { requestId }, orderBy: { createdAt: 'desc' } });
  const result = JSON.parse(JSON.stringify(run.result));
  for (const program of result.programs) {
    for (const line of program.lines as StoredLine[]) {
      if (line.answers.some(({ code }) => isOfIce(code))) line.reason = canary('line');
      for (const used of line.answers) {
        if (isOfIce(used.code)) used.value = canary('line');
        if (used.code === 'C3') Object.assign(used, { value: figure });
      }
      if (line.answers.some(({ code }) => code === 'C3')) line.reason = `Bookings a year: ${told[1]}.`;
    }
    program.reasons = [
      ...program.reasons,
      ...program.lines.map(({ part, id, reason }: { part: string; id: string; reason: string }) => ({
        id: `${part}.${id}`,
        text: reason,
      })),
    ];
  }
  await ownerDb.evaluation.update({ where: { id: run.id }, data: { result } });
  await db.programChoice.updateMany({ where: { requestId }, data: { overrideReason: canary('override') } });
};

const decide = async (requestId: string): Promise<void> => {
  const { board, legal, programManager, otherProgramManager } = cast;
  await declareNone(requestId, board, legal, programManager);
  await take('declare_interest', requestId, otherProgramManager, { interest: 'CONFLICT', reason: canary('interest') });
  await take('give_board_opinion', requestId, board, { view: 'SUPPORT', text: canary('opinion') });
  await take('give_legal_note', requestId, legal, { view: 'SUPPORT', text: canary('legal') });
  await take('approve', requestId, programManager, { reason: 'It fits both sides.' });
  await take('prepare_letter', requestId, programManager, { remark: canary('letter') });
};

const plantBeside = async (requestId: string): Promise<string> => {
  await take('comment', requestId, cast.liaison, { visibility: 'ICE_ONLY', body: canary('comment') });
  const { auditSeq, caseVersion } = await db.statusEvent.findFirstOrThrow({ where: { requestId } });
  await db.statusEvent.create({
    data: {
      ...{ requestId, step: 'return_assessment', toStatus: 'ASSESSING', caseVersion, auditSeq },
      ...{ actorId: cast.supervisor.id, actorName: 'Ben Carver', actorRole: 'FIELD_SUPERVISOR' },
      ...{ note: canary('event'), visibility: 'ICE_ONLY' as const },
    },
  });
  const file = { kind: 'ATTACHMENT', contentType: 'text/plain', byteLength: 1, sha256: 'b'.repeat(64) };
  const { id } = await db.document.create({
    data: { requestId, ...file, filename: `${canary('document')}.txt`, visibility: 'ICE_ONLY' },
  });
  return id;
};

beforeAll(async () => {
  cast = await aCast();
  const requestId = await aRequest(cast).in('HQ_REVIEW');
  await plantInAssessment(requestId);
  await plantInResult(requestId);
  await decide(requestId);
  const documentId = await plantBeside(requestId);
  const { id: agreementId } = await db.agreement.findFirstOrThrow({ where: { requestId } });
  await walkOn({ id: agreementId, cast, own: cast.calder }, 'DRAFT', 'NEGOTIATION');
  await takeAgreement('comment', agreementId, cast.liaison, {
    visibility: 'ICE_ONLY',
    body: canary('agreementComment'),
  });
  await db.agreement.update({ where: { id: agreementId }, data: { legalNote: canary('agreementNote') } });
  await startDraft(cast.administrator, { from: '1.0' });
  const { id: caseId } = await db.ruleTestCase.findFirstOrThrow({ where: { ruleTable: { version: '1.1' } } });
  await db.ruleTable.update({ where: { version: '1.1' }, data: { changeNote: canary('ruleDraft') } });
  place = { requestId, agreementId, documentId, version: '1.1', caseId, words: mark };
}, 240_000);

/** What one person gets of everything, by the name of the read. */
const readBy = async (actor: Actor): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (const [name, read] of Object.entries(screenReads)) {
    found.set(
      name,
      JSON.stringify(await read(actor, place), (_key, value) => (typeof value === 'bigint' ? '' : value)),
    );
  }
  return found;
};

const leaks = (read: Map<string, string>): string[] =>
  [...read].filter(([, text]) => [mark, ...told].some((word) => text.includes(word))).map(([name]) => name);

describe('what is for ICE alone', () => {
  test('reaches ICE, each piece of it', async () => {
    const read = await readBy(cast.programManager);
    // Drafts of the rules are for administrators, who read nothing else that is for ICE alone.
    const draft = JSON.stringify(await screenReads.ruleVersionPage?.(cast.administrator, place));
    const text = [...read.values(), draft].join(' ');
    expect(kinds.filter((kind) => !text.includes(canary(kind)))).toEqual([]);
    expect(told.filter((word) => !text.includes(word))).toEqual([]);
  });

  test('reaches nobody of the agency by any read', async () => {
    for (const actor of [cast.calder.officer, cast.calder.approver]) {
      const read = await readBy(actor);
      expect(read.get('getRequestCase'), actor.name).toContain('Calder');
      expect(read.get('recommendation'), actor.name).toContain('RECOMMENDED');
      expect(leaks(read), actor.name).toEqual([]);
    }
  });

  test('reaches no administrator who sees the portal as somebody of ICE', async () => {
    const look = { id: cast.administrator.id ?? '', name: 'Walter Ames', viewId: '', reason: '', endsAt: new Date() };
    for (const actor of [cast.programManager, cast.liaison, cast.legal]) {
      const read = await readBy({ ...actor, viewedBy: look });
      expect(read.get('getRequestCase'), actor.name).toContain('Calder');
      expect(leaks(read), actor.name).toEqual([]);
    }
  });

  test('reaches neither another agency nor somebody without a role', async () => {
    const nobody: Actor = { ...cast.liaison, roles: [], agencyId: null, officeId: null, reachesOfficeIds: [] };
    for (const actor of [cast.amity.approver, nobody]) {
      const read = await readBy(actor);
      expect(read.get('getRequestCase'), actor.name).toBe('null');
      expect(leaks(read), actor.name).toEqual([]);
    }
  });
});

// Modules that read nothing of a case or of the rules for a screen: they write, guard, or answer for the caller alone.
const others =
  /^(?:actions|auth|documents|finder|places|view-as)\/|^workflow\/(?!case-news$)|^(?:clock|env|db\/client|files\/(?:csv-download|download-answer|file-store|portal-files)|catalog\/switch-program)$|^agencies\/(?:agency-commands|authority-(?:commands|decision|file)|days-off-commands|directory-dry-run|directory-take-over|fact-corrections|verification-ask|verification-decisions)$|^agreements\/(?:imports\/import-(?:dry-run|take-over|undo)|attach-agreement-file|paper-path\/receive-scan|case-pack\/pack-zip|ceremony-shown|confirm-signing|sign-statement|copy-delivered|seal-again)$|^assessments\/(?:active-rules|rule-(?:cases|drafts|lines|review))$|^calendar\/calendar-link$|^questions\/attach-answer-file$|^templates\/template-(?:clauses|drafts|review|rows)$|^signing\/paper-font$|^register\/(?:closer-look|data-response|form-notice|look-token|office-contacts|register-filter)$|^requests\/(?:absences|bulk-assign|draft-save|exports\/file-commands)$|^people\/(?:accept-invitation|account-changes|account-invitations|attest-accounts|first-administrator)$|^views\/(?:alert|view)-commands$|^reports\/mail-commands$|^notices\/(?:choose-mail|notice-commands|send-again|watch-case)$|^records\/(?:change-class|holds\/hold-commands|retention\/run-commands|releases\/(?:begin|move|prepare|refresh)-release)$/u;
// Beside the reads of a module: filters, words and acts.
const notReads =
  /^(?:to[A-Z]\w+|is[A-Z]\w+|checkChain|openProgramCodes|templateFile|importTemplateFile|askPrefill|getInvitation|directoryRows|(?:start|confirm|withdraw|decide)Reproofing(?:Input)?)$/u;

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => path.join(folder, name));

test('the list of reads names everything that pages and routes import', () => {
  const statement = /import \{([^}]*)\} from '@\/lib\/server\/([^']+)'/gu;
  const imported = files('app').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(statement)].flatMap(([, names = '', from = '']) =>
      others.test(from)
        ? []
        : names
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== '' && !name.startsWith('type '))
            .map((name) => name.split(' as ')[0] ?? ''),
    ),
  );
  const missing = [...new Set(imported)].filter((name) => !notReads.test(name) && !Object.hasOwn(screenReads, name));
  expect(missing).toEqual([]);
  expect(Object.keys(screenReads).filter((name) => !imported.includes(name))).toEqual([]);
});
