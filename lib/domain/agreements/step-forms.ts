// What the step pages of an agreement ask, and which steps have a screen of their own instead. The step's schema judges
// what comes back; a test compares the names, so that a field can be neither forgotten nor invented.
import { declineCodes, declineLabels } from '@/lib/domain/agreements/decline';
import type { AgreementStepName } from '@/lib/domain/agreements/steps';
import { paths } from '@/lib/domain/paths';
import { addOns } from '@/lib/domain/programs/catalog';
import type { StepField, StepForm } from '@/lib/domain/workflow/step-field';

const reason = (label: string, hint: string): StepField => ({
  kind: 'paragraph',
  name: 'reason',
  label,
  hint,
  max: 2000,
});

const textForms = {
  save_terms: {
    about: 'The clauses that still stand as the template has them are filled in again with these terms.',
    submit: 'Save terms',
    fields: [
      { kind: 'paragraph', name: 'objective', label: 'Objective', hint: 'What the work is to achieve.', max: 1000 },
      {
        kind: 'paragraph',
        name: 'scope',
        label: 'Scope',
        hint: 'What the authority or cooperation covers, and where it ends.',
        max: 2000,
      },
      {
        kind: 'line',
        name: 'supervisorPosition',
        label: 'Position that supervises for ICE',
        hint: 'A position and not a person, for example “Group supervisor, gangs”.',
      },
      { kind: 'line', name: 'agencyContact', label: 'Point of contact of the agency', hint: 'Name, title and phone.' },
      { kind: 'line', name: 'iceContact', label: 'Point of contact of ICE', hint: 'Name, title and phone.' },
      {
        kind: 'number',
        name: 'maxAuthorizedOfficers',
        label: 'Greatest number of officers',
        unit: 'officers',
        optional: true,
      },
    ],
  },
  hand_over_text: {
    about:
      'The other side can change the text from now on; you can comment and read every change. Both sides are told.',
    fields: [
      {
        kind: 'paragraph',
        name: 'note',
        label: 'What you ask of the other side',
        hint: 'For example which sections to look at first.',
        max: 2000,
        optional: true,
      },
      {
        kind: 'date',
        name: 'dueOn',
        label: 'Hand back by',
        hint: 'After this day you can take the pen again. Without a date it is ten business days.',
        optional: true,
      },
    ],
  },
  open_signing: {
    about:
      'The text is frozen as one PDF file that every signer sees. Nobody can change a word from here on: a change means going back to negotiation and signing again.',
    fields: [],
  },
} as const satisfies Partial<Record<AgreementStepName, StepForm>>;

const signingForms = {
  decline_to_sign: {
    about: 'The text goes back to negotiation, and every signature given so far is void.',
    fields: [
      {
        kind: 'select',
        name: 'reasonCode',
        label: 'Reason',
        hint: 'The one that comes nearest. It is counted in the statistics.',
        choices: declineCodes.map((value) => ({ value, label: declineLabels[value] })),
      },
      reason('Why you do not sign', 'Say what would change that. Both sides read this.'),
    ],
    submit: 'Decline to sign',
  },
  recall_text: {
    about: 'The text goes back to negotiation, and every signature given so far is void.',
    fields: [reason('What has to change in the text', 'Both sides read this.')],
  },
  extend_signing: {
    about: 'Signatures that were given still count. Both sides and the next signer are told.',
    fields: [
      {
        kind: 'date',
        name: 'signBy',
        label: 'Last day to sign',
        hint: 'Leave it empty for no limit.',
        optional: true,
      },
      reason('Why the time changes', 'Both sides read this.'),
    ],
    submit: 'Set the last day',
  },
  publish_entry: {
    about: 'The public register shows these sentences with the dates, the parties and the text.',
    fields: [
      {
        kind: 'paragraph',
        name: 'publicSummary',
        label: 'What the agreement is for',
        hint: 'Two or three plain sentences for people who know nothing about it.',
        max: 1000,
      },
    ],
  },
  activate: {
    about: 'The agreement is in force from today. Its end date and its obligations are counted from this day.',
    fields: [],
  },
} as const satisfies Partial<Record<AgreementStepName, StepForm>>;

