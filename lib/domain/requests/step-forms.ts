// What the step pages of a request ask, and which steps have a screen of their own instead. The step's schema judges
// what comes back; a test compares the names, so that a field can be neither forgotten nor invented.

import { paths } from '@/lib/domain/paths';
import { correctionForms } from '@/lib/domain/requests/step-forms-corrections';
import { decisionForms } from '@/lib/domain/requests/step-forms-decision';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import type { StepChoice, StepField, StepForm } from '@/lib/domain/workflow/step-field';

const reason = (label: string, hint: string): StepField => ({
  kind: 'paragraph',
  name: 'reason',
  label,
  hint,
  max: 2000,
});

const contactKinds: readonly StepChoice[] = [
  { value: 'FIRST_CONTACT', label: 'First contact', hint: 'The first call or meeting about this request.' },
  { value: 'CALL', label: 'Call' },
  { value: 'MEETING', label: 'Meeting' },
  { value: 'VISIT', label: 'Visit' },
];

const attest = (label: string): StepField => ({ kind: 'check', name: 'attest', label });

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
  assign: {
    about: 'The liaison takes over and has 10 business days to call the agency. Both are told by e-mail.',
    fields: [
      liaison,
      { kind: 'line', name: 'note', label: 'Note to the liaison', hint: 'Only ICE reads this.', optional: true },
    ],
  },
  reassign: {
    about: 'The new liaison takes over from here. The agency is told who it is.',
    fields: [
      liaison,
      {
        kind: 'paragraph',
        name: 'reason',
        label: 'Why the case changes hands',
        hint: 'Both sides read this.',
        max: 500,
        rows: 3,
      },
    ],
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
  allow_file: {
    about:
      'The portal holds a file back where its text looks like an identifier of a person. Let it through only once the agency has told you that the place is something else: the case file number of a court, for example.',
    fields: [
      { kind: 'select', name: 'documentId', label: 'File', choices: [] },
      {
        kind: 'paragraph',
        name: 'reason',
        label: 'What stands there',
        hint: 'What the agency told you, without the number itself. It is kept with the file and in the audit log.',
        max: 1000,
        rows: 4,
      },
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
  record_visit: {
    about:
      'The agency sees the date and who took part. What the visit found is for ICE; answers it corrects are entered in the sections of the visit, beside those of the agency.',
    fields: [
      { kind: 'date', name: 'visitedOn', label: 'Date of the visit' },
      {
        kind: 'line',
        name: 'participants',
        label: 'Who took part',
        hint: 'By title only, for example “Sheriff; jail captain”.',
      },
      {
        kind: 'paragraph',
        name: 'findings',
        label: 'What the visit found',
        hint: 'Only ICE reads this.',
        max: 4000,
        rows: 8,
      },
    ],
  },
  finish_verify_task: {
    about: 'For a figure that cannot be counted. A figure that is counted meanwhile is verified by itself.',
    fields: [
      { kind: 'select', name: 'taskId', label: 'Figure', choices: [] },
      {
        kind: 'paragraph',
        name: 'note',
        label: 'How it was verified',
        hint: 'And what came out. Only ICE reads this.',
        max: 1000,
      },
    ],
  },
  return_assessment: {
    about: 'The assessment opens again for the liaison. The agency does not see your note.',
    fields: [reason('What the liaison should change', 'Name the questions and what to check.')],
  },
} as const satisfies Partial<Record<RequestStepName, StepForm>>;

/** The form of each step that is taken on a step page. */
export const requestStepForms: Readonly<Partial<Record<RequestStepName, StepForm>>> = {
  ...intakeForms,
  ...correctionForms,
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
  hand_over_plan: plan,
  take_over_plan: plan,
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
