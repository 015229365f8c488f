// The words of the notices about agreements; the rest stands in notice-text.ts.
import type { AgreementNotice } from '@/lib/domain/notices/notice-name';
import { oversightHeadlines } from '@/lib/domain/notices/oversight-headlines';

/** What a mail says at its head, before the status and the link. */
export type Headline = {
  subject: string;
  happened: string;
  /** Why this person gets the mail, where it is not their part in the case. */
  because?: string;
};

/** `{agency}` stands for the agency's name. */
export const agreementHeadlines = {
  'text-ready': {
    subject: 'the agreement text is ready',
    happened: 'The draft of the agreement is open for you to read, edit and comment.',
  },
  'text-handed-over': {
    subject: 'the text has changed hands',
    happened:
      'The text of the agreement lies with the other side of the table now. The page of the text says with whom.',
  },
  'section-proposed': {
    subject: 'a change of the text is proposed',
    happened: 'Another wording of a section of the agreement was proposed. The other side accepts or rejects it.',
  },
  'proposal-answered': {
    subject: 'a proposal was answered',
    happened: 'A proposed change of the agreement text was accepted or rejected.',
  },
  'text-settled': {
    subject: 'the other side says the text is settled',
    happened: 'The other side has said that the text of the agreement is settled.',
  },
  'legal-review-asked': {
    subject: 'the text of an agreement waits for your review',
    happened: 'Both sides have settled the text of an agreement, and you are one of its reviewers.',
    because: 'You get this mail because you review this text.',
  },
  'review-turn': {
    subject: 'it is your turn to review a text',
    happened: 'The text of an agreement waits for your review.',
    because: 'You get this mail because you review this text.',
  },
  'legal-returned': {
    subject: 'a review asks for changes of the text',
    happened: 'A reviewer has returned the text to negotiation. The note and the sections are in the portal.',
  },
  'local-approval-asked': {
    subject: 'the text is cleared; record the local approval',
    happened: 'Every review of the text of the agreement is complete.',
  },
  'signature-asked': {
    subject: 'your signature is asked for',
    happened: 'The text is frozen, and it is your turn to read and sign it.',
  },
  'signature-declined': {
    subject: 'a signer declined',
    happened: '{who} has declined to sign. All signatures are void, and the text is back in negotiation.',
  },
  'question-at-signing': {
    subject: 'a signer asks a question before signing',
    happened:
      '{who} has returned the text with a question about one of its sections. All signatures are void, and the text is back in negotiation. The question stands beside the section.',
  },
  'consent-refused': {
    subject: 'a signer does not sign electronically',
    happened:
      '{who} was asked to sign and does not want to sign electronically. Open the agreement to see the paper path, and call the signer.',
  },
  'consent-given': {
    subject: 'a signer agrees to sign electronically after all',
    happened: '{who} had asked not to sign electronically and now agrees to it.',
  },
  'place-handed-over': {
    subject: 'somebody else signs',
    happened: '{who} has handed a place to sign over. The agreement shows who signs now, and on what basis.',
  },
  'text-recalled': {
    subject: 'the text was recalled',
    happened: 'The text was recalled from signing. All signatures are void, and it is back in negotiation.',
  },
  'signing-time-changed': {
    subject: 'the time to sign has changed',
    happened: 'The last day to sign the agreement has changed. The reason is in the portal.',
  },
  'paper-chosen': {
    subject: 'a place is signed on paper',
    happened: 'A signer signs in ink. The portal has the print copy, and waits for the scan of it.',
  },
  'scan-arrived': {
    subject: 'a signed scan waits to be confirmed',
    happened:
      'The scan of a place signed on paper is in the portal. One person of the agency and one of ICE compare it with the frozen text, and neither may be its signer or whoever brought it.',
  },
  'scan-rejected': {
    subject: 'a signed scan was rejected',
    happened: 'The scan of a place signed on paper was rejected. The reason is in the portal. Bring another scan.',
  },
  'paper-counted': {
    subject: 'a signature on paper counts',
    happened: 'One person of each side has confirmed the scan of a place signed on paper. The signature counts.',
  },
  'signature-reminder': {
    subject: 'the agreement still waits for your signature',
    happened:
      'It is your turn to read and sign the frozen text. You can also decline, with a reason. These reminders stop when you do either, and after the third.',
  },
  'signing-time-over': {
    subject: 'the time to sign is over',
    happened:
      'The last day to sign the agreement has passed, and not everyone has signed. Signatures that were given still count. The liaison can set another day, or recall the text.',
  },
  'agreement-executed': {
    subject: 'the agreement is executed',
    happened: 'Everyone has signed. The agreement is sealed, the seal is verified, and the file can be downloaded.',
  },
  'implementation-begun': {
    subject: 'implementation has started',
    happened: 'The checklist for putting the agreement into practice is open.',
  },
  'readiness-confirmed': {
    subject: 'an agreement is ready to go into force',
    happened: 'The liaison has confirmed that everything on the checklist is in place.',
  },
  'agreement-active': { subject: 'the agreement is in force', happened: 'The agreement is in force.' },
  'agreement-suspended': {
    subject: 'the agreement is suspended',
    happened: 'The agreement is suspended. The reason is in the portal.',
  },
  'suspended-for-60': {
    subject: 'the agreement has been suspended for 60 days',
    happened:
      'The agreement has been suspended for 60 days. After 90 days both sides review it. Confirm the reinstatement as soon as the cause is cleared.',
  },
  'suspended-for-90': {
    subject: 'review the suspended agreement',
    happened:
      'The agreement has been suspended for 90 days. Review it now: confirm the reinstatement, or give notice to end the agreement.',
  },
  'agreement-reinstated': {
    subject: 'the agreement is in force again',
    happened: 'Both sides have confirmed that the cause of the suspension is cleared.',
  },
  'agreement-expiring': {
    subject: 'the agreement comes to its end',
    happened: 'The agreement ends within 180 days.',
  },
  'ends-in-120': {
    subject: 'the agreement ends within 120 days',
    happened: 'The agreement ends within 120 days. No renewal is signed.',
  },
  'ends-in-90': {
    subject: 'the agreement ends within 90 days',
    happened: 'The agreement ends within 90 days. No renewal is signed.',
  },
  'ends-in-60': {
    subject: 'the agreement ends within 60 days',
    happened: 'The agreement ends within 60 days. No renewal is signed: the renewal should be decided by now.',
  },
  'ends-in-30': {
    subject: 'the agreement ends within 30 days',
    happened: 'The agreement ends within 30 days. No renewal is signed. Without one, its authority ends on that day.',
  },
  'ends-in-7': {
    subject: 'the agreement ends within 7 days',
    happened: 'The agreement ends within 7 days. No renewal is signed. Without one, its authority ends on that day.',
  },
  'renewal-begun': { subject: 'the renewal has started', happened: 'The renewal of the agreement has started.' },
  'agreement-superseded': {
    subject: 'a newer agreement took over',
    happened: 'A newer agreement is in force and takes the place of this one.',
  },
  'agreement-terminated': {
    subject: 'notice to end the agreement',
    happened:
      'One side has given notice to end the agreement. It stays in force until the day that the portal shows with the ground.',
  },
  'notice-keep-asked': {
    subject: 'the notice may be taken back',
    happened:
      'The side that gave notice asks the other to agree that it is taken back. Without that, the agreement ends.',
  },
  'notice-taken-back': {
    subject: 'the notice was taken back',
    happened: 'Both sides have agreed that the notice is taken back. The agreement goes on.',
  },
  'agreement-ended': {
    subject: 'the agreement has ended',
    happened: 'The agreement ended on the day that the notice named. The checklist for the end is in the portal.',
  },
  'wind-down-overdue': {
    subject: 'something is overdue after the notice',
    happened: 'Something on the checklist for the end of the agreement is overdue.',
  },
  'duty-reported': {
    subject: 'a duty of the agreement was reported',
    happened: 'One side reported a duty of the agreement as done. The other side accepts the report or returns it.',
  },
  'duty-reviewed': {
    subject: 'the report of a duty was reviewed',
    happened: 'The report of a duty was accepted, or returned with what is missing. The portal shows which.',
  },
  'duty-due': {
    subject: 'a duty of the agreement is due',
    happened:
      'A duty of the agreement, or a corrective action after an inspection, is due today. Report it in the portal once it is done.',
  },
  'duty-late': {
    subject: 'a duty of the agreement is late',
    happened:
      'A duty of the agreement, or a corrective action after an inspection, is late, and nothing was reported of it.',
    because: 'You get this because the duty is late. It goes to more people the longer that lasts.',
  },
  'agreement-imported': {
    subject: 'an earlier agreement is in the portal',
    happened:
      'An agreement that your agency and ICE signed outside the portal was taken over into it, with the signed file as it was received. Its end date and its duties are watched here from now on.',
  },
  ...oversightHeadlines,
  'agreement-expired': { subject: 'the agreement has expired', happened: 'The agreement has reached its end date.' },
  'need-review-opened': {
    subject: 'show that the agreement is still needed',
    happened: 'ICE asks your agency to show within 90 days that the agreement is still needed.',
  },
  'need-confirmed': {
    subject: 'the need is confirmed',
    happened: 'ICE has confirmed that the agreement is still needed.',
  },
  'agreement-voided': {
    subject: 'the agreement was set aside',
    happened: 'The agreement was set aside before it was executed. The reason is in the portal.',
  },
  'add-on-begun': {
    subject: 'an add-on was begun',
    happened: 'An add-on of the agreement was begun. It is settled and signed by itself, and ends with the agreement.',
  },
  'add-on-ended': {
    subject: 'the add-on ended with its agreement',
    happened: 'The agreement that this add-on joins has ended, and the add-on with it. Nothing more is owed under it.',
  },
  'amendment-begun': {
    subject: 'an amendment was begun',
    happened: 'A change of the agreement was begun. The agreement stays in force as it is until the change is signed.',
  },
  'amendment-settled': {
    subject: 'the amendment is ready to sign',
    happened: 'Both sides have settled the text of the amendment. Name who signs; then the agency opens the signing.',
  },
  'amendment-behind': {
    subject: 'another amendment came first',
    happened:
      'Another amendment became part of the agreement. Join the text of this one to it, then both sides settle it anew.',
  },
  'amendment-joined': {
    subject: 'the amendment was joined to the text in force',
    happened: 'The text of the amendment now builds on the text in force. Read it, and say anew when it is settled.',
  },
  'agreement-amended': {
    subject: 'the agreement was amended',
    happened: 'A signed amendment is sealed and part of the agreement. The portal shows what reads how from now on.',
  },
} as const satisfies Record<AgreementNotice, Headline>;
