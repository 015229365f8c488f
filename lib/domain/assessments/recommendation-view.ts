// What the recommendation page shows, as plain data. The agency's view leaves out capacity, ICE's lines and reasons of
// people for their choices.
import type { CaseHead } from '@/lib/domain/requests/case-head';
import type { Band, Flag, Line, Note, Reason } from './evaluation';
import type { HumanChoice } from './human-choice';

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
  alternatives: readonly string[];
  chosen: { choice: HumanChoice; reason: string; by: string; override: boolean } | null;
  /** What the reader may choose, with what to say for it; empty when there is nothing to choose. */
  choices: readonly { choice: HumanChoice; label: string; reasonPrompt: string | null }[];
};

export type Recommendation = {
  head: CaseHead;
  /** Null: the rules were not run yet. */
  evaluation: { ranOn: string; ruleVersion: string; inputHash: string; current: boolean } | null;
  programs: readonly ProgramAdvice[];
  notes: readonly (Omit<Note, 'programs' | 'proposes'> & {
    programs: readonly string[];
    proposes: readonly string[];
  })[];
  flags: readonly Flag[];
  unchosen: readonly string[];
  bands: { need: number; consider: number; capacity: number };
};
