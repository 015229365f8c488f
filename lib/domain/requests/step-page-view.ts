// What the page of one step shows: the step, its form with everything filled in, or why it has to wait.

import type { Tone } from '@/lib/domain/workflow/step';
import type { StepForm } from '@/lib/domain/workflow/step-field';

export type StepPageView = {
  id: string;
  number: string;
  title: string;
  agencyName: string;
  version: number;
  label: string;
  tone: Tone;
  form: StepForm;
  /** Why the step is not possible yet; empty when it is. */
  reasons: readonly string[];
};

/** The page, or where the step is taken instead. */
export type StepPage = { kind: 'form'; view: StepPageView } | { kind: 'elsewhere'; href: string };