const lifeForms = {
  begin_add_on: {
    about:
      'The add-on is drafted from its template with the terms of this agreement. Both sides settle and sign it as an agreement of its own; it ends with this one.',
    submit: 'Begin the add-on',
    fields: [
      {
        kind: 'choice',
        name: 'addOn',
        label: 'Add-on',
        choices: addOns.map(({ code, name, summary }) => ({ value: code, label: name, hint: summary })),
      },
    ],
  },
  suspend: {
    about:
      'Work under the agreement stops until both sides confirm in writing that the cause is cleared. The portal tells both sides when that has lasted 60 and 90 days.',
    fields: [
      reason('Why the agreement is suspended', 'Both sides read this.'),
      { kind: 'line', name: 'notified', label: 'Who was notified', hint: 'By title, for example “Sheriff”.' },
      {
        kind: 'choice',
        name: 'mode',
        label: 'How the notice was given',
        choices: [
          { value: 'WRITTEN', label: 'In writing' },
          { value: 'ORAL', label: 'Orally', hint: 'A written notice has to follow within two business days.' },
        ],
      },
    ],
  },
  reinstate_for_agency: {
    about: 'The agreement is in force again once both sides have confirmed.',
    fields: [reason('How the cause was cleared', 'Both sides read this.')],
  },
  reinstate_for_ice: {
    about: 'The agreement is in force again once both sides have confirmed.',
    fields: [reason('How the cause was cleared', 'Both sides read this.')],
  },
  open_need_review: {
    about: 'The agency has 90 days to show that the agreement is still needed.',
    fields: [reason('Which duties are not fulfilled', 'The agency reads this.')],
  },
  confirm_need: { fields: [reason('What the agency has shown', 'The agency reads this.')] },
  give_up_renewal: { fields: [reason('Why the renewal is given up', 'Both sides read this.')] },
  ask_to_keep: {
    about: 'The agreement goes on once the other side agrees, before the day that the notice names.',
    fields: [reason('Why the agreement should go on', 'Both sides read this.')],
  },
  take_back_notice: {
    about: 'The notice is taken back by both sides, and the agreement goes on as if it had not been given.',
    fields: [],
  },
  void: {
    about: 'This ends the draft. Nothing in it is deleted.',
    fields: [reason('Why the agreement is set aside', 'Both sides read this.')],
  },
} as const satisfies Partial<Record<AgreementStepName, StepForm>>;

/** The form of each step that is taken on a step page. */
export const agreementStepForms: Readonly<Partial<Record<AgreementStepName, StepForm>>> = {
  ...textForms,
  ...signingForms,
  ...lifeForms,
};

const review: Screen = { label: 'Open the review', href: paths.agreementReview };

const returning = (id: string): string => `${paths.agreementReview(id)}?return=yes`;

type Screen = { label: string; href: (id: string) => string };

const signingPage: Screen = { label: 'Read and sign', href: paths.agreementSign };

const signerPlaces: Screen = { label: 'Name signers', href: (id) => paths.agreementStep(id, 'name_signer') };

const duties: Screen = { label: 'Open the obligations', href: paths.agreementObligations };

const paper: Screen = { label: 'Sign on paper', href: paths.agreementPaper };
const overseen = (label: string, anchor: string): Screen => ({
  label,
  href: (id) => `${paths.agreementOversight(id)}#${anchor}`,
});

const training = overseen('Open the training cohorts', 'training');
const inspections = overseen('Open the inspections', 'inspections');
const steering = overseen('Open the steering meetings', 'steering');

const text: Screen = { label: 'Open the text', href: paths.agreementText };

