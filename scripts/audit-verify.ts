import { systemActor } from '@/lib/domain/access/actor';
import { verifyAndNote } from '@/lib/server/audit/verify-log';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { withDatabase } from '@/scripts/database/portal-database';
import { Refusal, runMain } from '@/scripts/refusal';

// npm run audit:verify: checks the audit log and every checkpoint signed for it, and names the first broken row.

await runMain(() =>
  withDatabase(async () => {
    const report = await runAs('system', () => verifyAndNote(systemActor, 'SYSTEM'));
    await db.$disconnect();
    if (!report.ok) throw new Refusal(`The audit log is broken at event ${report.seq}: ${report.problem}.`);
    console.log(`The audit log holds: ${report.events} events, head ${report.head}.`);
  }),
);
