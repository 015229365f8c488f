// What changed between two submissions of one request, field by field: contacts by address, units by name and program,
// concerns by code, files by hash and then by name.
import { type WordPart, wordDiff } from '@/lib/domain/word-diff';
import { type SectionKey, sections } from './draft';
import { toPieces } from './section-content';
import { pieceLabel, pieceText } from './section-words';
import type { SentFile, Snapshot } from './snapshot';

export type ChangeKind = 'added' | 'removed' | 'changed';

export type Change = {
  section: SectionKey;
  field: string;
  label: string;
  kind: ChangeKind;
  before: string | null;
  after: string | null;
  /** Word by word, for text that both have. */
  words: readonly WordPart[];
};

/** Every difference, in the order of the form; empty when the content is the same. */
export const compareSnapshots = (before: Snapshot, after: Snapshot): Change[] =>
  sections.flatMap(({ key }) => [
    ...changedPieces(key, before, after),
    ...(key === 'attachments' ? changedFiles(before.files, after.files) : []),
  ]);

const changedPieces = (section: SectionKey, before: Snapshot, after: Snapshot): Change[] => {
  const old = toPieces(section, before.sections[section] ?? {});
  const fresh = toPieces(section, after.sections[section] ?? {});
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), fresh.get(name)];
    if (sameValue(was, is)) return [];
    return [
      toChange({
        section,
        field: name,
        label: pieceLabel(section, name),
        before: was === undefined ? null : pieceText(section, name, was, () => before.agreementNumber ?? 'Unknown'),
        after: is === undefined ? null : pieceText(section, name, is, () => after.agreementNumber ?? 'Unknown'),
      }),
    ];
  });
};

// Objects may have come out of the database with their names in another order.
const inOneOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a, inOneOrder) === JSON.stringify(b, inOneOrder);

const toChange = (change: Omit<Change, 'kind' | 'words'>): Change => ({
  ...change,
  kind: change.before === null ? 'added' : change.after === null ? 'removed' : 'changed',
  words: change.before === null || change.after === null ? [] : wordDiff(change.before, change.after),
});

const fileText = ({ filename, sha256, class: disclosure }: SentFile): string =>
  `${filename}\n${disclosure.toLowerCase().replaceAll('_', ' ')}\nSHA-256 ${sha256}`;

const fileChange = (was: SentFile | undefined, is: SentFile | undefined): Change =>
  toChange({
    section: 'attachments',
    field: `file:${(is ?? was)?.sha256 ?? ''}`,
    label: `File ${(is ?? was)?.filename ?? ''}`,
    before: was ? fileText(was) : null,
    after: is ? fileText(is) : null,
  });

const changedFiles = (before: readonly SentFile[], after: readonly SentFile[]): Change[] => {
  const left = [...before];
  const fresh = [...after];
  const pairs: [SentFile, SentFile][] = [];
  for (const same of fileMatches) {
    for (const is of [...fresh]) {
      const was = left.find((one) => same(one, is));
      if (!was) continue;
      pairs.push([was, is]);
      left.splice(left.indexOf(was), 1);
      fresh.splice(fresh.indexOf(is), 1);
    }
  }
  return [
    ...pairs.filter(([was, is]) => !sameValue(was, is)).map(([was, is]) => fileChange(was, is)),
    ...left.map((was) => fileChange(was, undefined)),
    ...fresh.map((is) => fileChange(undefined, is)),
  ];
};

// The surest match first: the very same file, then the same bytes, then the same name.
const fileMatches: readonly ((a: SentFile, b: SentFile) => boolean)[] = [
  (a, b) => sameValue(a, b),
  (a, b) => a.sha256 === b.sha256,
  (a, b) => a.filename === b.filename,
];
