import 'server-only';
import { z } from 'zod';
import { heldWords } from '@/lib/domain/records/hold';
import { disclosureClasses } from '@/lib/domain/requests/disclosure';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { isHeld } from '@/lib/server/records/holds/standing-holds';
import type { RequestCase } from '@/lib/server/requests/case-row';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// What the steps around files write. Only what the agency itself put into this request may be touched; a file of
// another case, or of ICE, is answered like one that does not exist.

type Context = StepContext<RequestCase>;

const documentInput = z.object({ documentId: z.uuid() });
const replaceInput = documentInput.extend({ replacesId: z.uuid() });
const classInput = documentInput.extend({ class: z.enum(disclosureClasses) });
const lockInput = documentInput.extend({ detail: z.string().max(300) });

const allowInput = documentInput.extend({ reason: z.string().max(1000) });

const notYours = 'Choose a file that your agency added to this request.';

const ownDocument = async ({ tx, row }: Context, id: string) => {
  const document = await tx.document.findFirst({
    // Files that answer a question are taken back beside it.
    where: { id, requestId: row.id, kind: 'ATTACHMENT', roundQuestionId: null, visibility: { not: 'ICE_ONLY' } },
    include: { replacedBy: { select: { id: true } } },
  });
  const uploader = document?.uploadedById
    ? await tx.user.findUnique({ where: { id: document.uploadedById }, select: { agencyId: true } })
    : null;
  if (!document || uploader?.agencyId !== row.agencyId) return refuseField('documentId', notYours);
  return document;
};

const refuseHarmful = (document: { scanStatus: string }): void => {
  if (document.scanStatus === 'INFECTED') {
    refuseField('documentId', 'This file carries harmful code. Attach a clean copy.');
  }
};

const isAttached = ({ tx, row }: Context) =>
  tx.request.update({ where: { id: row.id }, data: { attachmentsNone: false }, select: { id: true } });

const attachDocument = async (context: Context): Promise<void> => {
  const document = await ownDocument(context, documentInput.parse(context.input).documentId);
  refuseHarmful(document);
  await context.tx.document.update({ where: { id: document.id }, data: { removedAt: null }, select: { id: true } });
  await isAttached(context);
};

const replaceDocument = async (context: Context): Promise<void> => {
  const { documentId, replacesId } = replaceInput.parse(context.input);
  const [document, earlier] = [await ownDocument(context, documentId), await ownDocument(context, replacesId)];
  refuseHarmful(document);
  if (earlier.removedAt !== null || earlier.id === document.id) refuseField('documentId', notYours);
  if (earlier.replacedBy) refuseField('documentId', 'A newer version is there already. Replace that one.');
  if (document.removedAt === null) refuseField('documentId', 'This file is attached already.');
  await context.tx.document.update({
    where: { id: document.id },
    data: { removedAt: null, replacesId: earlier.id, version: earlier.version + 1, class: earlier.class },
    select: { id: true },
  });
  await isAttached(context);
};

/** A file is taken out with all its earlier versions, so that none of them comes back in its place. */
const removeDocument = async (context: Context): Promise<void> => {
  const { tx, now } = context;
  if (await isHeld(tx, { requestId: context.row.id })) refuseField('documentId', heldWords);
  let next: string | null = documentInput.parse(context.input).documentId;
  while (next !== null) {
    const document: { id: string; replacesId: string | null } = await ownDocument(context, next);
    await tx.document.update({ where: { id: document.id }, data: { removedAt: now }, select: { id: true } });
    next = document.replacesId;
  }
};

const classifyDocument = async (context: Context): Promise<void> => {
  const { documentId, class: chosen } = classInput.parse(context.input);
  const { id } = await ownDocument(context, documentId);
  await context.tx.document.update({ where: { id }, data: { class: chosen }, select: { id: true } });
};

const lockFile = async ({ tx, row, input, now }: Context): Promise<void> => {
  const { documentId, detail } = lockInput.parse(input);
  await tx.document.updateMany({
    where: { id: documentId, requestId: row.id },
    data: { scanStatus: 'INFECTED', scanDetail: detail, scannedAt: now },
  });
};

const holdFile = async ({ tx, row, input }: Context): Promise<void> => {
  const { documentId, detail } = lockInput.parse(input);
  await tx.document.updateMany({
    where: { id: documentId, requestId: row.id, textSearch: { not: 'ALLOWED' } },
    data: { textSearch: 'FOUND', textDetail: detail },
  });
};

const allowFile = async ({ tx, row, input, actor }: Context): Promise<void> => {
  const { documentId, reason } = allowInput.parse(input);
  const { count } = await tx.document.updateMany({
    where: { id: documentId, requestId: row.id, textSearch: 'FOUND', removedAt: null, visibility: 'SHARED' },
    data: { textSearch: 'ALLOWED', textAllowedById: actor.id, textAllowedReason: reason },
  });
  if (count === 0) refuseField('documentId', 'Choose a file that is held back.');
};

export const documentEffects = {
  attach_document: attachDocument,
  replace_document: replaceDocument,
  remove_document: removeDocument,
  classify_document: classifyDocument,
  lock_file: lockFile,
  hold_file: holdFile,
  allow_file: allowFile,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
