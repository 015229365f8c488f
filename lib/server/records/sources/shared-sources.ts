import 'server-only';
import { roles, takerLabel } from '@/lib/domain/access/role';
import { momentText } from '@/lib/domain/dates';
import type { Stretch } from '@/lib/domain/records/marks';
import type { CaseKey } from '@/lib/server/comments/comment-queries';
import { db } from '@/lib/server/db/client';
import { type CaseSource, toldSource } from '@/lib/server/records/sources/source';

// What requests and agreements have in common: comments, files and the timeline.

export type Place = { key: CaseKey; part: string; zone: string; didOf: (step: string) => string };

const ours = { in: ['SHARED', 'ICE_ONLY'] as ('SHARED' | 'ICE_ONLY')[] };
const rowsMax = 2000;

/** Every comment both sides or ICE may read, one source each. The author's name is personal; the role is not. */
export const commentSources = async ({ key, part, zone }: Place): Promise<CaseSource[]> => {
  const rows = await db.comment.findMany({
    where: { ...key, visibility: ours },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: rowsMax,
    select: {
      ...{ id: true, body: true, class: true, visibility: true, createdAt: true },
      author: { select: { name: true, title: true } },
    },
  });
  return rows.flatMap(({ id, body, visibility, class: disclosure, createdAt, author }) => {
    const head = `${author.name}, ${author.title || 'no title'}, ${momentText(createdAt, zone)}\n`;
    return toldSource({
      key: `comment:${id}`,
      part: `${part}: comments`,
      label: `Comment of ${momentText(createdAt, zone)}${visibility === 'ICE_ONLY' ? ', ICE only' : ''}`,
      text: `${head}${body}`,
      personal: [{ from: 0, to: author.name.length }],
      class: disclosure,
      visibility,
    });
  });
};

/** Every file of the case that was part of it. Harmful ones have no bytes any more, and are named all the same. */
export const fileSources = async ({ key, part }: Place): Promise<CaseSource[]> => {
  const rows = await db.document.findMany({
    where: { ...key, removedAt: null, visibility: ours, scanStatus: { not: 'INFECTED' } },
    orderBy: { id: 'asc' },
    take: rowsMax,
  });
  return rows.map(({ id, filename, contentType, sha256, byteLength, visibility, class: disclosure, version }) => ({
    key: `document:${id}`,
    part: `${part}: files`,
    label: version > 1 ? `${filename} (version ${version})` : filename,
    class: disclosure,
    visibility,
    text: '',
    personal: [],
    file: { id, filename, contentType, sha256, byteLength },
  }));
};

type Event = {
  step: string;
  actorId: string | null;
  actorName: string;
  actorRole: string;
  note: string;
  createdAt: Date;
};

const eventLines = (events: readonly Event[], { zone, didOf }: Place) => {
  const personal: Stretch[] = [];
  let text = '';
  for (const { step, actorId, actorName, actorRole, note, createdAt } of events) {
    const role = roles.find((one) => one === actorRole);
    const start = `${text === '' ? '' : '\n'}${momentText(createdAt, zone)}: `;
    const from = text.length + start.length;
    const who = actorId === null || !role ? 'Portal' : `${actorName} (${takerLabel(role).toLowerCase()})`;
    if (who !== 'Portal') personal.push({ from, to: from + actorName.length });
    text += `${start}${who} ${didOf(step)}${note === '' ? '' : `. ${note.replaceAll('\n', ' ')}`}`;
  }
  return { text, personal };
};

/** What happened on the case, for both sides and for ICE alone apart. */
export const timelineSources = async (place: Place): Promise<CaseSource[]> => {
  const rows = await db.statusEvent.findMany({
    where: { ...place.key, visibility: ours },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: rowsMax,
  });
  const id = 'requestId' in place.key ? place.key.requestId : place.key.agreementId;
  return (['SHARED', 'ICE_ONLY'] as const).flatMap((visibility) =>
    toldSource({
      key: `timeline:${id}:${visibility}`,
      part: place.part,
      label: visibility === 'SHARED' ? 'Timeline' : 'Timeline, ICE only',
      visibility,
      ...eventLines(
        rows.filter((row) => row.visibility === visibility),
        place,
      ),
    }),
  );
};
