import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { auditReason } from '@/lib/domain/audit/reason';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { versionSchema } from '@/lib/server/assessments/rule-drafts';
import { hindrances, noteRules, withOwnDraft, withTable } from '@/lib/server/assessments/rule-tables';
import { now } from '@/lib/server/clock';

// Sending a draft, and a second administrator's answer. The old table retires in the same transaction in which the new
// one comes into force, so that there is always exactly one.

export const versionInput = z.strictObject({ version: versionSchema });

export const approveInput = z.strictObject({
  version: versionSchema,
  /** The digest of the table that the page showed. */
  seen: z.string('Open the page again.').max(64),
});

export const returnInput = z.strictObject({
  version: versionSchema,
  reason: auditReason(300, 'Say what has to change. The author and the audit log keep it.'),
});

type Version = z.output<typeof versionInput>;

/** Sends a draft for approval. Refused while a test case fails or a scored program is in none. */
export const sendDraft = (actor: Actor, { version }: Version): Promise<Outcome<string>> =>
  withOwnDraft(actor, version, async (tx, row) => {
    const reasons = hindrances(row);
    if (reasons.length > 0) return refuse('blocked', 'This draft cannot be sent yet.', { reasons });
    await tx.ruleTable.update({ where: { id: row.id }, data: { state: 'IN_REVIEW', sentAt: now() } });
    await noteRules(tx, actor, 'send', row, { content: row.contentHash });
    return done(version, `Version ${version} waits for another administrator.`);
  });

const notWaiting = (version: string) =>
  refuse('wrong_state', `Version ${version} does not wait for approval any more.`);

/** Brings a table into force, and retires the one before. Refused to its author, and when it is not the one that was read. */
export const approveRules = (
  actor: Actor,
  { version, seen }: z.output<typeof approveInput>,
): Promise<Outcome<string>> =>
  withTable(actor, version, async (tx, row) => {
    if (row.state !== 'IN_REVIEW') return notWaiting(version);
    // Its author may have taken it back, changed it and sent it again while the page was open.
    if (row.contentHash !== seen) {
      return refuse(
        'stale',
        'This version was changed since you opened it. Read it as it stands now, then approve it.',
      );
    }
    if (row.authorId === actor.id) {
      return refuse('blocked', 'Whoever wrote a version does not approve it. Ask another administrator.');
    }
    const reasons = hindrances(row);
    if (reasons.length > 0) return refuse('blocked', 'This version cannot be approved as it stands.', { reasons });
    // The lock on the old one makes two approvals at once wait for each other.
    const [old] = await tx.$queryRaw<{ id: string; version: string }[]>`
      SELECT id, version FROM rule_tables WHERE state = 'ACTIVE' FOR UPDATE`;
    if (old) {
      await tx.ruleTable.update({ where: { id: old.id }, data: { state: 'RETIRED' } });
      await noteRules(tx, actor, 'retire', old, { followedBy: version });
    }
    await tx.ruleTable.update({
      where: { id: row.id },
      data: { state: 'ACTIVE', approvedById: actor.id, approvedAt: now() },
    });
    await noteRules(tx, actor, 'approve', row, { content: row.contentHash, follows: old?.version ?? null });
    return done(version, `Version ${version} is in force.`);
  });

/** Gives a table back to its author. Anyone but the author may; the author takes it back with the same act. */
export const returnRules = (
  actor: Actor,
  { version, reason }: z.output<typeof returnInput>,
): Promise<Outcome<string>> =>
  withTable(actor, version, async (tx, row) => {
    if (row.state !== 'IN_REVIEW') return notWaiting(version);
    await tx.ruleTable.update({ where: { id: row.id }, data: { state: 'DRAFT', sentAt: null } });
    await noteRules(tx, actor, 'return', row, { reason });
    return done(version, `Version ${version} is a draft again.`);
  });
