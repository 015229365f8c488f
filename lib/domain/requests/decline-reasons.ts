// Why a request can be declined: a code for statistics, a label for the person who decides, and a paragraph that the
// agency reads in its letter. The list is our own; no official one is published.

export const declineCodes = [
  'NO_CAPACITY',
  'NEED_NOT_SHOWN',
  'STATE_LAW',
  'CIVIL_RIGHTS',
  'AGENCY_NOT_READY',
  'BETTER_ROUTE',
  'NOT_IN_SCOPE',
] as const;

export type DeclineCode = (typeof declineCodes)[number];

export const declineReasons = {
  NO_CAPACITY: {
    label: 'ICE has no people or places for it now',
    paragraph:
      'ICE cannot give this partnership the people, training seats or supervision it needs at this time. This says nothing against your agency, and a new request is welcome when circumstances change.',
  },
  NEED_NOT_SHOWN: {
    label: 'The need is not shown by the figures',
    paragraph:
      'The figures in the assessment do not yet show a need that this partnership would meet. Counted figures over a longer period may change that picture in a later request.',
  },
  STATE_LAW: {
    label: 'State or local law stands in the way',
    paragraph:
      'State or local law, as you described it in your answers, does not leave room for this partnership. If the law changes or is clarified, you can file a new request.',
  },
  CIVIL_RIGHTS: {
    label: 'An open civil-rights matter has to end first',
    paragraph:
      'An open civil-rights decree or investigation named in your answers has to come to its end first. You can file a new request after that.',
  },
  AGENCY_NOT_READY: {
    label: 'The agency needs people, training or equipment first',
    paragraph:
      'The partnership asks for people, training or equipment that your agency does not have yet. The recommendation names what would open it.',
  },
  BETTER_ROUTE: {
    label: 'Another kind of partnership serves better',
    paragraph:
      'Another kind of partnership meets the need that you described with less effort for your agency. The recommendation names the alternatives, and your liaison can help you ask for one.',
  },
  NOT_IN_SCOPE: {
    label: 'Not something the partnership programs cover',
    paragraph:
      'What you ask for lies outside the partnership programs of ICE. Your liaison can tell you which office may help.',
  },
} as const satisfies Record<DeclineCode, { label: string; paragraph: string }>;

/** True when the text is a code of the list. */
export const isDeclineCode = (text: string): text is DeclineCode => declineCodes.some((code) => code === text);
