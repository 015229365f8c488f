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

export type CorrectionView = {
  id: string;
  text: string;
  /** "Agency" or "ICE" */
  owner: string;
  /** Null once it is reported as done. */
  due: AgreementDue | null;
  standing: { label: string; tone: 'blue' | 'green' | 'yellow' | 'red' };
  report: string;
  evidence: { filename: string; href: string } | null;
  /** "Reported by Maria Delgado on Nov 24, 2026. Verified by Nora Castillo on Nov 26, 2026" */
  said: string;
  returnReason: string;
  mayReport: boolean;
  mayVerify: boolean;
};

export type FindingView = {
  id: string;
  text: string;
  severity: { label: string; tone: 'blue' | 'yellow' | 'red' };
  section: { label: string; href: string } | null;
  corrected: boolean;
  corrections: readonly CorrectionView[];
  mayAdd: boolean;
};

export type InspectionView = {
  id: string;
  /** "Nov 24, 2026" */
  on: string;
  scope: string;
  summary: string;
  open: boolean;
  recorded: string;
  closed: string | null;
  closeNote: string;
  findings: readonly FindingView[];
  mayClose: boolean;
};

export type InspectionsSection = {
  /** When the next inspection is due; null where nothing says so. */
  nextDue: string | null;
  inspections: readonly InspectionView[];
  mayRecord: boolean;
  /** Sections a finding can be about. */
  sections: readonly StepChoice[];
};

export type OversightPage = AgreementHead & {
  openComments: number;
  training: TrainingView;
  steering: SteeringSection;
  inspections: InspectionsSection;
  /** Files that a report can name; none for a reader who reports nothing. */
  files: readonly { id: string; filename: string; href: string }[];
  mayAttach: boolean;
  /** What the reader has just done, in the past tense. */
  done: string | null;
};
