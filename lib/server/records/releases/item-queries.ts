import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { momentText } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { toExemption } from '@/lib/domain/records/exemptions';
import { fileFormNotes } from '@/lib/domain/records/file-form';
import { type Mark, markedParts } from '@/lib/domain/records/marks';
import { neverLeaves } from '@/lib/domain/records/profiles';
import type { MarkedPage, MarkLine, ReleaseItemPage } from '@/lib/domain/records/release-view';
import { disclosureWords } from '@/lib/domain/requests/disclosure';
import { db } from '@/lib/server/db/client';
import type { ClassChange } from '@/lib/server/db/generated/client';
import { type ItemText, isChanged, sourcesOf, textOf } from '@/lib/server/records/releases/item-pages';
import { actsOn, recordZone, toItemLine } from '@/lib/server/records/releases/release-queries';
import { caseNumberOf, findRelease, type ReleaseRow } from '@/lib/server/records/releases/release-row';
import type { CaseSource } from '@/lib/server/records/sources/source';
import { namesOf } from '@/lib/server/requests/visible-case';

// One item of a copy with its words: where marks are made and checked.

type StoredMark = ReleaseRow['marks'][number];

const excerptMax = 80;

const inText = (marks: readonly StoredMark[]): Mark[] =>
  marks.flatMap(({ fromChar, toChar, exemption }) =>
    fromChar === null || toChar === null
      ? []
      : [{ from: fromChar, to: toChar, exemption: toExemption(exemption) ?? 'B6' }],
  );

const toPage = (text: string, n: number, marks: readonly StoredMark[]): MarkedPage => {
  const own = marks.filter(({ page }) => page === n);
  const whole = own.find(({ fromChar }) => fromChar === null);
  return {
    n,
    parts: markedParts(text, inText(own)),
    whole: whole ? toExemption(whole.exemption) : null,
    hasWords: text.trim() !== '',
  };
};

const shortened = (text: string): string => (text.length > excerptMax ? `${text.slice(0, excerptMax)}…` : text);

const toMarkLine = (mark: StoredMark, pages: readonly string[], names: ReadonlyMap<string, string>): MarkLine => {
  const { id, page, fromChar, toChar, origin, madeById } = mark;
  const text = pages[page - 1] ?? '';
  return {
    id,
    where: pages.length > 1 ? `Page ${page}` : '',
    exemption: toExemption(mark.exemption) ?? 'B6',
    by:
      origin === 'PROFILE'
        ? 'Marked by itself: contact data'
        : `Marked by ${names.get(madeById) ?? 'somebody who left'}`,
    excerpt: fromChar === null || toChar === null ? 'The whole page' : shortened(text.slice(fromChar, toChar)),
  };
};

const toChangeText = (row: ClassChange, names: ReadonlyMap<string, string>): string => {
  const classes = `${disclosureWords[row.fromClass].label} to ${disclosureWords[row.toClass].label}`;
  const who = names.get(row.changedById) ?? 'somebody who left';
  return `${classes}, ${momentText(row.changedAt, recordZone)} by ${who}: ${row.reason}`;
};

/** The class of a file or comment as it is now; other texts of a case take theirs from what they are. */
const classedOf = async (key: string, source: CaseSource | undefined): Promise<ReleaseItemPage['classed']> => {
  const [kind, id = ''] = key.split(':');
  const what = kind === 'document' ? 'DOCUMENT' : kind === 'comment' ? 'COMMENT' : null;
  if (what === null || !source) return null;
  const rows = await db.classChange.findMany({
    where: what === 'DOCUMENT' ? { documentId: id } : { commentId: id },
    orderBy: { changedAt: 'desc' },
    take: 50,
  });
  const names = await namesOf(rows.map(({ changedById }) => changedById));
  const changes = rows.map((row) => ({ key: row.id, text: toChangeText(row, names) }));
  return { what, id, class: source.class, changes };
};

const nothing: ItemText = { form: 'NOT_POSSIBLE', pages: [] };

/** The page of one item of a copy; null when there is none for this person. */
export const releaseItemPage = async (actor: Actor, id: string, itemId: string): Promise<ReleaseItemPage | null> => {
  const row = rowId().safeParse(id).success ? await findRelease(actor, id) : null;
  const at = row?.items.findIndex((one) => one.id === itemId) ?? -1;
  const item = row?.items[at];
  if (!row || !item) return null;
  const sources = await sourcesOf(row);
  const source = sources.get(item.key);
  // Marks stand in the words as they were looked at; other words are shown without them, and say so.
  const changed = isChanged(item, source);
  const { form, pages } = source ? await textOf(row.profile, source) : nothing;
  const marks = changed ? [] : row.marks.filter((mark) => mark.itemId === item.id);
  const names = await namesOf(marks.map(({ madeById }) => madeById));
  return {
    release: {
      ...{ id: row.id, number: row.number, profile: row.profile, status: row.status, version: row.version },
      caseNumber: caseNumberOf(row),
    },
    item: toItemLine(row, item, sources),
    form,
    formNote: source?.file ? fileFormNotes[form] : '',
    pages: pages.map((text, index) => toPage(text, index + 1, marks)),
    marks: marks.map((mark) => toMarkLine(mark, pages, names)),
    edit: actsOn(row, actor).edit,
    classed: await classedOf(item.key, source),
    neverLeaves: neverLeaves(row.profile, item.class),
    before: row.items[at - 1]?.id ?? null,
    after: row.items[at + 1]?.id ?? null,
  };
};
