import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { bands } from '@/lib/domain/assessments/evaluation';
import type { EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { ruleScenarios } from '@/lib/domain/assessments/rule-scenarios';
import { type ExpectedOutcomes, expectedFrom } from '@/lib/domain/assessments/rule-test';
import { rowId } from '@/lib/domain/form-values';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { line } from '@/lib/domain/text';
import { rulesOfVersion, toRuleSet } from '@/lib/server/assessments/active-rules';
import { versionSchema } from '@/lib/server/assessments/rule-drafts';
import { noteRules, type TableRow, toJson, withOwnDraft } from '@/lib/server/assessments/rule-tables';
import { toStoredInput } from '@/lib/server/assessments/stored-input';
import type { Transaction } from '@/lib/server/db/client';

// The test cases of a draft: an input that was met before, and what the rules have to say about it.

// Our own bound: a table is read by people, and so are its cases.
export const casesMax = 60;

const caseName = line(100, 'Name the case, for example “A small jail without nominees”.');

export const addCaseInput = z.strictObject({
  version: versionSchema,
  name: caseName,
  source: z.string('Choose where the answers come from.').min(1, 'Choose where the answers come from.').max(60),
});

// "scenario:calder" or "evaluation:<id>", as the list of the page offers them.
const inputFrom = async (tx: Transaction, source: string): Promise<EvaluationInput | null> => {
  const [kind, key = ''] = source.split(':');
  if (kind === 'scenario') return ruleScenarios.find((one) => one.key === key)?.input ?? null;
  if (kind !== 'evaluation' || !z.uuid().safeParse(key).success) return null;
  const row = await tx.evaluation.findUnique({ where: { id: key }, select: { input: true } });
  return row ? toStoredInput(row.input) : null;
};

/** Adds a case. It expects what the version before says about it, until somebody writes otherwise. */
export const addCase = (
  actor: Actor,
  { version, name, source }: z.output<typeof addCaseInput>,
): Promise<Outcome<{ version: string; id: string }>> =>
  withOwnDraft(actor, version, async (tx, row) => {
    if (row.testCases.length >= casesMax) {
      return refuse('blocked', `A version has up to ${casesMax} cases. Remove one first.`);
    }
    const input = await inputFrom(tx, source);
    if (!input) return refuse('invalid', 'Check the marked fields.', { fields: { source: ['Choose from the list.'] } });
    const base = (row.basedOn ? await rulesOfVersion(row.basedOn, tx) : null) ?? toRuleSet(row.content);
    const position = Math.max(0, ...row.testCases.map((one) => one.position)) + 1;
    const { id } = await tx.ruleTestCase.create({
      data: {
        ruleTableId: row.id,
        position,
        name,
        input: toJson(input),
        expected: toJson(expectedFrom(evaluate(input, base))),
      },
      select: { id: true },
    });
    await noteRules(tx, actor, 'add_case', row, { case: id });
    return done({ version, id }, 'The case is added.');
  });

const figure = z
  .string()
  .max(12)
  .trim()
  .regex(/^(\d{1,3}(\.\d{1,6})?)?$/u, 'Enter a number from 0 to 100, or leave it empty.')
  .transform((text) => (text === '' ? undefined : Number(text)))
  .pipe(z.number().max(100, 'Enter a number from 0 to 100, or leave it empty.').optional());

const expectedRow = z.strictObject({
  band: z.enum(['', ...bands], 'Choose from the list.'),
  need: figure.optional(),
  capacity: figure.optional(),
});

export const editCaseInput = z.strictObject({
  version: versionSchema,
  id: rowId(),
  name: caseName,
  expected: z.partialRecord(programCodeSchema, expectedRow).default({}),
});

type Typed = z.output<typeof editCaseInput>['expected'];

// A program without a band is not checked.
const toExpected = (typed: Typed): ExpectedOutcomes =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([code, { band, need, capacity }]) =>
      band === ''
        ? []
        : [
            [
              code,
              {
                band,
                ...(need === undefined ? {} : { need }),
                ...(capacity === undefined ? {} : { capacity }),
              },
            ],
          ],
    ),
  );

const caseOf = (row: TableRow, id: string) => row.testCases.find((one) => one.id === id);

const noCase = () => refuse('not_found', 'This case is not there any more. Open the list of cases again.');

/** Changes what a case expects. */
export const editCase = (
  actor: Actor,
  { version, id, name, expected }: z.output<typeof editCaseInput>,
): Promise<Outcome<string>> =>
  withOwnDraft(actor, version, async (tx, row) => {
    if (!caseOf(row, id)) return noCase();
    const wanted = toExpected(expected);
    if (Object.keys(wanted).length === 0) return refuse('invalid', 'Say for at least one program what is expected.');
    await tx.ruleTestCase.update({ where: { id }, data: { name, expected: toJson(wanted) } });
    await noteRules(tx, actor, 'edit_case', row, { case: id });
    return done(version, 'The case is saved.');
  });

export const removeCaseInput = z.strictObject({ version: versionSchema, id: rowId() });

/** Takes a case out of a draft. */
export const removeCase = (actor: Actor, { version, id }: z.output<typeof removeCaseInput>): Promise<Outcome<string>> =>
  withOwnDraft(actor, version, async (tx, row) => {
    if (!caseOf(row, id)) return noCase();
    await tx.ruleTestCase.delete({ where: { id } });
    await noteRules(tx, actor, 'remove_case', row, { case: id });
    return done(version, 'The case is removed.');
  });
