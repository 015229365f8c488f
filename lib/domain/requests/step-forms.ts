// What the step pages of a request ask, and which steps have a screen of their own instead. The step's schema judges
// what comes back; a test compares the names, so that a field can be neither forgotten nor invented.

import { paths } from '@/lib/domain/paths';
import { sections } from '@/lib/domain/requests/draft';
import { declineCodes, declineReasons } from '@/lib/domain/requests/decline-reasons';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import type { StepChoice, StepField, StepForm } from '@/lib/domain/workflow/step-field';

const reason = (label: string, hint: string): StepField => ({
  kind: 'paragraph',
  name: 'reason',
  label,
  hint,
  max: 2000,
});

const decision: StepField = reason('Reasons', 'The agency reads this with the decision. Write what it rests on.');

const contactKinds: readonly StepChoice[] = [
  { value: 'FIRST_CONTACT', label: 'First contact', hint: 'The first call or meeting about this request.' },
  { value: 'CALL', label: 'Call' },
  { value: 'MEETING', label: 'Meeting' },
  { value: 'VISIT', label: 'Visit' },
];

const attest = (label: string): StepField => ({ kind: 'check', name: 'attest', label });

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

/** The liaison is chosen from a list that the page fills in. */
const liaison: StepField = {
  kind: 'choice',
  name: 'liaisonId',
  label: 'Liaison',
  hint: 'Liaisons of the offices that cover the area of the agency, with the requests they carry now.',
  choices: [],
};

const intakeForms = {
  send_back_to_officer: {
    about: 'The officer can change the request again and is told by e-mail.',
    fields: [reason('What should change', 'Name the section and what is wrong or missing in it.')],
  },
  resubmit: {
    about: 'The request goes back to the intake office with your answers to the listed items.',
    fields: [attest('The request is accurate to the best of my knowledge, and I may submit it for my agency.')],
  },
  return_to_agency: {
    about: 'The agency gets this list by e-mail and has 30 days to answer each item. You keep your claim.',
    fields: [
      {
        kind: 'rows',
        name: 'items',
        label: 'Missing items',
        hint: 'One item for each thing to mend, so that the agency can answer it on its own.',
        row: 'Item',
        add: 'Add another item',
        max: 20,
        fields: [
          {
            kind: 'select',
            name: 'section',
            label: 'Section',
            choices: sections.map(({ key, title }) => ({ value: key, label: title })),
          },
          { kind: 'line', name: 'text', label: 'What is missing, and what would complete it' },
        ],
      },
    ],
  },
  assign: {
    about: 'The liaison takes over and has 10 business days to call the agency. Both are told by e-mail.',
    fields: [
      liaison,
      { kind: 'line', name: 'note', label: 'Note to the liaison', hint: 'Only ICE reads this.', optional: true },
    ],
  },
  reassign: {
    about: 'The new liaison takes over from here. The agency is told who it is.',
    fields: [liaison, { kind: 'paragraph', name: 'reason', label: 'Why the case changes hands', max: 500, rows: 3 }],
  },
  log_contact: {
    about: 'The log shows both sides when you talked and what was agreed. Name people by title only.',
    fields: [
      { kind: 'choice', name: 'kind', label: 'Kind of contact', choices: contactKinds },
      { kind: 'date', name: 'happenedOn', label: 'Date' },
      { kind: 'line', name: 'participants', label: 'Who took part', hint: 'For example “Sheriff; jail captain”.' },
      { kind: 'paragraph', name: 'summary', label: 'What was discussed and agreed', max: 2000 },
    ],
  },
  close_enquiry: {
    about: 'The enquiry ends here. The agency reads what you write.',
    fields: [reason('Outcome', 'What the agency was told, and what it decided.')],
  },
  settle_request: {
    about: 'The request ends here. The agency is told by e-mail and reads what you write.',
    fields: [
      reason(
        'What was done',
        'What you agreed with the agency, and what was arranged. Steps on the agreement itself are taken on its page.',
      ),
    ],
  },
} as const satisfies Partial<Record<RequestStepName, StepForm>>;

