// The shape of a workflow step. This room knows no requests and no agreements: both tables are made of these parts.
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { StepTaker } from '@/lib/domain/access/role';

/** True, or the sentence that tells the person why not and what would change it. */
export type Verdict = true | string;

/** A condition over facts loaded beforehand; never looks anything up. */
export type Guard<Facts> = (facts: Facts, actor: Actor) => Verdict;

/** A condition that also reads the input of the step. */
export type Check<Facts> = (facts: Facts, input: Record<string, unknown>, actor: Actor) => Verdict;

export type Tone = 'primary' | 'secondary' | 'danger';

export type Step<
  Status extends string,
  Facts,
  Notice extends string,
  Audience extends string,
  Effect extends string,
> = {
  /** `move` changes the status; `work` is done within a status. */
  kind: 'move' | 'work';
  from: readonly Status[];
  /** Where the step leads. Work steps and, for creation, the first status. */
  to: Status | 'same';
  by: readonly StepTaker[];
  /** Button text: an imperative that says what happens. */
  label: string;
  /** Past tense for the timeline: "Ana Ruiz …". */
  did: string;
  /** Input beyond the case itself; the form, the API and the check are this one schema. */
  needs: z.ZodObject;
  guards: readonly Guard<Facts>[];
  checks?: readonly Check<Facts>[];
  notify: readonly (readonly [Notice, Audience])[];
  effects: readonly Effect[];
  /** Automatic steps tried in the same transaction once this one is done. */
  followedBy?: readonly string[];
  /** The step that takes this one back, where there is one. */
  undo?: string;
  /** Who may read the event in the timeline; SHARED unless said. */
  visibility?: 'SHARED' | 'ICE_ONLY' | 'AGENCY_ONLY';
  tone?: Tone;
  /**
   * Steps that do not outdate a page somebody else has open: comments, logs. `seen`: the step itself still needs the
   * version that the person saw, because they judge what they read.
   */
  quiet?: boolean | 'seen';
};

/** What people are told about a status. */
export type StatusFacts<Stage extends string> = {
  label: string;
  tone: 'grey' | 'blue' | 'yellow' | 'green' | 'red' | 'purple';
  stage: Stage;
  /** Who holds the case; null when it is closed. */
  holder:
    | 'AGENCY'
    | 'INTAKE'
    | 'LIAISON'
    | 'SUPERVISOR'
    | 'HEADQUARTERS'
    | 'LEGAL'
    | 'BOTH'
    | 'SIGNERS'
    | 'PORTAL'
    | null;
  /** What happens next, as one sentence. */
  next: string;
  open: boolean;
  /** Target time in this status. */
  target?: { days: number; unit: 'business' | 'calendar' };
};
