// Notices about no case: of what somebody asked the portal for themselves. In the portal alone, since their reader looks
// for it there.
import type { CatalogueRow } from '@/lib/domain/notices/catalogue';
import { paths } from '@/lib/domain/paths';

type OwnNotice = { event: string; subject: string };

const because = 'You get this because you asked for the file.';

export const ownNotices = {
  'file-ready': { event: 'A file that was asked for is ready', subject: 'the file you asked for is ready' },
  'file-failed': {
    event: 'A file that was asked for could not be made',
    subject: 'the file you asked for could not be made',
  },
} as const satisfies Record<string, OwnNotice>;

export type OwnNoticeName = keyof typeof ownNotices;

export const isOwnNotice = (name: string): name is OwnNoticeName => Object.hasOwn(ownNotices, name);

/** Subject and words of a notice about a file. `happened` names the list and no request in it. */
export const ownNoticeText = (name: OwnNoticeName, happened: string): { subject: string; body: string } => ({
  subject: ownNotices[name].subject,
  body: [happened, because].join('\n\n'),
});

/** Under which heading notices about no case stand, and where they lead. */
export const ownNoticePlace = { heading: 'Files of lists', href: paths.requestExports() } as const;

/** The rows of the catalogue for them. */
export const ownCatalogue: readonly CatalogueRow[] = Object.entries(ownNotices).map(([name, { event }]) => ({
  name,
  event,
  told: ['Whoever asked for it'],
  after: [],
  mail: 'In the portal alone.',
}));
