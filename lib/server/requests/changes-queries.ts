import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { dateIn, dateText } from '@/lib/domain/dates';
import {
  bySection,
  type ChangesView,
  changesSentence,
  type UnsentChangesView,
} from '@/lib/domain/requests/changes-view';
import { sections } from '@/lib/domain/requests/draft';
import { snapshotSchema } from '@/lib/domain/requests/snapshot';
import { compareSnapshots } from '@/lib/domain/requests/snapshot-diff';
import { db } from '@/lib/server/db/client';
import { presentSnapshot } from '@/lib/server/requests/snapshots';
import { findVisibleCase, toCaseHead } from '@/lib/server/requests/visible-case';

// What changed in a request: between two submissions for whoever sees it, and since the last one for its own agency.

/**
 * What the agency changed in a returned request and has not sent yet.
 * @returns null for anyone else, in any other status, and where there is no submission to compare with
 */
export const unsentChanges = async (actor: Actor, id: string): Promise<UnsentChangesView | null> => {
  if (actor.side !== 'AGENCY') return null;
  const row = await findVisibleCase(actor, id);
  if (row?.status !== 'RETURNED') return null;
  const last = await db.requestSnapshot.findFirst({ where: { requestId: id }, orderBy: { n: 'desc' } });
  if (!last) return null;
  const present = await db.$transaction((tx) => presentSnapshot(tx, row));
  const groups = bySection(compareSnapshots(snapshotSchema.parse(last.content), present));
  const changed = new Set<string>(groups.map(({ section }) => section));
  const returned = new Set(row.returnedItems.map(({ section }) => section));
  return {
    sentOn: dateText(dateIn(last.submittedAt, row.agency.timeZone)),
    sections: groups,
    unchanged: sections.filter(({ key }) => returned.has(key) && !changed.has(key)).map(({ title }) => title),
  };
};

/**
 * What changed between two submissions of a request; the last two unless they are named.
 * @returns null when the actor sees no such request, or when one of the submissions is not there
 */
export const requestChanges = async (
  actor: Actor,
  id: string,
  between: { from: number; to: number } | null,
): Promise<ChangesView | null> => {
  const row = await findVisibleCase(actor, id);
  if (!row) return null;
  const latest = await db.requestSnapshot.count({ where: { requestId: id } });
  const { from, to } = between ?? { from: latest - 1, to: latest };
  if (from < 1 || from >= to || to > latest) return null;
  const rows = await db.requestSnapshot.findMany({
    where: { requestId: id, n: { gte: from, lte: to } },
    orderBy: { n: 'asc' },
  });
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return null;
  const submission = ({ n, submittedAt }: typeof first) => ({
    n,
    date: dateText(dateIn(submittedAt, row.agency.timeZone)),
  });
  return {
    head: toCaseHead(row, actor),
    from: submission(first),
    to: submission(last),
    latest,
    summaries: rows
      .filter(({ n, summary }) => n > from && summary !== '')
      .map(({ n, summary }) => ({ n, text: summary })),
    sections: bySection(compareSnapshots(snapshotSchema.parse(first.content), snapshotSchema.parse(last.content))),
  };
};

/** How many things changed in which sections since the request was sent before; null when it was sent once only. */
export const lastChangesSentence = async (requestId: string): Promise<string | null> => {
  const rows = await db.requestSnapshot.findMany({ where: { requestId }, orderBy: { n: 'desc' }, take: 2 });
  const [after, before] = rows.map(({ content }) => snapshotSchema.parse(content));
  return after && before ? changesSentence(bySection(compareSnapshots(before, after))) : null;
};
