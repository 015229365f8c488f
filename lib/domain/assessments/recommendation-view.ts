// What the recommendation page shows, as plain data. The agency's view leaves out capacity, ICE's lines and reasons of
// people for their choices.
import type { CaseHead } from '@/lib/domain/requests/case-head';
import type { Band, Flag, Line, Note, Reason } from './evaluation';
import type { HumanChoice } from './human-choice';
import type { WhatIf } from './what-if';

export type ClosedGate = { text: string; unlock: string | null };

export type ProgramAdvice = {
  code: string;
  name: string;
  shortName: string;
  band: Band;
  need: number | null;
  /** Null for agencies, and where the program is not scored. */
  capacity: number | null;
  reasons: readonly Reason[];
  closed: readonly ClosedGate[];
  missing: readonly string[];
  lines: readonly Line[];
  /** Programs without delegation to stand beside a delegating one, each with its own advice. */
  alternatives: readonly { code: string; name: string; band: Band }[];
  chosen: {
    choice: HumanChoice;
    reason: string;
    by: string;
    on: string;
    override: boolean;
    /** True when a rule had held the program back and the choice makes it recommended all the same. */
    lifted: boolean;
  } | null;
  /** What the reader may choose, with what to say for it; empty when there is nothing to choose. */
  choices: readonly { choice: HumanChoice; label: string; reasonPrompt: string | null }[];
};

export type Recommendation = {
  head: CaseHead;
  /** Null: the rules were not run yet. */
  evaluation: {
    ranOn: string;
    ruleVersion: string;
    /** Null for agencies: from a digest one could try out ICE's answers. */
    inputHash: string | null;
    current: boolean;
    /** True when the same input, reckoned again just now, gave the same result. */
    reproduced: boolean;
    /** The version in force, when it is another. */
    newerVersion: string | null;
    /** True while the reader may run the rules again. */
    mayRun: boolean;
  } | null;
  programs: readonly ProgramAdvice[];
  notes: readonly (Omit<Note, 'programs' | 'proposes'> & {
    programs: readonly string[];
    proposes: readonly string[];
  })[];
  flags: readonly Flag[];
  unchosen: readonly string[];
  bands: { need: number; consider: number; capacity: number };
  whatIf: WhatIf | null;
};
