import 'server-only';
import type { Wording } from '@/lib/domain/agreements/renewed-text';
import type { AgreementTemplate } from '@/lib/domain/agreements/templates/template';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import type { Transaction } from '@/lib/server/db/client';
import { templateOfVersion } from '@/lib/server/templates/stored-templates';

// Which version of which template each section was worded by: that of the agreement, and where a renewal carried a
// wording over, the older one. An amendment changes an agreement, and its sections have the wordings of that.

type Reader = Pick<Transaction, 'agreement'>;

type Own = { key: string; version: string };

/** The wordings of an agreement's sections by key, and the wording of every section that is not among them. */
export const wordingsOf = async (
  from: Reader,
  agreementId: string,
): Promise<{ own: Own; of: (sectionKey: string) => Wording }> => {
  const row = await from.agreement.findUniqueOrThrow({
    where: { id: agreementId },
    select: {
      templateKey: true,
      templateVersion: true,
      sections: { select: { key: true, wordingKey: true, wordingVersion: true } },
    },
  });
  const own = { key: row.templateKey, version: row.templateVersion };
  const wordings = new Map(
    row.sections.map(({ key, wordingKey, wordingVersion }) => [
      key,
      wordingKey !== null && wordingVersion !== null ? { key: wordingKey, version: wordingVersion } : own,
    ]),
  );
  return { own, of: (sectionKey) => wordings.get(sectionKey) ?? own };
};

type Worded = { id: string; amendsId: string | null; agency: Pick<AgreementCase['agency'], 'type' | 'stateCode'> };

type TemplateSection = AgreementTemplate['sections'][number];

/** What the templates say for sections, each from the version that the section was worded by; by the section's key. */
export const clausesAsWorded = async (
  tx: Transaction,
  { id, amendsId, agency }: Worded,
  sectionKeys: readonly string[],
): Promise<ReadonlyMap<string, TemplateSection>> => {
  const wordings = await wordingsOf(tx, amendsId ?? id);
  const byWording = Map.groupBy(sectionKeys, (key) => JSON.stringify(wordings.of(key)));
  const clauses = new Map<string, TemplateSection>();
  for (const [first, ...others] of byWording.values()) {
    if (first === undefined) continue;
    const wording = wordings.of(first);
    const { sections } = await templateOfVersion(wording.key, wording.version, agency, tx);
    for (const key of [first, ...others]) {
      const found = sections.find((section) => section.key === key);
      if (found) clauses.set(key, found);
    }
  }
  return clauses;
};
