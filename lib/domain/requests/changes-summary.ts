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
