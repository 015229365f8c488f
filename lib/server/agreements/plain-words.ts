import 'server-only';
import type { PlainWords } from '@/lib/domain/agreements/agreement-view';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { wordingsOf } from '@/lib/server/agreements/wordings';
import { db } from '@/lib/server/db/client';
import { clausesOfVersion } from '@/lib/server/templates/stored-templates';

/**
 * What each section means in plain words, by its key: the twin of its clause, in the version of the template that the
 * section was worded by. It binds nobody. A section without a clause of that version has none.
 */
export const plainWordsOf = async (row: AgreementCase): Promise<ReadonlyMap<string, PlainWords>> => {
  const wordings = await wordingsOf(db, row.amendsId ?? row.id);
  const byWording = Map.groupBy(row.sections, ({ key }) => JSON.stringify(wordings.of(key)));
  const clauses = new Map<string, string>();
  for (const [first, ...others] of byWording.values()) {
    if (!first) continue;
    const { key, version } = wordings.of(first.key);
    const library = await clausesOfVersion(key, version, row.agency);
    for (const section of [first, ...others]) {
      const plain = library.find((clause) => clause.section === section.key)?.plain;
      if (plain) clauses.set(section.key, plain);
    }
  }
  return new Map(
    row.sections.flatMap(({ key, source }) => {
      const text = clauses.get(key);
      return text ? [[key, { text, ofOtherWords: source === 'NEGOTIATED' }] as const] : [];
    }),
  );
};
