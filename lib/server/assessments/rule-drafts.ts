import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { editProgram } from '@/lib/domain/assessments/rule-edit';
import { ruleScenarios } from '@/lib/domain/assessments/rule-scenarios';
import { type RuleSet, ruleSet } from '@/lib/domain/assessments/rule-set';
import { programFaults, ruleFaults } from '@/lib/domain/assessments/rule-soundness';
import { nextVersion } from '@/lib/domain/assessments/rule-table-state';
import { expectedFrom } from '@/lib/domain/assessments/rule-test';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { optionalParagraph } from '@/lib/domain/text';
import { toRuleSet } from '@/lib/server/assessments/active-rules';
import {
  contentColumns,
  noteRules,
  notYours,
  type TableRow,
  tableInclude,
  toJson,
  withOwnDraft,
} from '@/lib/server/assessments/rule-tables';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// Writing a draft of the rules. Approved tables are never written again; the database refuses it as well.

export const versionSchema = z
  .string('Choose a version.')
  .max(20)
  .regex(/^\d{1,4}\.\d{1,4}$/u, 'Choose a version.');

export const startDraftInput = z.strictObject({ from: versionSchema });

// A table that brings no cases of its own is tried on the five invented agencies, as it stands.
const casesFor = (base: TableRow, rules: RuleSet) =>
  base.testCases.length > 0
    ? base.testCases.map(({ position, name, input, expected }) => ({
        position,
        name,
        input: toJson(input),
        expected: toJson(expected),
      }))
    : ruleScenarios.map(({ name, input }, at) => ({
        position: at + 1,
        name,
        input: toJson(input),
        expected: toJson(expectedFrom(evaluate(input, rules))),
      }));

/** Starts a draft from any version. Its content and its test cases are copies. */
export const startDraft = async (
  actor: Actor,
  { from }: z.output<typeof startDraftInput>,
): Promise<Outcome<string>> => {
  if (!holdsRight(actor, 'manage_rules')) return notYours();
  return db.$transaction(async (tx) => {
    // Two drafts started at once would take the same number.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('rule versions'))::text`;
    const base = await tx.ruleTable.findUnique({ where: { version: from }, include: tableInclude });
    if (!base) return refuse('not_found', 'There is no such version of the rules any more. Open the list again.');
    const versions = await tx.ruleTable.findMany({ select: { version: true } });
    const version = nextVersion(versions.map((one) => one.version));
    const rules = { ...toRuleSet(base.content), version };
    const row = await tx.ruleTable.create({
      data: {
        version,
        basedOn: from,
        ...contentColumns(rules),
        authorId: actor.id,
        createdAt: now(),
        testCases: { create: casesFor(base, rules) },
      },
      select: { id: true, version: true },
    });
    await noteRules(tx, actor, 'start_draft', row, { from });
    return done(version, `Draft ${version} is started.`);
  });
};

const seen = z.string().max(64);

/** The refusal of a form that was drawn from an older state of the draft. */
export const outdated = () =>
  refuse('stale', 'This draft was changed in another window. It is shown as it stands now; change it there.');

export const editProgramInput = z.strictObject({
  version: versionSchema,
  program: programCodeSchema,
  /** The digest of the table the form was drawn from. */
  seen,
  fields: z.record(z.string().max(80), z.string().max(1000)).default({}),
});

const atFields = (faults: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(faults).map(([key, message]) => [`fields.${key}`, [message]]));

/** Changes points, thresholds and sentences of one program. */
export const editProgramRules = (
  actor: Actor,
  { version, program, seen: digest, fields }: z.output<typeof editProgramInput>,
): Promise<Outcome<string>> =>
  withOwnDraft(actor, version, async (tx, row) => {
    if (row.contentHash !== digest) return outdated();
    const rules = toRuleSet(row.content);
    const found = rules.programs.find(({ code }) => code === program);
    if (!found) return refuse('not_found', 'This program is not in the table.');
    const edit = editProgram(found, fields);
    if (!edit.ok) return refuse('invalid', 'Check the marked fields.', { fields: atFields(edit.fields) });
    const faults = programFaults(edit.rule);
    if (faults.length > 0) {
      const marked = Object.fromEntries(faults.flatMap(({ field, message }) => (field ? [[field, message]] : [])));
      const reasons = faults.filter(({ field }) => field === null).map(({ message }) => message);
      return refuse('invalid', 'The points of this program do not fit together.', {
        reasons,
        fields: atFields(marked),
      });
    }
    const programs = rules.programs.map((one) => (one.code === program ? edit.rule : one));
    await tx.ruleTable.update({ where: { id: row.id }, data: contentColumns({ ...rules, programs }) });
    await noteRules(tx, actor, 'edit_program', row, { program });
    return done(version, 'The rules of this program are saved in the draft.');
  });

const limit = z
  .string()
  .max(10)
  .trim()
  .regex(/^\d{1,3}(\.\d{1,2})?$/u, 'Enter a number from 0 to 100, for example 60.')
  .transform(Number)
  .pipe(z.number().max(100, 'Enter a number from 0 to 100, for example 60.'));

export const editLimitsInput = z.strictObject({
  version: versionSchema,
  seen,
  need: limit,
  consider: limit,
  capacity: limit,
  changeNote: optionalParagraph(1000),
});

/** Changes the limits of the bands, and what the version says of itself. */
export const editLimits = (
  actor: Actor,
  { version, seen: digest, changeNote, ...bands }: z.output<typeof editLimitsInput>,
): Promise<Outcome<string>> =>
  withOwnDraft(actor, version, async (tx, row) => {
    if (row.contentHash !== digest) return outdated();
    const rules = ruleSet.parse({ ...toRuleSet(row.content), bands });
    const fault = ruleFaults(rules).find(({ field }) => field === 'consider');
    if (fault) return refuse('invalid', 'Check the marked fields.', { fields: { consider: [fault.message] } });
    await tx.ruleTable.update({ where: { id: row.id }, data: { ...contentColumns(rules), changeNote } });
    await noteRules(tx, actor, 'edit_limits', row);
    return done(version, 'Limits and reason are saved in the draft.');
  });
