import 'server-only';
import type { Wording } from '@/lib/domain/agreements/renewed-text';
import { mergeTemplate } from '@/lib/domain/agreements/templates/merge';
import type { CaseValues } from '@/lib/domain/agreements/templates/template';
import type { TermRule } from '@/lib/domain/agreements/templates/term';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import type { Transaction } from '@/lib/server/db/client';
import { templateOfVersion } from '@/lib/server/templates/stored-templates';

// Sections of one agreement may be worded by different versions of templates: a renewal carries older wordings over.

type Worded = { key: string; wording: Wording };

type Merge = { agency: Pick<AgreementCase['agency'], 'type' | 'stateCode'>; values: CaseValues; term: TermRule };

/** The bodies of sections by their own wordings, with the values of a case and with its own term and notice; by key. */
export const mergeWordings = async (
  tx: Transaction,
  sections: readonly Worded[],
  { agency, values, term }: Merge,
): Promise<Map<string, string>> => {
  const byWording = Map.groupBy(sections, ({ wording }) => JSON.stringify([wording.key, wording.version]));
  const bodies = new Map<string, string>();
  for (const group of byWording.values()) {
    const [first] = group;
    if (!first) continue;
    const { termMonths, noticeMode, noticeDays } = term;
    const template = await templateOfVersion(first.wording.key, first.wording.version, agency, tx);
    const merged = mergeTemplate({ ...template, termMonths, noticeMode, noticeDays }, values);
    const keys = new Set(group.map(({ key }) => key));
    for (const { key, body } of merged.sections) if (keys.has(key)) bodies.set(key, body);
  }
  return bodies;
};
