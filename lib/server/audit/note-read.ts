import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { AuditFact } from '@/lib/domain/audit/catalogue';
import { appendAudit } from '@/lib/server/audit/append';
import { db } from '@/lib/server/db/client';

/** The events of people who read something or took it away. */
type ReadFact = Extract<
  AuditFact,
  { action: `${string}.read` | `${string}.download` | 'audit.export' | 'audit.take_proof' | 'request_list.export' }
>;

/**
 * Notes in the audit log that somebody reads a restricted record or takes a file away. Called before anything is
 * answered: where the log does not take the event this throws, and nothing is handed out.
 */
export const noteRead = async (actor: Actor, fact: ReadFact): Promise<void> => {
  await db.$transaction((tx) => appendAudit(tx, { ...fact, actor, role: actor.roles[0] ?? 'NONE', outcome: 'done' }));
};
