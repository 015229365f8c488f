// The words of every notice. A mail names the case by its number, says what happened and what comes next, and links to
// the portal; it never carries the content of a case.
import { agreementHeadlines, type Headline } from '@/lib/domain/notices/agreement-headlines';
import type { NoticeName } from '@/lib/domain/notices/notice-name';
import { viewHeadlines } from '@/lib/domain/notices/view-letter';

export type NoticeFacts = {
  number: string;
  agencyName: string;
  statusLabel: string;
  /** What happens next, from the status table. */
  next: string;
  /** "Tue, Dec 8, 2026", or null when there is no target. */
  due: string | null;
  link: string;
  /** How much changed since the request was sent before, or which sections are open; only where that is the news. */
  changes?: string | null;
  /** Whose act the notice tells of; null for an act of the portal. */
  who?: string | null;
  /** What they did, in the words of the step: "submitted the request". */
  did?: string | null;
  /** Who to call: name and phone of the liaison or the office; null while nobody is assigned. */
  contact: string | null;
};

/** `{agency}` stands for the agency's name, `{who}` for the person whose act it was. */
export const noticeHeadlines = {
  'request-ready': {
    subject: 'a request waits for you to submit it',
    happened: 'An officer of your agency has completed a request and sent it to you.',
  },
  'request-sent-back': {
    subject: 'your approver sent the request back',
    happened: 'Your approver has read the request and asks for changes. The reason is in the portal.',
  },
  'request-received': {
    subject: 'we have received your request',
    happened: 'Your request has reached the intake office.',
  },
  'file-harmful': {
    subject: 'harmful code was found in a file',
    happened:
      'The scanner found harmful code in a file that was attached. The file is locked for everybody. Remove it and attach a clean copy.',
  },
  'file-held-back': {
    subject: 'a file is held back',
    happened:
      'A file that was attached holds what looks like an identifier of a person, so that it stays with your agency. The request says on which page. Replace the file by a copy without it or, when it is something else, tell your liaison what stands there.',
  },
  'file-let-through': {
    subject: 'a file is no longer held back',
    happened: 'ICE has let a file through that was held back. Both sides can open it now.',
  },
  'request-arrived': { subject: 'a request from {agency}', happened: '{agency} has submitted a request.' },
  'request-returned': {
    subject: 'your request needs more information',
    happened: 'The intake office has returned your request with a list of what is missing.',
  },
  'sections-returned': {
    subject: 'some sections of your request come back to you',
    happened:
      'Your liaison has returned sections of your request, with a comment beside each place that needs more. The rest stays as you sent it.',
  },
  'correction-asked': {
    subject: '{agency} asks to correct its request',
    happened:
      '{agency} asks to correct sections of a request that is with you. Allow the correction, or refuse it with a reason.',
  },
  'correction-granted': {
    subject: 'you can correct your request',
    happened: 'The sections you asked to correct are open. Correct them, then send the request again.',
  },
  'correction-refused': {
    subject: 'your request stays as it was sent',
    happened: 'The correction you asked for was refused. The reason is in the portal.',
  },
  'answers-due': {
    subject: 'your answers are due soon',
    happened: 'Your request is back with your agency, and the date by which ICE asks you to send it again is near.',
  },
  'answers-overdue': {
    subject: 'the date for your answers has passed',
    happened:
      'Your request is still back with your agency, and the date by which ICE asked you to send it again has passed. You can still send it.',
  },
  'answers-missing': {
    subject: '{agency} has not sent its request again',
    happened:
      'The date by which {agency} was asked to send its request again has passed. You can recall the return, or wait.',
  },
  'request-resent': {
    subject: '{agency} sent its request again',
    happened: '{agency} has answered the listed items and sent its request again.',
  },
  'request-assigned': {
    subject: 'your request has a liaison',
    happened: 'Your request is assigned to a field office. Your liaison is named below and will call you.',
  },
  'request-yours': {
    subject: 'a request from {agency} is assigned to you',
    happened: 'You are the liaison for a request from {agency}.',
  },
  'assessment-started': {
    subject: 'your needs assessment has started',
    happened: 'The date of the meeting is set, and the questions for your agency are open in the portal.',
  },
  'assessment-attested': {
    subject: '{agency} attested its self-assessment',
    happened: 'The head of {agency} has attested the self-assessment.',
  },
  'assessment-submitted': {
    subject: 'an assessment waits for your review',
    happened: 'A liaison of your office has sent an assessment for review.',
  },
  'assessment-returned': {
    subject: 'an assessment came back to you',
    happened: 'The supervisor has returned the assessment. The reason is in the portal.',
  },
  'recommendation-made': {
    subject: 'the recommendation is ready',
    happened: 'The assessment is approved, and the recommendation with its reasons can be read in the portal.',
  },
  'plan-changed': {
    subject: 'the enforcement plan has a new version',
    happened: 'The enforcement plan was changed. Acceptances of the earlier version no longer count.',
  },
  'plan-accepted': {
    subject: 'the other side accepted the plan',
    happened: 'The other side has accepted the present version of the enforcement plan.',
  },
  'plan-agreed': { subject: 'the plan is agreed', happened: 'Both sides have accepted the same version of the plan.' },
  'review-asked': {
    subject: 'a request waits for headquarters review',
    happened: 'A request has come to headquarters for review.',
  },
  'request-deferred': {
    subject: 'your request is deferred',
    happened:
      'Headquarters has deferred your request. The reason and the date of the next review are in the portal. A decision letter follows.',
  },
  'request-declined': {
    subject: 'your request is declined',
    happened:
      'Headquarters has declined your request. The reason is in the portal, a decision letter follows, and you can ask for another look.',
  },
  'request-reopened': {
    subject: 'the plan needs another look',
    happened: 'Headquarters has sent the request back to planning. The reason is in the portal.',
  },
  'request-approved': {
    subject: 'the request is approved',
    happened: 'The request is approved. A decision letter follows, and any conditions are listed in the portal.',
  },
  'meeting-proposed': {
    subject: 'a meeting is proposed',
    happened: 'The other side proposes a meeting. Choose one of the times, or propose others.',
  },
  'meeting-agreed': {
    subject: 'a meeting is agreed',
    happened: 'Both sides have agreed to a time for a meeting. The attached file puts it into your calendar.',
  },
  'meeting-declined': {
    subject: 'the proposed times do not fit',
    happened: 'The other side has declined the proposed times. The reason is in the portal; you can propose others.',
  },
  'meeting-moved': {
    subject: 'other times are proposed for a meeting',
    happened: 'Other times are proposed for a meeting. A time that was agreed before no longer holds.',
  },
  'meeting-cancelled': {
    subject: 'a meeting is cancelled',
    happened: 'A meeting is cancelled. The reason is in the portal.',
  },
  'meeting-logged': {
    subject: 'the notes of a meeting are there',
    happened: 'The liaison has logged what was discussed and agreed in a meeting.',
  },
  'questions-asked': {
    subject: 'there are questions to your agency',
    happened: 'A round of questions to your agency is open, with the date by which each is due.',
  },
  'questions-answered': {
    subject: '{agency} answered questions',
    happened: '{agency} has sent answers. The portal shows which questions are still open.',
  },
  'more-time-asked': {
    subject: '{agency} asks for more time',
    happened: '{agency} asks for a later date to answer questions. The reason is in the portal.',
  },
  'more-time-given': {
    subject: 'your questions have a later date',
    happened: 'Your agency has more time to answer the open questions. The new date is in the portal.',
  },
  'question-reopened': {
    subject: 'an answer needs more',
    happened: 'One of your answers leaves something open. The portal says what, and keeps your text.',
  },
  'round-closed': {
    subject: 'a round of questions is closed',
    happened: 'A round of questions to your agency is closed. Nothing in it waits for you any more.',
  },
  mentioned: {
    subject: 'you are mentioned in a comment',
    happened: 'Somebody mentions you in a comment on this case.',
    because: 'You get this mail because a comment mentions you.',
  },
  followed: {
    subject: 'a case you follow has moved on',
    happened: '{who} {did}.',
    because: 'You get this mail because you follow this case.',
  },
  'request-completed': {
    subject: 'the request is completed',
    happened: 'Everything the request led to is in place, and the request is closed.',
  },
  'request-withdrawn': { subject: '{agency} withdrew its request', happened: '{agency} has withdrawn its request.' },
  'request-closed': {
    subject: 'your request is closed',
    happened: 'The intake office has closed your request without action. The reason is in the portal.',
  },
  'condition-reported': {
    subject: 'a condition of the approval was reported on',
    happened: 'One side has reported on a condition of the approval. The other side checks it in the portal.',
  },
  'condition-checked': {
    subject: 'a condition of the approval was checked',
    happened: 'A condition of the approval was checked or waived. The portal shows how the conditions stand.',
  },
  'reconsideration-asked': {
    subject: '{agency} asks for another look',
    happened: '{agency} asks that the decision is looked at again by somebody else than the first decider.',
  },
  'reconsideration-decided': {
    subject: 'your request was looked at again',
    happened:
      'Somebody else than the first decider has looked at the decision on your request, and it stands. The reasons are in the portal.',
  },
  'decision-reopened': {
    subject: 'your request is open again',
    happened:
      'Somebody else than the first decider has looked at the decision on your request and reopened it. A letter you have about the decline no longer holds; a new letter follows the new decision. The reasons are in the portal.',
  },
  'letter-released': {
    subject: 'your decision letter is ready',
    happened: 'The letter about the decision on your request is released. You can read and download it in the portal.',
  },
  'review-resumed': { subject: 'the review goes on', happened: 'Headquarters has taken your request up again.' },
  ...agreementHeadlines,
  ...viewHeadlines,
} as const satisfies Record<NoticeName, Headline>;

/** Subject and plain-text body of a notice about one case. */
export const noticeText = (name: NoticeName, facts: NoticeFacts): { subject: string; body: string } => {
  const { subject, happened, because }: Headline = noticeHeadlines[name];
  const fill = (text: string) =>
    text
      .replaceAll('{agency}', facts.agencyName)
      .replaceAll('{who}', facts.who ?? 'Somebody')
      .replaceAll('{did}', facts.did ?? 'took a step');
  const paragraphs = [
    fill(happened),
    ...(facts.changes ? [facts.changes] : []),
    `Case: ${facts.number}, ${facts.agencyName}. Status: ${facts.statusLabel}.`,
    `What happens next: ${facts.next}`,
    ...(facts.due === null ? [] : [`Target date: ${facts.due}.`]),
    `Open the case: ${facts.link}`,
    ...(facts.contact === null ? [] : [`Questions: ${facts.contact}.`]),
    `${because ?? 'You get this mail because you have a part in this case.'} Mails carry no details of a case; sign in to read them.`,
  ];
  return { subject: `${facts.number}: ${fill(subject)}`, body: paragraphs.join('\n\n') };
};
