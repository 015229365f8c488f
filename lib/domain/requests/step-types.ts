// The types that the three parts of the request step table share.
import type { Audience, RequestNotice } from '@/lib/domain/notices/notice-name';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { RequestStatus } from '@/lib/domain/requests/status';
import type { Step } from '@/lib/domain/workflow/step';

/** What a step does besides changing the status. Each has one handler in lib/server/requests. */
export const requestEffects = [
  'save_agency_facts',
  'save_concerns',
  'save_help_wanted',
  'save_headcounts',
  'save_narrative',
  'save_contacts',
  'save_attachments_choice',
  'attach_document',
  'remove_document',
  'mark_ready',
  'clear_ready',
  'record_submission',
  'clear_submission',
  'claim_request',
  'release_claim',
  'open_returned_items',
  'answer_returned_item',
  'close_returned_items',
  'assign_request',
  'reassign_request',
  'log_contact',
  'copy_into_new_request',
  'start_assessment',
  'save_answers',
  'attest_assessment',
  'record_author',
  'reopen_assessment',
  'run_evaluation',
  'choose_program',
  'lock_assessment',
  'start_plan',
  'save_plan',
  'accept_plan_for_agency',
  'accept_plan_for_ice',
  'reset_plan_acceptance',
  'record_opinion',
  'set_review_date',
  'record_decision',
  'create_agreement_drafts',
  'set_up_service',
  'add_comment',
  'close_request',
] as const;

export type RequestEffect = (typeof requestEffects)[number];

export type RequestStepRow = Step<RequestStatus, RequestFacts, RequestNotice, Audience, RequestEffect>;
