import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { lintTemplate } from '@/lib/domain/agreements/library/lint';
import type { TemplateContent } from '@/lib/domain/agreements/library/template-content';
import type { TemplateAct, TemplateFacts } from '@/lib/domain/audit/text-events';
import { toCalendarDate } from '@/lib/domain/dates';
import { type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { db, type Transaction } from '@/lib/server/db/client';
import type { TemplateVersion } from '@/lib/server/db/generated/client';
import { templateHash, toTemplateContent } from '@/lib/server/templates/stored-templates';

// What every act on a version of a template has in common: the right, the lock, the state, the audit event.

export const versionInput = z.strictObject({
  key: z.string('Choose a template.').min(1, 'Choose a template.').max(40),
  version: z.coerce.number('Choose a version.').int('Choose a version.').min(1).max(9999),
});

/** The digest of the version that the form was drawn from. */
export const seenField = z.string('Open the page again.').max(64);

export type Version = z.output<typeof versionInput>;

export type VersionChange<T> = (tx: Transaction, row: TemplateVersion) => Promise<Outcome<T>>;

export const notYours = (): Refused => refuse('not_yours', 'Only an administrator changes templates.');

/** The refusal of a form that was drawn from an older state of the draft. */
export const outdated = (): Refused =>
  refuse('stale', 'This draft was changed in another window. It is shown as it stands now; change it there.');

/** "Version 3 of OCS_MOU", as messages name it. */
export const versionName = ({ key, version }: Version): string => `Version ${version} of ${key}`;

/** Writes what was done to a version into the audit chain. */
export const noteTemplate = (
  tx: Transaction,
  actor: Actor,
  action: TemplateAct,
  row: Pick<TemplateVersion, 'id' | 'templateKey' | 'version'>,
  facts: TemplateFacts = {},
) =>
  appendAudit(tx, {
    actor,
    role: 'ADMIN',
    action: `template.${action}`,
    target: { type: 'template', id: row.id },
    outcome: 'done',
    facts: { template: row.templateKey, version: row.version, ...facts },
  });

/** Locks a version, so that two administrators act one after the other, and hands it to the work. */
export const withVersion = async <T>(
  actor: Actor,
  { key, version }: Version,
  work: VersionChange<T>,
): Promise<Outcome<T>> => {
  if (!holdsRight(actor, 'manage_templates')) return notYours();
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM template_versions WHERE template_key = ${key} AND version = ${version} FOR UPDATE`;
    const row = await tx.templateVersion.findUnique({
      where: { templateKey_version: { templateKey: key, version } },
    });
    return row
      ? work(tx, row)
      : refuse('not_found', 'There is no such version of the template any more. Open the list again.');
  });
};

/** The same for changes of a draft: only its author writes in it, so that whoever approves has written nothing of it. */
export const withOwnDraft = <T>(
  actor: Actor,
  target: Version & { seen: string },
  work: VersionChange<T>,
): Promise<Outcome<T>> =>
  withVersion(actor, target, async (tx, row) => {
    if (row.state !== 'DRAFT') return refuse('wrong_state', `${versionName(target)} is no draft any more.`);
    if (row.authorId !== actor.id) {
      return refuse('blocked', 'Only the author changes a draft. Ask for it, or have it discarded and start your own.');
    }
    return row.contentHash === target.seen ? work(tx, row) : outdated();
  });

type Columns = { content: TemplateContent; effectiveOn: Date | null; changeNote: string };

/** The columns of a version, with the digest over them. */
export const versionColumns = ({ content, effectiveOn, changeNote }: Columns) => ({
  content,
  effectiveOn,
  changeNote,
  contentHash: templateHash({ content, effectiveOn: effectiveOn && toCalendarDate(effectiveOn), changeNote }),
});

/** Writes other content into a draft. */
export const writeContent = (tx: Transaction, row: TemplateVersion, content: TemplateContent) =>
  tx.templateVersion.update({ where: { id: row.id }, data: versionColumns({ ...row, content }) });

/** Whatever keeps a version from being sent or approved, one sentence each; empty when nothing does. */
export const hindrances = (row: TemplateVersion, today: string): string[] => [
  ...lintTemplate(toTemplateContent(row.content)).map(({ message }) => message),
  ...(row.effectiveOn === null ? ['Choose the day from which agreements are drafted from this version.'] : []),
  ...(row.effectiveOn !== null && toCalendarDate(row.effectiveOn) < today
    ? ['The day on which this version begins has passed. Choose today or a later day.']
    : []),
  ...(row.changeNote.trim() === '' ? ['Say what this version changes and why.'] : []),
];
