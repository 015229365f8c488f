import 'server-only';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { contentHashOf } from '@/lib/server/assessments/active-rules';
import { now } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/client';

/**
 * Writes the rule table the portal came with, unless a row of that version is there already. Two processes may start
 * at once: the second finds the row and leaves it. Beside a later table in force the old one stands as retired.
 */
export const syncRules = async (db: Database): Promise<void> => {
  const { version } = rules10;
  if (await db.ruleTable.findUnique({ where: { version }, select: { id: true } })) return;
  const later = await db.ruleTable.findFirst({ where: { state: 'ACTIVE' }, select: { id: true } });
  await db.ruleTable.createMany({
    data: [
      {
        version,
        state: later ? 'RETIRED' : 'ACTIVE',
        content: JSON.parse(JSON.stringify(rules10)),
        contentHash: contentHashOf(rules10),
        changeNote: 'The table the portal came with.',
        createdAt: now(),
      },
    ],
    skipDuplicates: true,
  });
};
