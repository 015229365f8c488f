import 'server-only';
import { type ExemptionCode, exemptionText, toExemption } from '@/lib/domain/records/exemptions';
import { type Mark, withoutMarked } from '@/lib/domain/records/marks';
import { releaseProfiles } from '@/lib/domain/records/profiles';
import { textOf } from '@/lib/server/records/releases/item-pages';
import type { ReleaseRow } from '@/lib/server/records/releases/release-row';
import type { CaseSource } from '@/lib/server/records/sources/source';

// What of each item leaves. From here on nobody has the marked words any more: every file of the package is made from
// this, so a word that was taken out can be in none of them.

type Item = ReleaseRow['items'][number];
type StoredMark = ReleaseRow['marks'][number];

export type LeavingPage = { n: number; text: string };

export type Leaving = {
  part: string;
  /** Without the name of a file that stays inside: a name tells much. */
  label: string;
  class: Item['class'];
  out:
    | { kind: 'TEXT'; text: string }
    | { kind: 'PAGES'; filename: string; pages: LeavingPage[] }
    | { kind: 'AS_STORED'; filename: string; sha256: string }
    | { kind: 'WITHHELD'; exemption: ExemptionCode }
    | { kind: 'LEFT_OUT' };
  /** What was taken out, in words that do not tell it. */
  taken: { where: string; exemption: ExemptionCode }[];
};

const wordless = '[This page is a picture without words. It is not part of this copy.]';

// A reason nobody knows any more still keeps its words inside.
const reasonOf = (code: string | null): ExemptionCode => toExemption(code) ?? 'B6';

const pageText = (text: string, marks: readonly StoredMark[]): string => {
  const whole = marks.find(({ fromChar }) => fromChar === null);
  if (whole) return `[Redacted, the whole page. ${exemptionText(reasonOf(whole.exemption))}]`;
  if (text.trim() === '') return wordless;
  const within = marks.flatMap(({ fromChar, toChar, exemption }): Mark[] =>
    fromChar === null || toChar === null ? [] : [{ from: fromChar, to: toChar, exemption: reasonOf(exemption) }],
  );
  return withoutMarked(text, within);
};

const takenFrom = (marks: readonly StoredMark[], isFile: boolean): Leaving['taken'] =>
  marks.map(({ page, fromChar, exemption }) => ({
    where: `${isFile ? `Page ${page}: ` : ''}${fromChar === null ? 'the whole page' : 'words'}`,
    exemption: reasonOf(exemption),
  }));

const released = async (row: ReleaseRow, source: CaseSource, marks: readonly StoredMark[]): Promise<Leaving['out']> => {
  const { form, pages } = await textOf(row.profile, source);
  const of = (n: number) => marks.filter(({ page }) => page === n);
  if (!source.file) return { kind: 'TEXT', text: pageText(source.text, of(1)) };
  const { filename, sha256 } = source.file;
  const untouched = marks.length === 0 && releaseProfiles[row.profile].originals;
  if (untouched || form === 'AS_STORED') return { kind: 'AS_STORED', filename, sha256 };
  if (form === 'NOT_POSSIBLE') return { kind: 'LEFT_OUT' };
  return { kind: 'PAGES', filename, pages: pages.map((text, at) => ({ n: at + 1, text: pageText(text, of(at + 1)) })) };
};

/** One item as it leaves. */
export const leavingOf = async (row: ReleaseRow, item: Item, source: CaseSource | undefined): Promise<Leaving> => {
  const marks = row.marks.filter(({ itemId }) => itemId === item.id);
  const base = { part: item.part, class: item.class };
  const hidden = { ...base, label: item.documentId === null ? item.label : 'A file', taken: [] };
  if (item.decision === 'LEAVE_OUT' || !source) return { ...hidden, out: { kind: 'LEFT_OUT' } };
  if (item.decision === 'WITHHOLD') {
    return { ...hidden, out: { kind: 'WITHHELD', exemption: reasonOf(item.exemption) } };
  }
  const out = await released(row, source, marks);
  if (out.kind === 'LEFT_OUT') return { ...hidden, out };
  return { ...base, label: item.label, out, taken: takenFrom(marks, source.file !== null) };
};
