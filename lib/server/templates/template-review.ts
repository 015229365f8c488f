import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { TemplateContent } from '@/lib/domain/agreements/library/template-content';
import { auditReason } from '@/lib/domain/audit/reason';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { now } from '@/lib/server/clock';
import type { Transaction } from '@/lib/server/db/client';
import type { TemplateVersion } from '@/lib/server/db/generated/client';
import { clauseHash, templateDay, toTemplateContent } from '@/lib/server/templates/stored-templates';
import {
  hindrances,
  noteTemplate,
  seenField,
  type Version,
  versionInput,
  versionName,
  withOwnDraft,
  withVersion,
} from '@/lib/server/templates/template-rows';

// Sending a draft, and a second administrator's answer. An approved version waits for its day; the one before stays in
// force until then, and agreements drafted from it keep it.

export const sendInput = versionInput.extend({ seen: seenField });

export const approveInput = versionInput.extend({ seen: seenField });

export const returnInput = versionInput.extend({
  reason: auditReason(300, 'Say what has to change. The author and the audit log keep it.'),
});

/** Sends a draft for approval. Refused while the lint has a finding, or the day or the reason is missing. */
export const sendTemplate = (actor: Actor, input: z.output<typeof sendInput>): Promise<Outcome<Version>> =>
  withOwnDraft(actor, input, async (tx, row) => {
    const reasons = hindrances(row, templateDay());
    if (reasons.length > 0) return refuse('blocked', 'This draft cannot be sent yet.', { reasons });
    await tx.templateVersion.update({ where: { id: row.id }, data: { state: 'IN_REVIEW', sentAt: now() } });
    await noteTemplate(tx, actor, 'send', row, { content: row.contentHash });
    return done({ key: input.key, version: input.version }, `${versionName(input)} waits for another administrator.`);
  });

const notWaiting = (target: Version): Refused =>
  refuse('wrong_state', `${versionName(target)} does not wait for approval any more.`);

/** Takes the new clauses into the library. Returns the heading of one whose number another template took meanwhile. */
const shelve = async (tx: Transaction, { clauses }: TemplateContent): Promise<string | null> => {
  const createdAt = now();
  await tx.clause.createMany({
    data: clauses.map((clause) => ({
      key: clause.id,
      version: clause.version,
      content: clause,
      contentHash: clauseHash(clause),
      createdAt,
    })),
    skipDuplicates: true,
  });
  const rows = await tx.clause.findMany({ where: { key: { in: clauses.map(({ id }) => id) } } });
  const taken = clauses.find((clause) =>
    rows.some(
      (row) => row.key === clause.id && row.version === clause.version && row.contentHash !== clauseHash(clause),
    ),
  );
  return taken?.heading ?? null;
};

/** Refuses a day that another approved version of the template already begins on or after. */
const laterDayTaken = async (tx: Transaction, row: TemplateVersion): Promise<Refused | null> => {
  const last = await tx.templateVersion.findFirst({
    where: {
      templateKey: row.templateKey,
      state: 'APPROVED',
      ...(row.effectiveOn ? { effectiveOn: { gte: row.effectiveOn } } : {}),
    },
    select: { version: true, effectiveOn: true },
  });
  if (!last?.effectiveOn) return null;
  const begins = dateText(toCalendarDate(last.effectiveOn));
  return refuse('blocked', `Version ${last.version} begins on ${begins}. Return this one, and choose a later day.`);
};

class ClauseNumberTaken extends Error {}

const approve = async (
  tx: Transaction,
  actor: Actor,
  row: TemplateVersion,
  { key, version }: Version,
): Promise<Outcome<Version>> => {
  // Approvals wait for each other: two of them may number the same clause.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('template versions'))::text`;
  const reasons = hindrances(row, templateDay());
  if (reasons.length > 0) return refuse('blocked', 'This version cannot be approved as it stands.', { reasons });
  const later = await laterDayTaken(tx, row);
  if (later) return later;
  const taken = await shelve(tx, toTemplateContent(row.content));
  if (taken !== null) throw new ClauseNumberTaken(taken);
  await tx.templateVersion.update({
    where: { id: row.id },
    data: { state: 'APPROVED', approvedById: actor.id, approvedAt: now() },
  });
  await noteTemplate(tx, actor, 'approve', row, { content: row.contentHash });
  const day = row.effectiveOn ? dateText(toCalendarDate(row.effectiveOn)) : '';
  return done({ key, version }, `Approved. Agreements drafted from ${day} on use version ${version}.`);
};

/** Approves a version for its day. Refused to its author, and when it is not the one that was read. */
export const approveTemplate = async (
  actor: Actor,
  { seen, ...target }: z.output<typeof approveInput>,
): Promise<Outcome<Version>> => {
  try {
    return await withVersion(actor, target, async (tx, row) => {
      if (row.state !== 'IN_REVIEW') return notWaiting(target);
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
      return approve(tx, actor, row, target);
    });
  } catch (error) {
    // Thrown, so that nothing of the approval stays behind.
    if (!(error instanceof ClauseNumberTaken)) throw error;
    return refuse(
      'blocked',
      `Another template has changed the clause “${error.message}” meanwhile. Return this version; saving that clause once more gives it a new number.`,
    );
  }
};

/** Gives a version back to its author. Anyone but the author may; the author takes it back with the same act. */
export const returnTemplate = (
  actor: Actor,
  { reason, ...target }: z.output<typeof returnInput>,
): Promise<Outcome<Version>> =>
  withVersion(actor, target, async (tx, row) => {
    if (row.state !== 'IN_REVIEW') return notWaiting(target);
    await tx.templateVersion.update({ where: { id: row.id }, data: { state: 'DRAFT', sentAt: null } });
    await noteTemplate(tx, actor, 'return', row, { reason });
    return done(target, `${versionName(target)} is a draft again.`);
  });
