// The types that the parts of the agreement step table share.
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import type { AgreementStatus } from '@/lib/domain/agreements/status';
import type { AgreementNotice, Audience } from '@/lib/domain/notices/notice-name';
import type { Step } from '@/lib/domain/workflow/step';

/** What a step does besides changing the status. Each has one handler in lib/server/agreements. */
export const agreementEffects = [
  'save_terms',
  'save_section',
  'comment_on_section',
  'resolve_comment',
  'propose_section',
  'accept_proposal',
  'reject_proposal',
  'withdraw_proposal',
  'map_need',
  'settle_for_agency',
  'settle_for_ice',
  'unsettle_text',
  'hand_over_text',
  'take_pen',
  'free_pen',
  'tell_request_begun',
  'record_legal_note',
  'save_local_approval',
  'name_signer',
  'freeze_text',
  'record_signature',
  'ask_signers',
  'queue_seal_when_complete',
  'void_signatures',
  'set_sign_day',
  'record_reminders',
  'mark_lapse_told',
  'record_execution',
  'build_checklist',
  'complete_checklist_item',
  'save_measures',
  'publish_entry',
  'confirm_readiness',
  'put_in_force',
  'record_suspension',
  'reinstate_for_agency',
  'reinstate_for_ice',
  'clear_suspension',
  'tell_suspension_once',
  'create_successor',
  'end_by_expiry',
  'end_by_renewal',
  'end_by_notice',
  'record_notice',
  'ask_to_keep',
  'take_back_notice',
  'complete_wind_down',
  'mark_reminded',
  'report_duty',
  'accept_duty',
  'return_duty',
  'mark_escalated',
  'end_by_void',
  'tell_request_settled',
  'warn_once',
  'add_comment',
] as const;

export type AgreementEffect = (typeof agreementEffects)[number];

export type AgreementStepRow = Step<AgreementStatus, AgreementFacts, AgreementNotice, Audience, AgreementEffect>;
