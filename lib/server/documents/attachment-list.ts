import 'server-only';
import { dateIn, dateText, momentText } from '@/lib/domain/dates';
import { attachmentTypeLabel } from '@/lib/domain/requests/attachment';
import type { AttachmentView } from '@/lib/domain/requests/draft-view';
import { textSearchView } from '@/lib/domain/requests/text-search';
import { db } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { namesOf } from '@/lib/server/requests/visible-case';

// The attached files as the agency that writes the request sees them: the newest version of each, with those before.

const rowsOf = (requestId: string) =>
  db.document.findMany({
    // Files that answer a question are shown and handled beside it.
    where: { requestId, kind: 'ATTACHMENT', removedAt: null, roundQuestionId: null, visibility: { not: 'ICE_ONLY' } },
    include: { replacedBy: { select: { removedAt: true, createdAt: true } } },
    orderBy: { id: 'asc' },
  });

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const isReplaced = ({ replacedBy }: Row): boolean => replacedBy !== null && replacedBy.removedAt === null;

const earlierOf = (row: Row, all: readonly Row[], timeZone: string): AttachmentView['earlier'] => {
  const before = all.find(({ id }) => id === row.replacesId);
  if (!before) return [];
  const date = before.replacedBy ? dateText(dateIn(before.replacedBy.createdAt, timeZone)) : '';
  const text = `Version ${before.version}, replaced ${date}`;
  return [{ id: before.id, text, open: before.scanStatus !== 'INFECTED' }, ...earlierOf(before, all, timeZone)];
};

const twinOf = (row: Row, all: readonly Row[], timeZone: string): string | null => {
  const twin = all.find(({ id, sha256 }) => sha256 === row.sha256 && id < row.id);
  if (!twin) return null;
  const date = dateText(dateIn(twin.createdAt, timeZone));
  return `You attached this file already on ${date}, as “${twin.filename}”.`;
};

/** The files of a request, newest versions only; each tells which versions came before and whether it is there twice. */
export const attachmentsOf = async ({
  id,
  agency: { timeZone },
}: Pick<RequestCase, 'id' | 'agency'>): Promise<AttachmentView[]> => {
  const all = await rowsOf(id);
  const names = await namesOf(all.map(({ uploadedById }) => uploadedById));
  return all
    .filter((row) => !isReplaced(row))
    .map((row) => {
      const by = row.uploadedById === null ? undefined : names.get(row.uploadedById);
      const at = momentText(row.createdAt, timeZone);
      return {
        id: row.id,
        filename: row.filename,
        type: attachmentTypeLabel(row.contentType),
        byteLength: row.byteLength,
        sha256: row.sha256,
        scan: row.scanStatus,
        words: textSearchView(row.textSearch, row.textDetail, 'AGENCY'),
        class: row.class,
        version: row.version,
        earlier: earlierOf(row, all, timeZone),
        twin: twinOf(row, all, timeZone),
        added: by ? `${by}, ${at}` : at,
      };
    });
};
