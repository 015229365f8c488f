import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { moveClause, removeClause } from '@/lib/domain/agreements/library/template-edit';
import { auditReason } from '@/lib/domain/audit/reason';
import { fromCalendarDate } from '@/lib/domain/dates';
import { calendarDate, orNothing, wholeNumber } from '@/lib/domain/form-values';
import { noticeModes } from '@/lib/domain/programs/program-code';
import { type SignatureRole, signatureRoles, signingOrderFault } from '@/lib/domain/programs/signature-role';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { line, optionalParagraph } from '@/lib/domain/text';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { templateDay, toTemplateContent } from '@/lib/server/templates/stored-templates';
import {
  noteTemplate,
  notYours,
  seenField,
  type Version,
  versionColumns,
  versionInput,
  versionName,
  withOwnDraft,
  withVersion,
  writeContent,
} from '@/lib/server/templates/template-rows';

// Writing a draft of a template. Approved versions are never written again; the database refuses it as well.

/** Starts a draft from any version of the template. One version of a template is written at a time. */
export const startTemplateDraft = async (actor: Actor, from: Version): Promise<Outcome<Version>> => {
  if (!holdsRight(actor, 'manage_templates')) return notYours();
  return db.$transaction(async (tx) => {
    // Two drafts started at once would take the same number.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('template versions'))::text`;
    const rows = await tx.templateVersion.findMany({ where: { templateKey: from.key } });
    const base = rows.find(({ version }) => version === from.version);
    if (!base) return refuse('not_found', 'There is no such version of the template. Open the list again.');
    const open = rows.find(({ state }) => state !== 'APPROVED');
    if (open) {
      return refuse('blocked', `Version ${open.version} is being written already. Finish or discard it first.`);
    }
    const version = Math.max(...rows.map((row) => row.version)) + 1;
    const content = toTemplateContent(base.content);
    const row = await tx.templateVersion.create({
      data: {
        templateKey: from.key,
        version,
        basedOn: from.version,
        ...versionColumns({ content, effectiveOn: null, changeNote: '' }),
        authorId: actor.id,
        createdAt: now(),
      },
    });
    await noteTemplate(tx, actor, 'start_draft', row, { from: from.version });
    return done({ key: from.key, version }, `Draft ${version} is started.`);
  });
};

export const editHeadInput = versionInput.extend({
  seen: seenField,
  title: line(200, 'Enter the title of the agreement.'),
  /** Empty: no fixed end. */
  termMonths: orNothing(wholeNumber(1, 600, 'Enter months, for example 36, or leave it empty.')),
  noticeMode: z.enum(noticeModes, 'Choose how the notice counts.'),
  noticeDays: wholeNumber(0, 365, 'Enter days from 0 to 365.'),
  signers: z
    .union([z.enum(signatureRoles), z.array(z.enum(signatureRoles)).max(8)], 'Choose who signs.')
    .transform((given) => signatureRoles.filter((role) => [given].flat().includes(role)))
    .pipe(z.array(z.enum(signatureRoles)).min(1, 'Choose who signs.').max(8)),
  /** Nothing chosen: everyone signs after the one before. */
  together: z
    .union([z.enum(signatureRoles), z.array(z.enum(signatureRoles)).max(8)], 'Choose signers from the list.')
    .transform((given) => signatureRoles.filter((role) => [given].flat().includes(role)))
    .default([]),
  effectiveOn: orNothing(calendarDate('Enter a date.')),
  changeNote: optionalParagraph(1000),
});

const signersFault = (
  signers: readonly SignatureRole[],
  together: readonly SignatureRole[],
): Record<string, string[]> | null => {
  const order = signingOrderFault(signers);
  if (order) return { signers: [order] };
  const groups = signingOrderFault(signers, together);
  return groups === null ? null : { together: [groups] };
};

/** Changes title, term, notice, signers, day and reason of a draft. */
export const editTemplateHead = (
  actor: Actor,
  { effectiveOn, changeNote, seen, key, version, together, ...facts }: z.output<typeof editHeadInput>,
): Promise<Outcome<Version>> =>
  withOwnDraft(actor, { key, version, seen }, async (tx, row) => {
    if (effectiveOn !== null && effectiveOn < templateDay()) {
      const message = 'Choose today or a later day: agreements drafted before keep the version they were drafted from.';
      return refuse('invalid', 'Check the marked fields.', { fields: { effectiveOn: [message] } });
    }
    const fault = signersFault(facts.signers, together);
    if (fault) return refuse('invalid', 'Check the marked fields.', { fields: fault });
    const { together: _before, ...rest } = toTemplateContent(row.content);
    // Left out where nobody signs together, as in the versions from before: equal content gives equal digests.
    const content = { ...rest, ...facts, ...(together.length > 0 ? { together } : {}) };
    const day = effectiveOn === null ? null : fromCalendarDate(effectiveOn);
    await tx.templateVersion.update({
      where: { id: row.id },
      data: versionColumns({ content, effectiveOn: day, changeNote }),
    });
    await noteTemplate(tx, actor, 'edit_facts', row, { effectiveOn });
    return done({ key, version }, 'Term, notice, signers and reason are saved in the draft.');
  });

const clauseActs = ['up', 'down', 'out'] as const;

export const arrangeInput = versionInput.extend({
  seen: seenField,
  /** What is done and to which clause, as in "up civil-rights". */
  act: z
    .string('Choose what to do with the clause.')
    .max(100)
    .regex(/^(?:up|down|out) [a-z0-9-]+$/u, 'Choose what to do with the clause.'),
});

/** Moves a clause of a draft one place, or takes it out. */
export const arrangeClause = (
  actor: Actor,
  { key, version, seen, act }: z.output<typeof arrangeInput>,
): Promise<Outcome<Version>> =>
  withOwnDraft(actor, { key, version, seen }, async (tx, row) => {
    const [word = '', id = ''] = act.split(' ');
    const way = clauseActs.find((one) => one === word);
    const content = toTemplateContent(row.content);
    const clause = content.clauses.find((one) => one.id === id);
    if (!way || !clause) return refuse('not_found', 'This clause is not in the draft any more. Open the page again.');
    if (way === 'out' && content.clauses.length === 1) {
      return refuse('blocked', 'A template keeps at least one clause. Add another before you take this one out.');
    }
    await writeContent(tx, row, way === 'out' ? removeClause(content, id) : moveClause(content, id, way));
    await noteTemplate(tx, actor, way === 'out' ? 'remove_clause' : 'move_clause', row, { clause: id });
    return done({ key, version }, way === 'out' ? `“${clause.heading}” is out.` : `“${clause.heading}” is moved.`);
  });

export const discardInput = versionInput.extend({
  reason: auditReason(300, 'Say why the draft is discarded. The audit log keeps it.'),
});

/** Discards a draft. Its author may, and any administrator where the author has left it. */
export const discardTemplateDraft = (
  actor: Actor,
  { reason, ...target }: z.output<typeof discardInput>,
): Promise<Outcome<string>> =>
  withVersion(actor, target, async (tx, row) => {
    if (row.state !== 'DRAFT') return refuse('wrong_state', `${versionName(target)} is no draft any more.`);
    await noteTemplate(tx, actor, 'discard_draft', row, { reason });
    await tx.templateVersion.delete({ where: { id: row.id } });
    return done(target.key, `${versionName(target)} is discarded.`);
  });
