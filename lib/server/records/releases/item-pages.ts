import 'server-only';
import { type FileForm, fileForm } from '@/lib/domain/records/file-form';
import { pagesOf } from '@/lib/server/records/releases/file-pages';
import type { ReleaseRow } from '@/lib/server/records/releases/release-row';
import { caseSources } from '@/lib/server/records/sources/case-sources';
import { type CaseSource, sourceHash } from '@/lib/server/records/sources/source';

// From an item of a release back to what it stands for in the case.

type Item = ReleaseRow['items'][number];

/** The case of a release as it is now, by the keys of its items. */
export const sourcesOf = async (row: Pick<ReleaseRow, 'requestId' | 'agreementId'>): Promise<Map<string, CaseSource>> =>
  new Map((await caseSources(row)).map((source) => [source.key, source]));

/** True when the case says something else than what the item was made from, or no longer has it. */
export const isChanged = (item: Item, source: CaseSource | undefined): boolean =>
  source === undefined || sourceHash(source) !== item.sourceSha256;

export type ItemText = { form: FileForm; pages: readonly string[] };

/** The words of a source by pages, and in which form it can leave. */
export const textOf = async (profile: ReleaseRow['profile'], source: CaseSource): Promise<ItemText> => {
  if (!source.file) return { form: 'TEXT', pages: [source.text] };
  const pages = await pagesOf(source.file);
  return { form: fileForm(profile, source.file.contentType, pages !== null), pages: pages ?? [] };
};
