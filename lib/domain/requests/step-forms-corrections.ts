// What the step pages ask of whoever returns sections, asks for a correction, answers it, or sends the request again.
import { changesSummary } from '@/lib/domain/requests/changes-summary';
import { sections } from '@/lib/domain/requests/draft';
import { returnedItemsMax } from '@/lib/domain/requests/return-input';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import type { StepField, StepForm } from '@/lib/domain/workflow/step-field';

const answerBy: StepField = {
  kind: 'date',
  name: 'respondBy',
  label: 'Answer by',
  hint: 'Left empty, the agency has 30 days.',
  optional: true,
};

/** The page fills in the sections that this request asks, and their fields. */
const returnForm = (about: string): StepForm => ({
  about: `The agency is told by e-mail and answers each item. Only the sections you name here open for it. ${about}`,
  fields: [
    {
      kind: 'rows',
      name: 'items',
      label: 'What the agency should mend',
      hint: 'One item for each thing, so that the agency can answer it on its own. A comment on a field stands beside that very field.',
      row: 'Item',
      add: 'Add another item',
      max: returnedItemsMax,
      fields: [
        {
          kind: 'select',
          name: 'section',
          label: 'Section or field',
          choices: sections.map(({ key, title }) => ({ value: key, label: title })),
        },
        { kind: 'line', name: 'text', label: 'What is missing, and what would complete it' },
      ],
    },
    answerBy,
  ],
});

const sendAgainForm = (about: string): StepForm => ({
  about,
  fields: [
    changesSummary,
    {
      kind: 'check',
      name: 'attest',
      label: 'The request is accurate to the best of my knowledge, and I may submit it for my agency.',
    },
  ],
});

export const correctionForms = {
  return_to_agency: returnForm('You keep your claim.'),
  return_from_contact: returnForm('You stay its liaison, and the request comes back to you.'),
  return_from_assessment: returnForm('The assessment rests until the request comes back to you.'),
  resubmit: sendAgainForm('The request goes back to the intake office with your answers to the listed items.'),
  resubmit_to_liaison: sendAgainForm('The request goes back to your liaison with your answers to the listed items.'),
  resubmit_to_assessment: sendAgainForm('The request goes back to your liaison, and the assessment goes on.'),
  ask_correction: {
    about:
      'ICE reads your reason and allows or refuses the correction. Once it is allowed, the sections you choose open for you, and you send the request again. Nothing changes before that.',
    fields: [
      {
        kind: 'several',
        name: 'sections',
        label: 'Sections to correct',
        choices: sections.map(({ key, title }) => ({ value: key, label: title })),
      },
      {
        kind: 'paragraph',
        name: 'reason',
        label: 'What is wrong, and what you would correct',
        hint: 'Both sides read this.',
        max: 2000,
      },
    ],
  },
  grant_correction: {
    about:
      'The sections that the agency named open for it. You read what it changed, field by field, once it sends the request again; until then you read the request as it was sent.',
    fields: [
      { kind: 'paragraph', name: 'note', label: 'Note to the agency', max: 1000, rows: 3, optional: true },
      answerBy,
    ],
  },
  refuse_correction: {
    about: 'The request stays as it was sent. The agency reads your reason and can ask again.',
    fields: [{ kind: 'paragraph', name: 'reason', label: 'Why the sections stay as they are', max: 1000, rows: 4 }],
  },
} as const satisfies Partial<Record<RequestStepName, StepForm>>;
