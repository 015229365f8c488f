import { verifyChain } from '@/lib/server/audit/verify';
import { db } from '@/lib/server/db/client';
import { withDatabase } from '@/scripts/database/portal-database';
import { Refusal, runMain } from '@/scripts/refusal';

// npm run audit:verify: checks the audit chain and names the first broken row.

await runMain(() =>
  withDatabase(async () => {
    const report = await verifyChain(db);
    await db.$disconnect();
    if (!report.ok) throw new Refusal(`The audit chain is broken at event ${report.seq}: ${report.problem}.`);
    console.log(`The audit chain holds: ${report.events} events, head ${report.head}.`);
  }),
);
