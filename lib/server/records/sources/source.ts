import 'server-only';
import type { Visibility } from '@/lib/domain/access/readable';
import { personalDataIn, type Stretch } from '@/lib/domain/records/marks';
import type { DisclosureClass } from '@/lib/domain/requests/disclosure';
import { sha256Hex } from '@/lib/server/audit/append';

// One thing of a case that a copy of it is made from: words, or a file.

export type SourceFile = { id: string; filename: string; contentType: string; sha256: string; byteLength: number };

export type CaseSource = {
  /** Stable as long as the thing is there: a release finds its item again by it. */
  key: string;
  part: string;
  label: string;
  class: DisclosureClass;
  visibility: Visibility;
  /** The words; empty for a file, whose words are read page by page. */
  text: string;
  /** Names and addresses of people, which a release to the public marks by itself. */
  personal: readonly Stretch[];
  file: SourceFile | null;
};

type Row = { label: string; value: string | number | null | undefined; personal?: boolean };

/** Lines of "Label: value"; rows without a value are left out. */
export const factLines = (rows: readonly Row[]): { text: string; personal: Stretch[] } => {
  const personal: Stretch[] = [];
  let text = '';
  for (const row of rows) {
    if (row.value === null || row.value === undefined || row.value === '') continue;
    const value = String(row.value);
    const start = text === '' ? 0 : text.length + 1;
    text = `${text === '' ? '' : `${text}\n`}${row.label}: ${value}`;
    const from = start + row.label.length + 2;
    if (row.personal) personal.push({ from, to: from + value.length });
  }
  return { text, personal };
};

type Told = Pick<CaseSource, 'key' | 'part' | 'label'> & {
  text: string;
  personal?: readonly Stretch[];
  visibility?: Visibility;
  class?: DisclosureClass;
};

/** A source of words; none when there is nothing to read. Addresses and telephone numbers are found by themselves. */
export const toldSource = ({ text: written, personal = [], ...told }: Told): CaseSource[] => {
  // One kind of line break, so that a place in the text is the same here, in a browser and in the copy.
  const text = written.replaceAll('\r\n', '\n');
  if (text.trim() === '') return [];
  const visibility = told.visibility ?? 'SHARED';
  return [
    {
      ...told,
      text,
      visibility,
      class: told.class ?? (visibility === 'ICE_ONLY' ? 'LES_CUI' : 'RELEASABLE_AFTER_REVIEW'),
      personal: [...personal, ...personalDataIn(text)],
      file: null,
    },
  ];
};

/** What a release remembers of the words or bytes it looked at. */
export const sourceHash = ({ text, file, class: disclosure }: CaseSource): string =>
  sha256Hex(`${disclosure}\n${file ? file.sha256 : text}`);
