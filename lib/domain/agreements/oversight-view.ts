// What the page of the oversight over an agreement shows: plain data, already worded.
import type { AgreementDue, AgreementHead } from '@/lib/domain/agreements/agreement-view';
import type { StepChoice } from '@/lib/domain/workflow/step-field';

export type CohortView = {
  id: string;
  course: string;
  program: string;
  /** "Jan 12, 2027 to Feb 5, 2027" */
  dates: string;
  counts: { nominated: number; cleared: number; passed: number; certified: number };
  /** When the authorization ends; null while nobody is certified. */
  expires: AgreementDue | null;
  standing: { label: string; tone: 'grey' | 'blue' | 'green' | 'yellow' | 'red' };
  /** "Certifies officers of the winter class again." and the like. */
  notes: readonly string[];
  mayCertify: boolean;
  /** What the form of the certification starts with. */
  values: { cleared: string; passed: string; certified: string; expiresOn: string };
  /** Where the last day of an authorization comes from; empty where no rule says. */
  termHint: string;
};

export type TrainingView = {
  inForce: number;
  lapsed: number;
  cap: number | null;
  /** "Certify 4 officers again by Feb 5, 2027" with how near that is. */
  recertify: readonly { sentence: string; due: AgreementDue; within: number }[];
  cohorts: readonly CohortView[];
  mayRecord: boolean;
  programs: readonly StepChoice[];
  /** Cohorts whose officers a new one can certify again. */
  earlier: readonly StepChoice[];
};

export type SteeringView = {
  id: string;
  /** "Tue, Mar 16, 2027, 6:00 PM" */
  when: string;
  place: string;
  standing: { label: string; tone: 'grey' | 'blue' | 'green' | 'yellow' };
  agenda: string;
  notice: string;
  /** "Public since Mar 1, 2027" */
  noticed: string;
  /** That it was moved or cancelled, and why. */
  history: readonly string[];
  /** Who was there, by category; null for a meeting that was not held. */
  came: string | null;
  minutes: { filename: string; href: string } | null;
  minutesOn: string | null;
  nextOn: string | null;
  values: { meetsOn: string; time: string; place: string };
  mayChange: boolean;
  mayCancel: boolean;
  mayRecord: boolean;
  mayPublish: boolean;
};

export type SteeringSection = {
  /** By when the first meeting is due; null where none is, or one was held. */
  firstDue: string | null;
  meetings: readonly SteeringView[];
  mayPlan: boolean;
};

export type OversightPage = AgreementHead & {
  openComments: number;
  training: TrainingView;
  steering: SteeringSection;
  /** Files that a report can name; none for a reader who reports nothing. */
  files: readonly { id: string; filename: string; href: string }[];
  mayAttach: boolean;
  /** What the reader has just done, in the past tense. */
  done: string | null;
};
