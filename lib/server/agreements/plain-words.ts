import 'server-only';
import type { PlainWords } from '@/lib/domain/agreements/agreement-view';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { clausesOfVersion } from '@/lib/server/templates/stored-templates';

/**
 * What each section means in plain words, by its key: the twin of its clause, in the version of the template that the
 * agreement was drafted from. It binds nobody. A section without a clause of that version has none.
 */
export const plainWordsOf = async (row: AgreementCase): Promise<ReadonlyMap<string, PlainWords>> => {
  const library = await clausesOfVersion(row.templateKey, row.templateVersion, row.agency);
  const clauses = new Map(library.map(({ section, plain }) => [section, plain]));
  return new Map(
    row.sections.flatMap(({ key, source }) => {
      const text = clauses.get(key);
      return text ? [[key, { text, ofOtherWords: source === 'NEGOTIATED' }] as const] : [];
    }),
  );
};
