// The words about a saved view that somebody asked to be told of. They name the view and a number, and no case.
import type { Headline } from '@/lib/domain/notices/agreement-headlines';
import type { ViewNotice } from '@/lib/domain/notices/notice-name';
import type { SavedList } from '@/lib/domain/saved-views';
import { type AlertEnd, alertEnds } from '@/lib/domain/view-alerts';

/** As the lists of who is told what name them. */
export const viewHeadlines = {
  'view-entered': {
    subject: 'cases entered a saved view',
    happened: 'Cases have entered a saved view since it was looked at last.',
    because: 'You get this mail because you asked to be told when a case enters this view.',
  },
  'view-alert-ended': {
    subject: 'you are not told of a saved view any more',
    happened: 'The portal does not look at a saved view for you any more.',
    because: 'You get this mail because you asked to be told when a case enters this view.',
  },
} as const satisfies Record<ViewNotice, Headline>;

/** More than this is not counted: "more than 50". */
export const ENTERED_MAX = 50;

const nouns = {
  AGREEMENTS: { one: 'agreement', many: 'agreements' },
  REQUESTS: { one: 'request', many: 'requests' },
} as const satisfies Record<SavedList, { one: string; many: string }>;

/** "1 request", "3 agreements", "more than 50 requests". */
export const enteredText = (list: SavedList, count: number): string => {
  if (count > ENTERED_MAX) return `more than ${ENTERED_MAX} ${nouns[list].many}`;
  return `${count} ${count === 1 ? nouns[list].one : nouns[list].many}`;
};

/** What stands before the colon of a subject, and above the notices of one view. */
export const viewHeading = (name: string): string => `View “${name}”`;

const firstUp = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export type ViewLetter = { list: SavedList; viewName: string } & (
  | { name: 'view-entered'; count: number; link: string }
  | { name: 'view-alert-ended'; why: AlertEnd; link: string }
);

/** Subject and plain-text body of a notice about a saved view. */
export const viewLetterText = (letter: ViewLetter): { subject: string; body: string } => {
  const { list, viewName } = letter;
  const quiet = `${viewHeadlines[letter.name].because} Mails carry no details of a case; sign in to read them.`;
  if (letter.name === 'view-alert-ended') {
    return {
      subject: `${viewHeading(viewName)}: you are not told of it any more`,
      body: [
        `The portal does not tell you any more what enters the view “${viewName}” of ${nouns[list].many}. ${alertEnds[letter.why]}`,
        `Open your saved views: ${letter.link}`,
        quiet,
      ].join('\n\n'),
    };
  }
  const entered = enteredText(list, letter.count);
  return {
    subject: `${viewHeading(viewName)}: ${entered} entered`,
    body: [
      `${firstUp(entered)} entered the view “${viewName}” since the portal looked at it last.`,
      `Open the view: ${letter.link}`,
      quiet,
    ].join('\n\n'),
  };
};
