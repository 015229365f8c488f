// What an evaluation says about each program. It is advice with its whole reckoning: people decide, and give reasons.
import type { Basis } from '@/lib/domain/concerns';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import type { AnswerValue } from './answer';

export const bands = [
  'RECOMMENDED',
  'CONSIDER',
  'NOT_INDICATED',
  'NOT_ELIGIBLE',
  'INCOMPLETE',
  'OFFERED',
  'MANUAL',
  'ROUTE_TO_STATE',
] as const;

export type Band = (typeof bands)[number];

export const bandLabels = {
  RECOMMENDED: 'Recommended',
  CONSIDER: 'Consider',
  NOT_INDICATED: 'Not indicated',
  NOT_ELIGIBLE: 'Not open to you now',
  INCOMPLETE: 'More answers needed',
  OFFERED: 'Service offered',
  MANUAL: 'Decided case by case',
  ROUTE_TO_STATE: 'Goes to your state',
} as const satisfies Record<Band, string>;

/** The words people see for a band. */
export function bandLabel(band: Band): string {
  return bandLabels[band];
}

export const flagCodes = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'] as const;

export type FlagCode = (typeof flagCodes)[number];

export const flagTexts = {
  S1: 'An open civil-rights decree or investigation: a legal and civil-rights review comes before approval.',
  S2: 'A local vote is needed or not yet clear: it must be recorded before anyone signs.',
  S3: 'State or local law sets limits, or they are not clear: a legal note is needed.',
  S4: 'There is no language access plan: the plan of action must include one.',
  S5: 'A deciding figure is not counted: verify it, and count a sample period first.',
  S6: 'ICE cannot assign or supervise now: recommended only if a supervisor overrides with a reason.',
  S7: 'Where residents come from is never scored. The share of bookings with a stated foreign birthplace measures custody workload only.',
} as const satisfies Record<FlagCode, string>;

export const noteCodes = ['ORDER-1', 'ORDER-2', 'BUNDLE-1', 'BUNDLE-2'] as const;

export type NoteCode = (typeof noteCodes)[number];

/** An answer a line or a gate used. Concerns appear as B.GANG and so on. */
export type UsedAnswer = {
  readonly code: string;
  readonly value: AnswerValue;
  readonly basis?: Basis;
  /** What a field visit found in place of the agency's answer, and the reader may not read. */
  readonly found?: true;
};

export type GateResult = {
  readonly id: string;
  readonly question: string;
  readonly pass: boolean;
  readonly text: string;
};

/** A gate that cannot be decided because an answer is missing. */
export type OpenGate = { readonly id: string; readonly question: string; readonly text: string };

/** What would open a failed gate. */
export type Unlock = { readonly question: string; readonly text: string };

export type Line = {
  readonly id: string;
  readonly part: 'need' | 'capacity';
  readonly sentence: string;
  /** Null while an answer is missing. */
  readonly earned: number | null;
  readonly possible: number;
  readonly answers: readonly UsedAnswer[];
  readonly missing: readonly string[];
  readonly reason: string;
};

export type Reason = { readonly id: string; readonly text: string };

export type ProgramEvaluation = {
  readonly code: ProgramCode;
  readonly band: Band;
  /** Unrounded, 0 to 100; null when the program is not scored or an answer is missing. */
  readonly need: number | null;
  readonly capacity: number | null;
  readonly gates: readonly GateResult[];
  readonly openGates: readonly OpenGate[];
  readonly lines: readonly Line[];
  /** The strongest first. */
  readonly reasons: readonly Reason[];
  /** Codes of the questions without which there is no result; empty unless the band is INCOMPLETE. */
  readonly missing: readonly string[];
  readonly flags: readonly FlagCode[];
  readonly unlock: readonly Unlock[];
  /** The rule that turned RECOMMENDED into CONSIDER, if one did. */
  readonly heldBy: 'ORDER-1' | 'S6' | null;
  readonly alternatives: readonly ProgramCode[];
};

export type Note = {
  readonly code: NoteCode;
  readonly text: string;
  readonly programs: readonly ProgramCode[];
  readonly proposes: readonly (ProgramCode | 'REIMBURSEMENT')[];
};

export type Flag = {
  readonly code: FlagCode;
  readonly text: string;
  readonly questions: readonly string[];
  readonly programs: readonly ProgramCode[];
};

export type Evaluation = {
  readonly ruleVersion: string;
  /** Programs that were switched on where a rule asks for it: with input and version, all that the result rests on. */
  readonly switchedOn: readonly ProgramCode[];
  readonly programs: readonly ProgramEvaluation[];
  readonly notes: readonly Note[];
  readonly flags: readonly Flag[];
};
