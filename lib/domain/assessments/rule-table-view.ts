// Versions of the rules as administrators and oversight see them, as plain data.
import type { RuleFieldChange, RuleFieldGroup } from './rule-edit';
import type { LineSetup, RuleLineKind } from './rule-line-kinds';
import type { RuleReading } from './rule-reading';
import type { RuleSet } from './rule-set';
import type { RuleTableState } from './rule-table-state';

export type RuleVersionRow = {
  version: string;
  state: RuleTableState;
  basedOn: string | null;
  author: string;
  approvedBy: string | null;
  /** What happened last, and when: "Approved Nov 24, 2026". */
  latest: string;
  changeNote: string;
};

export type RuleVersionPage = RuleVersionRow & {
  reading: RuleReading;
  bands: RuleSet['bands'];
  /** The digest of the content; forms send it back. */
  seen: string;
  programs: readonly { code: string; name: string; changes: readonly RuleFieldChange[]; editable: boolean }[];
  limitChanges: readonly RuleFieldChange[];
  cases: { count: number; failing: number };
  hindrances: readonly string[];
  returned: { reason: string; by: string; on: string } | null;
  may: { edit: boolean; approve: boolean; giveBack: boolean; startDraft: boolean };
};

export type RuleProgramPage = {
  version: string;
  seen: string;
  code: string;
  name: string;
  groups: readonly RuleFieldGroup[];
  lines: readonly RuleLineRow[];
  /** The kinds of line that may be added. */
  kinds: readonly RuleLineKind[];
  left: { need: number; capacity: number };
};

export type RuleLineRow = {
  part: 'gates' | 'need' | 'capacity' | 'caps';
  id: string;
  /** "Gate 2". */
  place: string;
  text: string;
  /** What the line tests, made from the rule itself; null where the text is made from it already. */
  test: string | null;
};

/** The page that adds a line: first what it reads, then its own fields. */
export type RuleLinePage = Omit<RuleProgramPage, 'groups' | 'lines'> & {
  setup: LineSetup | null;
  /** What keeps the choice so far from being a line. */
  fault: string | null;
};

/** What a line would say and change. */
export type LinePreview = {
  sentence: string;
  test: string | null;
  needLeft: number;
  capacityLeft: number;
  cases: { key: string; name: string; program: string; before: string; after: string }[];
};

/** Whether the answer to a form shows what a line would do: the same form also adds the line, and brings nothing back. */
export const isLinePreview = (value: unknown): value is LinePreview =>
  typeof value === 'object' && value !== null && 'sentence' in value && 'cases' in value;

export type RuleCaseRow = {
  id: string;
  position: number;
  name: string;
  differences: readonly string[];
  programs: number;
};

export type RuleCasesPage = {
  version: string;
  cases: readonly RuleCaseRow[];
  uncovered: readonly string[];
  sources: readonly { value: string; label: string }[];
  mayEdit: boolean;
};

export type RuleCasePage = {
  version: string;
  id: string;
  position: number;
  name: string;
  differences: readonly string[];
  mayEdit: boolean;
  programs: readonly {
    code: string;
    name: string;
    band: string;
    need: string;
    capacity: string;
    /** What this version says. */
    found: string;
  }[];
};

export type OutcomeRow = {
  key: string;
  request: string;
  ranOn: string;
  under: string;
  program: string;
  before: string;
  after: string;
};

export type DifferencesPage = {
  version: string;
  evaluations: number;
  /** True when there are more stored evaluations than one page reckons. */
  partial: boolean;
  changed: number;
  byProgram: readonly { program: string; bands: number; figures: number }[];
  rows: readonly OutcomeRow[];
  rowsLeft: number;
};