const assessmentForms = {
  start_assessment: {
    about: 'The agency gets the self-assessment to fill in, and two weeks for it.',
    fields: [
      { kind: 'date', name: 'meetingOn', label: 'Date of the meeting or visit' },
      { kind: 'line', name: 'participants', label: 'Who will take part', hint: 'By title only.', optional: true },
    ],
  },
  attest_assessment: {
    about: 'After this the answers of your agency can no longer be changed.',
    fields: [attest('The answers are accurate to the best of my knowledge.')],
  },
  return_assessment: {
    about: 'The assessment opens again for the liaison. The agency does not see your note.',
    fields: [reason('What the liaison should change', 'Name the questions and what to check.')],
  },
} as const satisfies Partial<Record<RequestStepName, StepForm>>;

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

const decisionForms = {
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
  seat_board: { about: 'Everyone who is on the review board now is asked for an opinion.', fields: [] },
  close_opinions: {
    about: 'The opinions that are in can be read, and no further one is given. Only ICE reads your reason.',
    fields: [reason('Why the outstanding opinions are not waited for', 'Name who was outstanding and for how long.')],
  },
  report_condition: {
    about: 'The other side is told and checks what you report.',
    fields: [
      conditionChoice,
      { kind: 'paragraph', name: 'evidence', label: 'What was done', hint: 'And when. Both sides read this.', max: 2000 },
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
    fields: [{ kind: 'line', name: 'change', label: 'What changes', hint: 'It stands at the head of the letter.' }, remark],
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

/** The form of each step that is taken on a step page. */
export const requestStepForms: Readonly<Partial<Record<RequestStepName, StepForm>>> = {
  ...intakeForms,
  ...assessmentForms,
  ...decisionForms,
};

type Screen = { label: string; href: (id: string) => string };

const draft: Screen = { label: 'Go on writing', href: paths.requestTasks };
const people: Screen = { label: 'People of this request', href: paths.requestPeople };
const assessment: Screen = { label: 'Open the assessment', href: paths.assessment };
const recommendation: Screen = { label: 'Open the recommendation', href: paths.recommendation };
const letter: Screen = { label: 'Read the letter and release it', href: paths.requestLetter };
const plan: Screen = { label: 'Open the plan', href: paths.plan };

const meetings: Screen = { label: 'Meetings', href: paths.meetings };
const questions: Screen = { label: 'Questions to the agency', href: paths.questions };

/** Steps that are taken on a screen of their own, with what leads there. */
export const requestStepScreens: Readonly<Partial<Record<RequestStepName, Screen>>> = {
  create: { label: 'Start a request', href: paths.newRequest },
  save_agency_facts: draft,
  save_concerns: draft,
  save_help_wanted: draft,
  save_headcounts: draft,
  save_narrative: draft,
  save_contacts: draft,
  save_attachments_choice: draft,
  save_agreement_wish: draft,
  save_service_wish: draft,
  attach_document: draft,
  remove_document: draft,
  replace_document: draft,
  classify_document: draft,
  submit: { label: 'Check and submit', href: paths.requestReview },
  answer_returned_item: { label: 'Answer the listed items', href: (id) => `${paths.request(id)}#returned-items` },
  answer_self: assessment,
  answer_field: assessment,
  answer_capacity: assessment,
  run_evaluation: recommendation,
  choose_program: recommendation,
  release_letter: letter,
  save_plan: plan,
  accept_plan_for_agency: plan,
  accept_plan_for_ice: plan,
  invite_colleague: people,
  change_colleague: people,
  remove_colleague: people,
  leave_request: people,
  transfer_ownership: people,
  accept_invitation: people,
  propose_meeting: meetings,
  accept_meeting: meetings,
  decline_meeting: meetings,
  move_meeting: meetings,
  cancel_meeting: meetings,
  log_meeting: meetings,
  open_round: questions,
  save_round_answers: questions,
  send_round_answers: questions,
  attach_answer_document: questions,
  ask_more_time: questions,
  grant_more_time: questions,
  reopen_question: questions,
  close_round: questions,
  comment: { label: 'Add a comment', href: (id) => `${paths.request(id)}#comments` },
};
