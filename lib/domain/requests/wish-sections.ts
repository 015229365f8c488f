// The sections of requests that are about an agreement one has, or about training and services: short, because nothing
// is assessed.
import type { RequestDraft, Section } from './draft';
import type { RequestType } from './request-type';

const ask = (missing: boolean, sentence: string): string[] => (missing ? [sentence] : []);

const changeAsked: Partial<Record<RequestType, string>> = {
  RENEW: 'Say why the agreement is still needed.',
  MODIFY: 'Say what should change.',
  TERMINATE_OR_SUSPEND: 'Say why you want to leave the agreement.',
};

const isEnding = ({ requestType }: Pick<RequestDraft, 'requestType'>): boolean =>
  requestType === 'TERMINATE_OR_SUSPEND';

export const agreementSection: Section = {
  key: 'agreement',
  group: 'What you need',
  title: 'The agreement',
  hint: 'Which of your agreements this is about, and what you ask for.',
  minutes: 4,
  missing: (draft) => [
    ...ask(draft.aboutAgreementId === null, 'Choose the agreement that this is about.'),
    ...ask(isEnding(draft) && draft.endWanted === null, 'Say whether it should end or be suspended.'),
    ...ask(isEnding(draft) && draft.wantedOn === null, 'Enter the date from which.'),
    ...ask(draft.changeWanted === '', changeAsked[draft.requestType] ?? 'Say what you ask for.'),
  ],
  started: (draft) => draft.aboutAgreementId !== null || draft.changeWanted !== '' || draft.endWanted !== null,
};

export const serviceSection: Section = {
  key: 'service',
  group: 'What you need',
  title: 'Training or service',
  hint: 'What you need, for how many people, and by when.',
  minutes: 4,
  missing: (draft) => ask(draft.serviceWanted === '', 'Describe the training or service that you need.'),
  started: (draft) => draft.serviceWanted !== '' || draft.programsAsked.length > 0 || draft.traineeCount !== null,
};