/** Steps that are taken on a screen of their own, with what leads there. */
export const agreementStepScreens: Readonly<Partial<Record<AgreementStepName, Screen>>> = {
  save_section: text,
  comment_on_section: text,
  resolve_comment: text,
  propose_section: text,
  accept_proposal: text,
  reject_proposal: text,
  withdraw_proposal: text,
  map_need: { label: 'See needs beside sections', href: paths.agreementNeeds },
  clear_text: review,
  clear_program_review: review,
  clear_civil_rights_review: review,
  clear_counsel_review: review,
  return_from_legal: { label: 'Return to negotiation', href: returning },
  return_from_program_review: { label: 'Return to negotiation', href: returning },
  return_from_civil_rights_review: { label: 'Return to negotiation', href: returning },
  return_from_counsel_review: { label: 'Return to negotiation', href: returning },
  ask_counsel: { label: 'Ask your own counsel', href: (id) => `${paths.agreementReview(id)}#counsel` },
  take_back_counsel: { label: 'Ask your own counsel', href: (id) => `${paths.agreementReview(id)}#counsel` },
  release_counsel_remarks: { label: 'Ask your own counsel', href: (id) => `${paths.agreementReview(id)}#counsel` },
  save_local_approval: {
    label: 'Record local approval',
    href: (id) => paths.agreementStep(id, 'save_local_approval'),
  },
  choose_paper: paper,
  give_up_paper: paper,
  upload_scan: { label: 'Bring the scan', href: paths.agreementPaper },
  confirm_scan: { label: 'Compare and confirm the scan', href: paths.agreementPaper },
  reject_scan: paper,
  name_signer: signerPlaces,
  add_place: signerPlaces,
  remove_place: signerPlaces,
  refuse_consent: signingPage,
  give_consent: signingPage,
  return_with_question: {
    label: 'Return with a question',
    href: (id) => paths.agreementStep(id, 'return_with_question'),
  },
  delegate_place: { label: 'Hand a place over', href: (id) => paths.agreementStep(id, 'delegate_place') },
  sign: signingPage,
  complete_checklist_item: { label: 'Complete the checklist', href: (id) => `${paths.agreement(id)}#checklist` },
  report_duty: duties,
  accept_duty: duties,
  return_duty: duties,
  record_cohort: training,
  certify_cohort: training,
  plan_steering: steering,
  save_steering_agenda: steering,
  move_steering: steering,
  cancel_steering: steering,
  record_steering: overseen('Record a steering meeting', 'steering'),
  publish_steering_minutes: overseen('Publish the minutes of a steering meeting', 'steering'),
  record_inspection: inspections,
  add_correction: inspections,
  report_correction: overseen('Report a corrective action', 'inspections'),
  verify_correction: overseen('Verify a corrective action', 'inspections'),
  return_correction: inspections,
  close_inspection: overseen('Close an inspection', 'inspections'),
  give_notice: { label: 'Give notice to end', href: (id) => paths.agreementStep(id, 'give_notice') },
  complete_wind_down: {
    label: 'Complete the checklist for the end',
    href: (id) => `${paths.agreement(id)}#wind-down`,
  },
  begin_renewal: { label: 'Review and start renewal', href: (id) => paths.agreementStep(id, 'begin_renewal') },
  save_measures: { label: 'Set measures', href: (id) => paths.agreementStep(id, 'save_measures') },
  begin_amendment: { label: 'Begin an amendment', href: (id) => paths.agreementStep(id, 'begin_amendment') },
  save_amendment: {
    label: 'Edit what the amendment sets',
    href: (id) => paths.agreementStep(id, 'save_amendment'),
  },
  rebase_amendment: {
    label: 'Join to the text in force',
    href: (id) => paths.agreementStep(id, 'rebase_amendment'),
  },
  comment: { label: 'Add a comment', href: (id) => `${paths.agreement(id)}#comments` },
};
