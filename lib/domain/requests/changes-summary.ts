// A field of its own file: the browser draws it without the forms of all the other steps.
import type { StepField } from '@/lib/domain/workflow/step-field';

/** Asked of the agency where it sends a returned request again. */
export const changesSummary: StepField = {
  kind: 'paragraph',
  name: 'summary',
  label: 'Say what you changed',
  hint: 'In a few words, for the people who read the request again. The list of changes goes with it.',
  max: 2000,
  rows: 4,
};

const sendAgain = ['resubmit', 'resubmit_to_liaison', 'resubmit_to_assessment'] as const;

/** The steps that send a returned request again: back to intake, to the liaison, or into the assessment. */
export type SendAgainStep = (typeof sendAgain)[number];

/** True for a step that sends a returned request again. */
export const isSendAgain = (name: string): name is SendAgainStep => sendAgain.some((step) => step === name);
