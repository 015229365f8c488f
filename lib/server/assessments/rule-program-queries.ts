import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { conditionWords } from '@/lib/domain/assessments/rule-condition-words';
import { groupedParts, placeName, ruleFieldGroups } from '@/lib/domain/assessments/rule-edit';
import { lineKindsOf, readLineSetup } from '@/lib/domain/assessments/rule-line-kinds';
import type { ProgramRule } from '@/lib/domain/assessments/rule-set';
import { pointsLeft } from '@/lib/domain/assessments/rule-soundness';
import type { RuleLinePage, RuleLineRow, RuleProgramPage } from '@/lib/domain/assessments/rule-table-view';
import { describeRule } from '@/lib/domain/assessments/rule-wording';
import { programOf } from '@/lib/domain/programs/catalog';
import { toRuleSet } from '@/lib/server/assessments/active-rules';
import { findTable, mayEdit } from '@/lib/server/assessments/rule-admin-queries';

// What the pages for one program of a draft read.

type Head = Omit<RuleLinePage, 'setup' | 'fault'>;

const findProgram = async (
  actor: Actor,
  version: string,
  program: string,
): Promise<{ head: Head; rule: ProgramRule } | null> => {
  const row = await findTable(actor, version);
  if (!row || !mayEdit(actor, row)) return null;
  const rule = toRuleSet(row.content).programs.find(({ code }) => code === program);
  if (!rule) return null;
  const head = {
    version,
    seen: row.contentHash,
    code: rule.code,
    name: programOf(rule.code).name,
    kinds: lineKindsOf(rule),
    left: { need: pointsLeft(rule, 'need'), capacity: pointsLeft(rule, 'capacity') },
  };
  return { head, rule };
};

const linesOf = (rule: ProgramRule): RuleLineRow[] =>
  groupedParts.flatMap((part) =>
    rule[part].map((entry, position) => ({
      part,
      id: entry.id,
      place: placeName({ part, position }),
      text: describeRule(entry),
      test: 'if' in entry ? conditionWords(entry.if) : null,
    })),
  );

/** The form for one program of a draft; null for everyone but its author. */
export const ruleProgramPage = async (
  actor: Actor,
  version: string,
  program: string,
): Promise<RuleProgramPage | null> => {
  const found = await findProgram(actor, version, program);
  if (!found) return null;
  const groups = ruleFieldGroups(found.rule).filter(({ fields }) => fields.length > 0);
  return { ...found.head, groups, lines: linesOf(found.rule) };
};

export type LineChoice = { kind: string; reads: readonly string[]; join: string; isSent?: boolean };

/** The page that adds a line to a program of a draft; null for everyone but its author. */
export const ruleLinePage = async (
  actor: Actor,
  place: { version: string; program: string },
  choice: LineChoice,
): Promise<RuleLinePage | null> => {
  const found = await findProgram(actor, place.version, place.program);
  if (!found || found.head.kinds.length === 0) return null;
  const read = readLineSetup(choice.kind, choice.reads, choice.join);
  const fits = read.ok && found.head.kinds.includes(read.setup.kind);
  if (fits) return { ...found.head, setup: read.setup, fault: null };
  const fault = read.ok ? 'This program takes no such line. Choose another kind.' : read.message;
  return { ...found.head, setup: null, fault: choice.kind === '' && !choice.isSent ? null : fault };
};
