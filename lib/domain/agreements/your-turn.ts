// What the page of an agreement says to the person it waits for. Everyone else reads the sentence of its status.
import type { AgreementStepName } from '@/lib/domain/agreements/steps';
import type { AgreementWait } from '@/lib/domain/agreements/waiting';

/** What to do while something is still missing, and what to do once nothing is. */
type Sentence = string | { missing: string; ready: string };

const reviewing: Sentence = {
  missing: 'Read the sections that are open to you. The comments have to be settled before you clear them.',
  ready: 'Read the sections that are open to you. Clear them, or return the text to negotiation with a note.',
};

const sentences: Readonly<Partial<Record<AgreementStepName, Sentence>>> = {
  open_negotiation: {
    missing: 'Complete the terms. Then open the text for negotiation.',
    ready: 'The terms are complete. Open the text for negotiation.',
  },
  settle_for_agency: {
    missing:
      'Work on the text together with ICE and settle the comments and proposals. Then say that it is settled for your agency.',
    ready: 'Read the text. Say that it is settled for your agency, or change what is not.',
  },
  settle_for_ice: {
    missing:
      'Work on the text together with the agency and settle the comments and proposals. Then say that it is settled for ICE.',
    ready: 'Read the text. Say that it is settled for ICE, or change what is not.',
  },
  accept_proposal: 'The other side proposes a change of the text. Read it there, and accept or reject it.',
  clear_text: reviewing,
  clear_program_review: reviewing,
  clear_civil_rights_review: reviewing,
  clear_counsel_review: reviewing,
  open_signing: {
    missing:
      'Record the vote of your governing body, or why none is needed, and name who signs. Then open the signing.',
    ready: 'Everything is in place. Freeze the text and open the signing.',
  },
  sign: 'It is your turn to sign. Read the frozen text, then sign it.',
  upload_scan: 'A place of your side is signed on paper. Bring the scan of the signed print copy.',
  confirm_scan:
    'The scan of a place signed on paper waits. Compare it with the frozen text, then confirm or reject it.',
  extend_signing: 'The time to sign is over, and not everyone has signed. Set another day, or recall the text.',
  begin_implementation: 'Everyone has signed. Start the implementation checklist.',
  confirm_readiness: {
    missing: 'Complete the checklist together with the agency. Then confirm that both sides are ready.',
    ready: 'The checklist is complete. Confirm that both sides are ready.',
  },
  activate: {
    missing: 'Put the agreement in force once what is named below is done.',
    ready: 'Both sides are ready. Put the agreement in force.',
  },
  reinstate_for_agency: 'Confirm for your agency once the cause of the suspension is cleared.',
  reinstate_for_ice: 'Confirm for ICE once the cause of the suspension is cleared.',
  begin_renewal: {
    missing: 'Review the measures, the findings and the need. Then start the renewal, or let the agreement end.',
    ready: 'Review the measures, the findings and the need. Start the renewal, or let the agreement end.',
  },
  confirm_need: 'Read what the agency has shown. Confirm that the agreement is still needed, or end it.',
  take_back_notice:
    'The side that gave notice asks to take it back. Agree, or do nothing and the agreement ends on the day below.',
  rebase_amendment:
    'Another amendment became part of the agreement. Join this text to it, then both sides settle it anew.',
  report_correction: 'An inspection asks your side to correct something. Do it, then report it as done.',
  verify_correction: 'A corrective action was reported as done. Verify it, or return it with what is missing.',
  close_inspection: 'Every finding of an inspection is corrected and verified. Close the inspection.',
  record_steering: 'A steering meeting has had its day. Record who came, and attach the minutes.',
  publish_steering_minutes: 'A steering meeting was held. Attach its minutes, which the public register shows.',
  comment: 'Show that your agency still needs the agreement: write a comment on this page.',
};

/** One sentence that says what the reader is awaited for. */
export const yourTurnOnAgreement = ({ step, todo, reasons }: AgreementWait): string => {
  const own = Object.entries(sentences).find(([name]) => name === step)?.[1];
  if (own === undefined) return `${todo}.`;
  if (typeof own === 'string') return own;
  return reasons.length > 0 ? own.missing : own.ready;
};
