import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText } from '@/lib/domain/dates';
import { letterContent } from '@/lib/domain/letters/letter';
import { letterByTemplate10 } from '@/lib/domain/letters/template-1-0';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { appendAudit, canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { StoredFile } from '@/lib/server/files/file-store';
import { portalFiles } from '@/lib/server/files/portal-files';
import { type LetterAsk, letterMatter } from '@/lib/server/letters/letter-matter';
import { renderLetter } from '@/lib/server/letters/render-letter';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { lettersOfDecision } from '@/lib/server/requests/decision-facts';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import { UnprintableTextError } from '@/lib/server/signing/paper-font';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// What the steps of the decision letter do. A letter is written once from the case as it stands; until it is released
// it can be written anew, afterwards only a later letter takes its place.

type Context = StepContext<RequestCase>;

const draftOf = (row: RequestCase) => lettersOfDecision(row).find(({ releasedAt }) => releasedAt === null);

/** Writes the draft, in place of an earlier draft about the same decision. */
const writeDraft = async (context: Context, ask: LetterAsk, supersedesId: string | null): Promise<void> => {
  const { tx, row, now: at } = context;
  if (row.decisionKind === null) return refuseBlocked('Nothing is decided that a letter could tell.');
  const content = letterByTemplate10(await letterMatter(tx, row, ask));
  const data = {
    kind: row.decisionKind,
    templateVersion: content.templateVersion,
    content,
    contentHash: sha256Hex(canonicalJson(content)),
    preparedById: personOf(context),
    preparedAt: at,
    supersedesId,
  };
  const draft = draftOf(row);
  if (draft) {
    await tx.decisionLetter.update({ where: { id: draft.id }, data });
    return;
  }
  const n = Math.max(0, ...row.letters.map((letter) => letter.n)) + 1;
  await tx.decisionLetter.create({ data: { requestId: row.id, n, ...data } });
};

const prepareLetter = async (context: Context): Promise<void> => {
  const { remark } = toInput(context, 'prepare_letter');
  await writeDraft(context, { remark, supersedes: null }, null);
};

const supersedeLetter = async (context: Context): Promise<void> => {
  const { row } = context;
  const { remark, change } = toInput(context, 'reissue_letter');
  const released = lettersOfDecision(row)
    .filter(({ releasedAt }) => releasedAt !== null)
    .at(-1);
  if (!released?.releasedAt) return refuseBlocked('There is no released letter about this decision yet.');
  const releasedOn = dateText(dateIn(released.releasedAt, row.agency.timeZone));
  await writeDraft(context, { remark, supersedes: { n: released.n, releasedOn, change } }, released.id);
};

type Rendered = { letterId: string; contentHash: string; releasedAt: Date; file: StoredFile };

const isRendered = (value: unknown): value is Rendered =>
  typeof value === 'object' && value !== null && 'letterId' in value && 'contentHash' in value && 'file' in value;

/** Renders and stores the draft. Runs before the transaction, because it takes longer than a row may be locked. */
export const renderLetterDraft = async (row: RequestCase, _actor: Actor): Promise<Rendered | null> => {
  const draft = draftOf(row);
  if (!draft) return null;
  const { content, contentHash, id, n } = await db.decisionLetter.findUniqueOrThrow({ where: { id: draft.id } });
  const releasedAt = now();
  const head = { n, releasedOn: dateText(dateIn(releasedAt, row.agency.timeZone)), releasedAt };
  try {
    const file = await portalFiles().putFile(await renderLetter(letterContent.parse(content), head));
    return { letterId: id, contentHash, releasedAt, file };
  } catch (error) {
    if (error instanceof UnprintableTextError) return refuseBlocked(error.message);
    throw error;
  }
};

const releaseLetter = async (context: Context): Promise<void> => {
  const { tx, row, actor, prepared } = context;
  const draft = draftOf(row);
  if (!draft || !isRendered(prepared) || prepared.letterId !== draft.id || prepared.contentHash !== draft.contentHash) {
    return refuseBlocked('The letter changed while it was being released. Look at it again, then release it.');
  }
  const { id: documentId } = await tx.document.create({
    data: {
      requestId: row.id,
      kind: 'DECISION_LETTER',
      filename: `${row.number}-decision-letter-${draft.n}.pdf`,
      contentType: 'application/pdf',
      ...prepared.file,
      visibility: 'SHARED',
      scanStatus: 'CLEAN',
      scanDetail: 'Made by the portal, not uploaded',
      scannedAt: prepared.releasedAt,
      uploadedById: personOf(context),
      createdAt: prepared.releasedAt,
    },
    select: { id: true },
  });
  await tx.decisionLetter.update({
    where: { id: draft.id },
    data: { documentId, releasedAt: prepared.releasedAt, releasedById: personOf(context) },
  });
  await appendAudit(tx, {
    actor,
    role: 'NONE',
    action: 'letter.released',
    target: { type: 'request', id: row.id },
    outcome: 'done',
    facts: { letter: draft.n, contentSha256: draft.contentHash, fileSha256: prepared.file.sha256 },
  });
};

export const letterEffects = {
  prepare_letter: prepareLetter,
  supersede_letter: supersedeLetter,
  release_letter: releaseLetter,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
