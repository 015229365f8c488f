// What the step pages of the decision ask: declarations, opinions, outcomes, conditions, another look and letters.

import { declineCodes, declineReasons } from '@/lib/domain/requests/decline-reasons';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import type { StepField, StepForm } from '@/lib/domain/workflow/step-field';

const reason = (label: string, hint: string): StepField => ({
  kind: 'paragraph',
  name: 'reason',
  label,
  hint,
  max: 2000,
});

const decision: StepField = reason('Reasons', 'The agency reads this with the decision. Write what it rests on.');

const opinion = (about: string): StepForm => ({
  about,
  fields: [
    {
      kind: 'choice',
      name: 'view',
      label: 'Your view',
      choices: [
        { value: 'SUPPORT', label: 'Support' },
        { value: 'CONCERNS', label: 'Concerns', hint: 'It could go on once something is settled. Say what.' },
        { value: 'OPPOSE', label: 'Oppose' },
      ],
    },
    { kind: 'paragraph', name: 'text', label: 'Reasons', hint: 'Only ICE reads this.', max: 4000, rows: 8 },
  ],
});

const approval: StepForm = {
  about: 'A draft is made for each agreement that was offered. Leave the conditions empty to approve without any.',
  fields: [
    decision,
    {
      kind: 'rows',
      name: 'conditions',
      label: 'Conditions',
      hint: 'What has to be met after the approval, by whom and by when. Both sides see how each stands.',
      row: 'Condition',
      add: 'Add another condition',
      max: 20,
      fields: [
        { kind: 'line', name: 'text', label: 'What has to be met' },
        {
          kind: 'select',
          name: 'owner',
          label: 'Who meets it',
          choices: [
            { value: 'AGENCY', label: 'The agency' },
            { value: 'ICE', label: 'ICE' },
          ],
        },
        {
          kind: 'select',
          name: 'blocking',
          label: 'Does the signature wait for it?',
          choices: [
            { value: 'yes', label: 'Yes, nobody signs before' },
            { value: 'no', label: 'No' },
          ],
        },
        { kind: 'date', name: 'dueOn', label: 'Due on' },
      ],
    },
  ],
};

/** The open conditions that the reader may act on; the page fills them in. */
const conditionChoice: StepField = { kind: 'select', name: 'conditionId', label: 'Condition', choices: [] };

const remark: StepField = {
  kind: 'paragraph',
  name: 'remark',
  label: 'A word to the agency',
  hint: 'Stands at the end of the letter. Write nothing that is for ICE alone.',
  max: 1500,
  optional: true,
};

/** The form of each step from the review at headquarters to every way out. */
export const decisionForms = {
  declare_interest: {
    about:
      'A conflict means that you take no part in this decision: no opinion, no note and no decision. Declare again when something changes.',
    fields: [
      {
        kind: 'choice',
        name: 'interest',
        label: 'Do you, your family or a former employer have an interest in this case?',
        choices: [
          { value: 'NONE', label: 'No, I have no interest of my own' },
          { value: 'CONFLICT', label: 'Yes, I have a conflict of interest' },
        ],
      },
      {
        kind: 'paragraph',
        name: 'reason',
        label: 'What the conflict is',
        hint: 'Needed for a conflict, and when an earlier one no longer stands. Only ICE reads this.',
        max: 1000,
        rows: 4,
        optional: true,
      },
    ],
  },
  close_opinions: {
    about: 'The opinions that are in can be read, and no further one is given. Only ICE reads your reason.',
    fields: [reason('Why the outstanding opinions are not waited for', 'Name who was outstanding and for how long.')],
  },
  report_condition: {
    about: 'The other side is told and checks what you report.',
    fields: [
      conditionChoice,
      {
        kind: 'paragraph',
        name: 'evidence',
        label: 'What was done',
        hint: 'And when. Both sides read this.',
        max: 2000,
      },
      { kind: 'select', name: 'documentId', label: 'File that shows it', optional: true, choices: [] },
    ],
  },
  accept_condition: {
    about: 'Read what the owner reported on the page of the request first.',
    fields: [
      conditionChoice,
      {
        kind: 'choice',
        name: 'verdict',
        label: 'Is the condition met?',
        choices: [
          { value: 'MET', label: 'Yes, it is met' },
          { value: 'NOT_YET', label: 'Not yet', hint: 'The owner reports again. Say what is missing.' },
        ],
      },
      { kind: 'paragraph', name: 'note', label: 'Note', hint: 'Both sides read this.', max: 2000, optional: true },
    ],
  },
  waive_condition: {
    about: 'A waived condition no longer holds the signature and cannot be opened again.',
    fields: [conditionChoice, reason('Why it is no longer needed', 'Both sides read this.')],
  },
  ask_reconsideration: {
    about: 'Somebody else than the first decider looks at the decision again. You can ask once for each decision.',
    fields: [reason('What the decision did not take into account', 'New figures, a change, or something misread.')],
  },
  uphold_decline: {
    about: 'The request stays declined. The agency reads why, and gets a letter.',
    fields: [decision],
  },
  reopen_declined: {
    about: 'The request goes back to headquarters review, and the board gives its opinions anew.',
    fields: [decision],
  },
  prepare_letter: {
    about: 'The letter is written from the case by the template. You read it before you release it.',
    fields: [remark],
  },
  reissue_letter: {
    about: 'The new letter takes the place of the released one, which stays readable and is marked as superseded.',
    fields: [
      { kind: 'line', name: 'change', label: 'What changes', hint: 'It stands at the head of the letter.' },
      remark,
    ],
  },
  give_board_opinion: opinion('Your opinion is advice to the program manager and stays within ICE.'),
  give_legal_note: opinion('A note that supports going on clears the case; the latest note counts.'),
  defer: {
    about: 'The request rests until the review date. The agency reads why.',
    fields: [decision, { kind: 'date', name: 'reviewOn', label: 'Next review on' }],
  },
  decline: {
    about:
      'This ends the request. The agency reads why, can ask for another look, and may file a new request that refers to this one.',
    fields: [
      {
        kind: 'select',
        name: 'code',
        label: 'Ground',
        hint: 'The agency reads a paragraph about it in its letter.',
        choices: declineCodes.map((code) => ({ value: code, label: declineReasons[code].label })),
      },
      decision,
    ],
  },
  send_back_to_plan: {
    about: 'Both sides write the plan anew and accept it again.',
    fields: [reason('What the plan should change', 'Both sides read this.')],
  },
  resume_review: { fields: [reason('Why the review goes on now', 'The review date, or a resource that came free.')] },
  approve: approval,
  approve_in_field: approval,
  set_up_service: {
    fields: [
      { kind: 'choice', name: 'programCode', label: 'Service or referral', choices: [] },
      { kind: 'paragraph', name: 'note', label: 'What was set up', hint: 'And who the agency calls.', max: 1000 },
    ],
  },
  withdraw: {
    about: 'This ends the request. Nothing in it is deleted, and you may file a new one that refers to it.',
    fields: [reason('Why you withdraw', 'The intake office and your liaison read this.')],
  },
  close_no_action: {
    about: 'This ends the request. The agency is told by e-mail and reads why.',
    fields: [reason('Why the request is closed', 'The agency reads this.')],
  },
} as const satisfies Partial<Record<RequestStepName, StepForm>>;
