// Which step saves which section of the request form.
import type { SectionKey } from './draft';
import type { RequestStepName } from './steps';

export const sectionSteps = {
  agency: 'save_agency_facts',
  contacts: 'save_contacts',
  concerns: 'save_concerns',
  agreement: 'save_agreement_wish',
  service: 'save_service_wish',
  help: 'save_help_wanted',
  narrative: 'save_narrative',
  headcounts: 'save_headcounts',
  attachments: 'save_attachments_choice',
} as const satisfies Record<SectionKey, RequestStepName>;

/** What a person reads when the section was saved in the meantime, by a colleague or in another window of their own. */
export const sectionConflict =
  'This section was saved while you had it open. Nothing is lost: choose below what to keep.';
