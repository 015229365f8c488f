// What the page of a request says to the person it waits for. Everyone else reads the sentence of its status.
import { isSideStep } from '@/lib/domain/requests/side-steps';
import type { RequestStatus } from '@/lib/domain/requests/status';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import type { RequestWait } from '@/lib/domain/requests/waiting';

type Turn = { status: RequestStatus | null; side: 'AGENCY' | 'ICE'; wait: RequestWait };

const writing = {
  DRAFT: 'Complete the request. The approver of your agency then checks and submits it.',
  RETURNED: 'Answer what was returned to you. The approver of your agency then sends the request again.',
} as const satisfies Partial<Record<RequestStatus, string>>;

const plan = {
  AGENCY: 'Write the enforcement plan together with ICE, and accept the version you agree to.',
  ICE: 'Write the enforcement plan together with the agency, and accept the version you agree to.',
} as const;

const sentences: Readonly<Partial<Record<RequestStepName, string>>> = {
  send_to_approver: 'Everything is answered. Send the request to the approver of your agency.',
  submit: 'Check the request and submit it.',
  answer_returned_item: writing.RETURNED,
  resubmit: 'Check the answers and send the request again.',
  resubmit_to_liaison: 'Check the answers and send the request to your liaison again.',
  resubmit_to_assessment: 'Check the answers and send the request again. The assessment then goes on.',
  grow_enquiry: 'Your questions are answered. Turn the enquiry into a request when you want to go on.',
  claim: 'Claim the request and begin its intake review.',
  assign: 'Assign the request to the field office for the area, or return it with what is missing.',
  log_contact: 'Call or meet the agency, and log what was said.',
  start_assessment: 'Set the date of the meeting and start the needs assessment.',
  settle_request: 'Settle what the agency asked for, and say how.',
  answer_self: 'Complete your self-assessment. The head of your agency then attests it.',
  attest_assessment: 'Check the self-assessment and attest it.',
  answer_field: 'Visit the agency, record what you find, and complete the part on ICE capacity.',
  answer_capacity: 'Visit the agency, record what you find, and complete the part on ICE capacity.',
  submit_assessment: 'All parts are complete. Send the assessment for review.',
  approve_assessment: 'Read the assessment and the advice. Approve it, or return it to the liaison.',
  approve_in_field: 'Read the plan and approve the request.',
  send_to_headquarters: 'Send the request to headquarters: the rules ask for its decision.',
  declare_interest: 'Declare first whether you have an interest of your own in this case.',
  give_board_opinion: 'Read the case and give your opinion.',
  give_legal_note: 'Read the case and give the note of the legal office.',
  approve: 'Read the opinions and decide: approve, defer or decline the request.',
  defer: 'Read the opinions and decide: approve, defer or decline the request.',
  resume_review: 'Take the review up again.',
  release_letter: 'Read the decision letter and release it to the agency.',
  prepare_letter: 'Prepare the decision letter.',
  comment: 'The agency has not answered by the date it was given. Ask for its answer: write a comment or call.',
};

const isWriting = (status: RequestStatus | null): status is keyof typeof writing =>
  status === 'DRAFT' || status === 'RETURNED';

/** One sentence that says what the reader is awaited for. */
export const yourTurn = ({ status, side, wait }: Turn): string => {
  const { step, todo } = wait;
  const own = Object.entries(sentences).find(([name]) => name === step)?.[1];
  if (own) return own;
  if (isWriting(status) && !isSideStep(step)) return writing[status];
  // What a meeting or a round of questions asks is said in words of its own.
  return status === 'RECOMMENDED' && !isSideStep(step) ? plan[side] : `${todo}.`;
};
