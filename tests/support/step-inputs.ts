import type { RequestStepName } from '@/lib/domain/requests/steps';
import { completeSections, firstContact } from './cases';
import type { Cast } from './cast';
import { calderCounty } from './scenario-sheriffs';
import { aPlan, rawAnswer } from './walk-assessment';

// For random walks: an input that each step of a request could be given by a person who knows what they do.

const reason = { reason: 'It was decided so on a walk.' };
const nothing = {};
const answersOf = (section: string, codes: readonly string[]) => ({
  section,
  answers: Object.fromEntries(
    codes.flatMap((code) => {
      const given = calderCounty.answers[code];
      return given ? [[code, rawAnswer(given)]] : [];
    }),
  ),
});

/** The input of each step; a step that names a row is given one that is not there. */
export const plausibleInputs = (cast: Cast): Record<RequestStepName, Record<string, unknown>> => ({
  create: { requestType: 'NEW_PARTNERSHIP' },
  ...completeSections,
  save_agreement_wish: { aboutAgreementId: '', changeWanted: 'Two more officers.', wantedOn: '' },
  save_service_wish: { serviceWanted: 'A course on document fraud.', traineeCount: '12' },
  attach_document: { documentId: cast.calder.agencyId },
  remove_document: { documentId: cast.calder.agencyId },
  replace_document: { documentId: cast.calder.agencyId, replacesId: cast.calder.agencyId },
  classify_document: { documentId: cast.calder.agencyId, class: 'PUBLIC' },
  lock_file: { documentId: cast.calder.agencyId, detail: 'Found in a test.' },
  send_to_approver: nothing,
  send_back_to_officer: reason,
  submit: { attest: 'yes', noticeSeen: 'yes' },
  take_back_submission: nothing,
  claim: nothing,
  release_claim: nothing,
  return_to_agency: { items: [{ section: 'narrative', text: 'Name the period of the figures.' }] },
  recall_return: nothing,
  answer_returned_item: { itemId: cast.calder.agencyId, answer: 'Done.' },
  resubmit: { attest: 'yes' },
  assign: { liaisonId: cast.liaison.id, note: '' },
  reassign: { liaisonId: cast.otherLiaison.id, ...reason },
  log_contact: firstContact,
  close_enquiry: reason,
  settle_request: reason,
  grow_enquiry: nothing,
  start_assessment: { meetingOn: '2026-12-08', participants: '' },
  answer_self: answersOf('G', ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7']),
  answer_field: answersOf('C', ['C5', 'C6', 'C8']),
  answer_capacity: answersOf('I', ['I1', 'I2', 'I3']),
  attest_assessment: { attest: 'yes' },
  run_evaluation: nothing,
  choose_program: { programCode: 'OCS', choice: 'OFFER', overrideReason: 'It fits.' },
  submit_assessment: nothing,
  return_assessment: reason,
  approve_assessment: nothing,
  save_plan: aPlan,
  accept_plan_for_agency: { planVersion: '1' },
  accept_plan_for_ice: { planVersion: '1' },
  settle_plan: nothing,
  send_to_headquarters: nothing,
  give_board_opinion: { view: 'SUPPORT', text: 'It fits.' },
  give_legal_note: { view: 'CONCERNS', text: 'Look at the charter first.' },
  defer: { ...reason, reviewOn: '2027-03-01' },
  decline: reason,
  send_back_to_plan: reason,
  resume_review: reason,
  approve: reason,
  approve_in_field: reason,
  set_up_service: { programCode: 'CAP', note: 'The desk is set up.' },
  begin_agreement: nothing,
  complete: nothing,
  invite_colleague: { email: 'new.colleague@calder.example', role: 'EDITOR' },
  change_colleague: { memberId: cast.calder.agencyId, role: 'VIEWER' },
  remove_colleague: { memberId: cast.calder.agencyId },
  leave_request: nothing,
  transfer_ownership: { memberId: cast.calder.agencyId },
  accept_invitation: { token: 'x'.repeat(43) },
  comment: { visibility: 'SHARED', body: 'Noted.' },
  withdraw: reason,
  close_no_action: reason,
});
