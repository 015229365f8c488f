import 'server-only';
import { shippedVersions } from '@/lib/domain/agreements/library/shipped-library';
import { fromCalendarDate } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/client';
import { clauseHash, templateHash } from '@/lib/server/templates/stored-templates';

const changeNote = 'A version the portal came with.';

/**
 * Writes the templates and clauses the portal came with, unless rows of these versions are there already. Two processes
 * may start at once: the second finds the rows and leaves them. What administrators wrote since then stays as it is.
 */
export const syncTemplates = async (db: Database): Promise<void> => {
  const createdAt = now();
  await db.templateVersion.createMany({
    data: shippedVersions.map(({ version, effectiveOn, content }) => ({
      templateKey: content.key,
      version,
      state: 'APPROVED' as const,
      content,
      contentHash: templateHash({ content, effectiveOn, changeNote }),
      changeNote,
      effectiveOn: fromCalendarDate(effectiveOn),
      createdAt,
    })),
    skipDuplicates: true,
  });
  await db.clause.createMany({
    data: shippedVersions
      .flatMap(({ content }) => content.clauses)
      .map((clause) => ({
        key: clause.id,
        version: clause.version,
        content: clause,
        contentHash: clauseHash(clause),
        createdAt,
      })),
    skipDuplicates: true,
  });
};
