import 'server-only';
import { zipSync } from 'fflate';
import { csvFile } from '@/lib/domain/agencies/csv-cell';
import { exemptions } from '@/lib/domain/records/exemptions';
import { releaseProfiles } from '@/lib/domain/records/profiles';
import { sha256Hex } from '@/lib/server/audit/append';
import { portalFiles } from '@/lib/server/files/portal-files';
import { type Leaving, leavingOf } from '@/lib/server/records/releases/leaving';
import { casePaper, filePaper } from '@/lib/server/records/releases/package-papers';
import { caseNumberOf, type ReleaseRow } from '@/lib/server/records/releases/release-row';
import type { CaseSource } from '@/lib/server/records/sources/source';

// The package of a copy: a paper and data of the case, its files, the log of what was taken out, and a manifest.

type Entry = { name: string; bytes: Uint8Array };
type Placed = { item: Leaving; filename: string | null };

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`);
const extensionOf = (filename: string): string => /\.([a-z0-9]{1,5})$/iu.exec(filename)?.[1]?.toLowerCase() ?? 'bin';

const placed = (items: readonly Leaving[]): Placed[] => {
  let files = 0;
  return items.map((item) => {
    const { out } = item;
    if (out.kind !== 'PAGES' && out.kind !== 'AS_STORED') return { item, filename: null };
    files += 1;
    const extension = out.kind === 'PAGES' ? 'pdf' : extensionOf(out.filename);
    return { item, filename: `documents/${String(files).padStart(3, '0')}.${extension}` };
  });
};

const storedBytes = async (sha256: string): Promise<Uint8Array> => {
  const bytes = await portalFiles().getFile(sha256);
  if (!bytes) throw new Error(`The file ${sha256} of a copy is missing from the file store.`);
  return bytes;
};

const fileEntries = async (row: ReleaseRow, items: readonly Placed[]): Promise<Entry[]> => {
  const entries: Entry[] = [];
  for (const { item, filename } of items) {
    if (filename === null) continue;
    const bytes = item.out.kind === 'AS_STORED' ? await storedBytes(item.out.sha256) : await filePaper(row, item);
    entries.push({ name: filename, bytes });
  }
  return entries;
};

const dataOf = ({ item, filename }: Placed) => ({
  part: item.part,
  label: item.label,
  class: item.class,
  outcome: item.out.kind === 'TEXT' || filename !== null ? 'RELEASED' : item.out.kind,
  exemption: item.out.kind === 'WITHHELD' ? exemptions[item.out.exemption].cite : null,
  text: item.out.kind === 'TEXT' ? item.out.text : null,
  file: filename,
  taken: item.taken.map(({ where, exemption }) => ({ where, exemption: exemptions[exemption].cite })),
});

/** The lines of the redaction log: what was taken out where and why, and never the words themselves. */
const logRows = (items: readonly Placed[]): string[][] =>
  items.flatMap(({ item, filename }) => {
    const row = (where: string, code: keyof typeof exemptions) => [
      ...[item.part, item.label, filename ?? '', where],
      ...[exemptions[code].cite, exemptions[code].words],
    ];
    const { out } = item;
    const whole = out.kind === 'WITHHELD' ? [row('the whole item', out.exemption)] : [];
    return [...whole, ...item.taken.map(({ where, exemption }) => row(where, exemption))];
  });

const readme = (row: ReleaseRow): string =>
  `Copy ${row.number} of case ${caseNumberOf(row)}
Asked for by ${row.requester}, reference ${row.reference}.
Made for: ${releaseProfiles[row.profile].label}.

case.pdf         The case, every item in its place. What is withheld is named where it stands, with the reason.
case.json        The same as data.
documents/       Files of the case. Where words were taken out, or the copy is for the public, a file is set anew from
                 its words: pictures and attachments inside it are not part of the copy.
redactions.csv   What was taken out, where and why. The words themselves are in no file of this package.
manifest.json    Size and SHA-256 of every other file.

What an agency noted for itself alone is no record of ICE and is in no copy.
`;

/**
 * Makes the package of a copy. Equal content gives equal bytes.
 * @param sources the case as it is now, by the keys of the items
 * @returns the ZIP
 * @throws Error when a file of the case is missing from the store
 */
export const makePackage = async (
  row: ReleaseRow,
  sources: ReadonlyMap<string, CaseSource>,
): Promise<Uint8Array<ArrayBuffer>> => {
  const leaving: Leaving[] = [];
  for (const item of row.items) leaving.push(await leavingOf(row, item, sources.get(item.key)));
  const items = placed(leaving);
  const entries: Entry[] = [
    { name: 'README.txt', bytes: utf8(readme(row)) },
    { name: 'case.pdf', bytes: await casePaper(row, items) },
    {
      name: 'case.json',
      bytes: json({
        format: 'access-record-copy',
        formatVersion: 1,
        number: row.number,
        case: caseNumberOf(row),
        profile: row.profile,
        items: items.map(dataOf),
      }),
    },
    ...(await fileEntries(row, items)),
    {
      name: 'redactions.csv',
      bytes: utf8(csvFile([['Part', 'Item', 'File', 'Where', 'Exemption', 'Meaning'], ...logRows(items)])),
    },
  ];
  const listed = entries.map(({ name, bytes }) => ({ name, size: bytes.byteLength, sha256: sha256Hex(bytes) }));
  const manifest = json({
    format: 'access-record-copy',
    formatVersion: 1,
    number: row.number,
    contentSha256: row.approvedSha256,
    files: listed,
  });
  const mtime = row.approvedAt ?? row.preparedAt;
  const named = [...entries, { name: 'manifest.json', bytes: manifest }].map(
    ({ name, bytes }) => [name, bytes] as const,
  );
  // Not compressed: nearly all of it is PDF, which is packed already.
  return new Uint8Array(zipSync(Object.fromEntries(named), { level: 0, mtime }));
};
