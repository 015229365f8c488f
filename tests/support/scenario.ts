// The shape of an invented agency with its assessment, and the words its answers are written with.
import type { AgencyLevel, AgencyType } from '@/lib/domain/agencies/agency-type';
import type { Answer, AnswerSet, AnswerValue } from '@/lib/domain/assessments/answer';
import type { Band, FlagCode, NoteCode } from '@/lib/domain/assessments/evaluation';
import type { ConcernRow } from '@/lib/domain/concern-schemas';
import { type Concern, concerns, type Nexus, type Severity, type Trend } from '@/lib/domain/concerns';
import type { ProgramCode } from '@/lib/domain/programs/program-code';

export type ScenarioAgency = {
  readonly legalName: string;
  readonly type: AgencyType;
  readonly level: AgencyLevel;
  readonly stateCode: 'ZZ';
  readonly county: readonly string[];
  readonly ori: string;
  readonly emailDomain: string;
  readonly governingBodyName: string;
  readonly headTitle: string;
  readonly headName: string;
  readonly sworn: number;
  readonly civilian: number;
  readonly population: number;
  readonly operatesJail: boolean;
  readonly borderFeatures: readonly string[];
  readonly timeZone: 'America/New_York';
};

export type ExpectedProgram = {
  readonly band: Band;
  readonly need?: number;
  readonly capacity?: number;
  readonly failedGates?: readonly string[];
};

export type Scenario = {
  readonly key: string;
  readonly agency: ScenarioAgency;
  readonly programsAsked: readonly ProgramCode[];
  readonly narrative: string;
  /** Answers by question code: sections A to H by the agency, I by ICE. */
  readonly answers: AnswerSet;
  readonly expected: Readonly<Partial<Record<ProgramCode, ExpectedProgram>>>;
  readonly expectedNotes: readonly NoteCode[];
  readonly expectedFlags: readonly FlagCode[];
};

type Rating = readonly [Severity, Nexus, Trend];

/** The table of concerns with all ten rows; what is not named has severity 0. */
export function concernTable(rated: Partial<Record<Concern, Rating>>, note: string): Answer {
  const rows = concerns.map((concern): ConcernRow => {
    const [severity, nexus, trend] = rated[concern] ?? [0, 'NONE', 'FLAT'];
    return {
      concern,
      severity,
      trend,
      nexus,
      basis: severity === 0 ? 'ESTIMATED' : 'COUNTED',
      ...(severity > 0 ? { note } : {}),
    };
  });
  return { value: rows };
}

export const says = (value: AnswerValue, note?: string): Answer => (note === undefined ? { value } : { value, note });

export const counted = (value: AnswerValue, source: string, period = 'Oct 2025 to Sep 2026'): Answer => ({
  value,
  basis: 'COUNTED',
  source,
  period,
});

export const estimated = (value: AnswerValue, source: string): Answer => ({ value, basis: 'ESTIMATED', source });

export const yes = says(true);
export const no = says(false);

export const allGovernance: AnswerSet = { G1: yes, G2: yes, G3: yes, G4: yes, G5: yes, G6: yes, G7: yes };
