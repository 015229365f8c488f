import 'server-only';
import { catalog, catalogVersion } from '@/lib/domain/programs/catalog';
import { syncRules } from '@/lib/server/assessments/sync-rules';
import type { Database } from '@/lib/server/db/client';
import { syncTemplates } from '@/lib/server/templates/sync-templates';

// Reference data that every portal needs, demonstration or not: the program catalog as rows, so that foreign keys hold,
// the table of rules, and the library of templates.

/** Brings the program rows up to the catalog in lib/domain/programs. Safe to run at every start. */
export const syncCatalog = async (db: Database): Promise<void> => {
  for (const program of Object.values(catalog)) {
    const row = {
      name: program.name,
      version: catalogVersion,
      content: JSON.parse(JSON.stringify(program)),
    };
    await db.program.upsert({
      where: { code: program.code },
      // An administrator may have switched a program on or off: only a new row takes the default.
      create: { code: program.code, enabled: program.enabledByDefault, ...row },
      update: row,
    });
  }
  await syncRules(db);
  await syncTemplates(db);
};
