import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { outcomeChanges } from '@/lib/domain/assessments/outcome';
import { conditionWords } from '@/lib/domain/assessments/rule-condition-words';
import { groupedParts } from '@/lib/domain/assessments/rule-edit';
import { type NewLine, readRuleLine, withLine, withoutLine } from '@/lib/domain/assessments/rule-line-form';
import { lineKindsOf, readLineSetup, ruleLineKinds } from '@/lib/domain/assessments/rule-line-kinds';
import type { ProgramRule, RuleSet } from '@/lib/domain/assessments/rule-set';
import { pointsLeft, programFaults } from '@/lib/domain/assessments/rule-soundness';
import type { LinePreview } from '@/lib/domain/assessments/rule-table-view';
import { describeRule } from '@/lib/domain/assessments/rule-wording';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { toRuleSet } from '@/lib/server/assessments/active-rules';
import { outcomeText } from '@/lib/server/assessments/rule-differences';
import { outdated, versionSchema } from '@/lib/server/assessments/rule-drafts';
import { contentColumns, noteRules, type TableRow, withOwnDraft } from '@/lib/server/assessments/rule-tables';
import { toStoredInput } from '@/lib/server/assessments/stored-input';
import type { Transaction } from '@/lib/server/db/client';

// Adding a gate, a line or a limit to a program of a draft, and taking one out. What a line may read is checked before
// it is kept, so that no draft can advise against the rules of the table.

const place = { version: versionSchema, program: programCodeSchema, seen: z.string().max(64) };

const toList = (given: unknown) => (typeof given === 'string' ? [given] : given);

export const addLineInput = z.strictObject({
  ...place,
  kind: z.enum(ruleLineKinds, 'Choose what kind of line to add.'),
  reads: z.preprocess(toList, z.array(z.string().max(20)).max(3)).default([]),
  join: z.enum(['all', 'any'], 'Choose how the tests are joined.').default('all'),
  values: z
    .record(
      z.string().max(40),
      z.union([z.string().max(1000), z.array(z.string().max(60)).max(20)], 'Check this answer.'),
    )
    .default({}),
  /** "look" shows what the line would say and change, and keeps nothing. */
  press: z.enum(['look', 'add']).default('add'),
});

export type AddLine = z.output<typeof addLineInput>;

type Found = { readonly rules: RuleSet; readonly rule: ProgramRule };

const noProgram = () => refuse('not_found', 'This program is not in the table.');

const programIn = (row: TableRow, code: string): Found | null => {
  const rules = toRuleSet(row.content);
  const rule = rules.programs.find((one) => one.code === code);
  return rule ? { rules, rule } : null;
};

const unsound = (rule: ProgramRule): Refused | null => {
  const faults = programFaults(rule);
  return faults.length === 0
    ? null
    : refuse('invalid', 'The rules of this program would not hold together.', {
        reasons: faults.map(({ message }) => message),
      });
};

type Addition = { readonly line: NewLine; readonly rule: ProgramRule };

const additionTo = (rule: ProgramRule, { kind, reads, join, values }: AddLine): Outcome<Addition> => {
  if (!lineKindsOf(rule).includes(kind)) {
    return refuse('invalid', 'This program takes no such line. Choose another kind.');
  }
  const setup = readLineSetup(kind, reads, join);
  if (!setup.ok) return refuse('invalid', setup.message);
  const read = readRuleLine(rule, setup.setup, values);
  if (!read.ok) {
    const fields = Object.entries(read.fields).map(([key, message]) => [`values.${key}`, [message]]);
    return refuse('invalid', 'Check the marked fields.', { fields: Object.fromEntries(fields) });
  }
  const changed = withLine(rule, read.line);
  return unsound(changed) ?? done({ line: read.line, rule: changed });
};

const withProgram = (rules: RuleSet, rule: ProgramRule): RuleSet => ({
  ...rules,
  programs: rules.programs.map((one) => (one.code === rule.code ? rule : one)),
});

const save = (tx: Transaction, row: TableRow, rules: RuleSet, rule: ProgramRule) =>
  tx.ruleTable.update({ where: { id: row.id }, data: contentColumns(withProgram(rules, rule)) });

export type LineSaved = { readonly version: string; readonly program: string };

/** Adds a line to a program of a draft. */
export const addLine = (actor: Actor, input: AddLine): Promise<Outcome<LineSaved>> =>
  withOwnDraft(actor, input.version, async (tx, row) => {
    if (row.contentHash !== input.seen) return outdated();
    const found = programIn(row, input.program);
    if (!found) return noProgram();
    const added = additionTo(found.rule, input);
    if (!added.ok) return added;
    const { line, rule } = added.value;
    await save(tx, row, found.rules, rule);
    await noteRules(tx, actor, 'add_line', row, {
      program: input.program,
      line: `${line.part}:${line.entry.id}`,
    });
    return done({ version: input.version, program: input.program }, 'The line is added to the draft.');
  });

const testWords = ({ part, entry }: NewLine): string | null => {
  if (part === 'gates' || part === 'caps') return conditionWords(entry.if);
  return entry.kind === 'when' ? conditionWords(entry.if) : null;
};

const caseChanges = (row: TableRow, before: RuleSet, after: RuleSet): LinePreview['cases'] =>
  row.testCases.flatMap(({ position, name, input }) => {
    const stored = toStoredInput(input);
    return outcomeChanges(evaluate(stored, before), evaluate(stored, after)).map((change) => ({
      key: `${position} ${change.code}`,
      name: `${position}. ${name}`,
      program: programOf(change.code).shortName,
      before: outcomeText(change.before),
      after: outcomeText(change.after),
    }));
  });

/** What a line would say and change, without keeping it. */
export const previewLine = (actor: Actor, input: AddLine): Promise<Outcome<LinePreview>> =>
  withOwnDraft(actor, input.version, async (_tx, row): Promise<Outcome<LinePreview>> => {
    const found = programIn(row, input.program);
    if (!found) return noProgram();
    const added = additionTo(found.rule, input);
    if (!added.ok) return added;
    const { line, rule } = added.value;
    return done({
      sentence: describeRule(line.entry),
      test: testWords(line),
      needLeft: pointsLeft(rule, 'need'),
      capacityLeft: pointsLeft(rule, 'capacity'),
      cases: caseChanges(row, found.rules, withProgram(found.rules, rule)),
    });
  });

export const removeLineInput = z.strictObject({
  ...place,
  /** Part and id, as the button of the line sends them: "need:officer". */
  line: z
    .string('Choose a line to remove.')
    .max(80)
    .regex(/^[a-z]{4,8}:[\w-]{1,60}$/u, 'Choose a line to remove.'),
});

/** Takes a gate, a line or a limit out of a draft. Gates that come from a statute stay. */
export const removeLine = (
  actor: Actor,
  { version, program, seen, line }: z.output<typeof removeLineInput>,
): Promise<Outcome<LineSaved>> =>
  withOwnDraft(actor, version, async (tx, row) => {
    if (row.contentHash !== seen) return outdated();
    const found = programIn(row, program);
    if (!found) return noProgram();
    const [partText, id = ''] = line.split(':');
    const part = groupedParts.find((one) => one === partText);
    const rule = part ? withoutLine(found.rule, part, id) : null;
    if (!rule) return refuse('not_found', 'This line is not there any more. Open the program again.');
    const fault = unsound(rule);
    if (fault) return fault;
    await save(tx, row, found.rules, rule);
    await noteRules(tx, actor, 'remove_line', row, { program, line });
    return done({ version, program }, 'The line is removed from the draft.');
  });
