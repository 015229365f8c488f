// What the pages about copies of cases show.
import type { ExemptionCode } from '@/lib/domain/records/exemptions';
import type { MarkedPart } from '@/lib/domain/records/marks';
import type { ReleaseDecision, ReleaseProfile } from '@/lib/domain/records/profiles';
import type { DisclosureClass } from '@/lib/domain/requests/disclosure';

export const releaseStatuses = ['PREPARING', 'SUBMITTED', 'APPROVED', 'RELEASING', 'RELEASED', 'WITHDRAWN'] as const;

export type ReleaseStatus = (typeof releaseStatuses)[number];

/** A status in words, and what comes next. */
export const releaseStatusFacts = {
  PREPARING: {
    label: 'Being prepared',
    tone: 'blue',
    next: 'Go through every item, mark what does not leave, and submit it to a second person.',
  },
  SUBMITTED: {
    label: 'With the second person',
    tone: 'yellow',
    next: 'Somebody who has not worked on it compares it with the case and approves it or sends it back.',
  },
  APPROVED: { label: 'Approved', tone: 'green', next: 'Release it. Any change now takes the approval away.' },
  RELEASING: {
    label: 'Package is being made',
    tone: 'blue',
    next: 'The package is made now. Open this page again in a minute.',
  },
  RELEASED: {
    label: 'Released',
    tone: 'green',
    next: 'Nothing changes any more. Each download is noted in the release log.',
  },
  WITHDRAWN: { label: 'Withdrawn', tone: 'grey', next: 'Nothing left. The record of it stays.' },
} as const satisfies Record<ReleaseStatus, { label: string; tone: string; next: string }>;

/** A copy of a case in a list. */
export type ReleaseSummary = {
  id: string;
  number: string;
  caseNumber: string;
  agency: string;
  requester: string;
  reference: string;
  profile: ReleaseProfile;
  status: ReleaseStatus;
  prepared: string;
};

/** One thing of the case in the list of a release. */
export type ReleaseItemLine = {
  id: string;
  label: string;
  part: string;
  class: DisclosureClass;
  decision: ReleaseDecision;
  exemption: ExemptionCode | null;
  marks: number;
  isFile: boolean;
  /** The case says something else by now, or no longer has it: it has to be looked at again. */
  changed: boolean;
};

/** What the reader of the page may do about a release as it stands. */
export type ReleaseActs = {
  edit: boolean;
  submit: boolean;
  /** Takes it back to be prepared: the second person with a reason, or whoever works on it. */
  reopen: boolean;
  approve: boolean;
  /** Why this person may not approve it, in words; null when they may or nobody may now. */
  whyNotApprove: string | null;
  release: boolean;
  download: boolean;
  withdraw: boolean;
};

export type ReleasePage = ReleaseSummary & {
  version: number;
  caseHref: string;
  sentBackNote: string;
  facts: { label: string; value: string }[];
  items: ReleaseItemLine[];
  acts: ReleaseActs;
  /** Hours and people of what left: the release and its downloads. */
  log: { key: string; text: string }[];
  /** Where this person confirms that it is them before a copy is released; null when that was done just now. */
  confirmHref: string | null;
};

/** A page of the text of an item, with its marks. */
export type MarkedPage = { n: number; parts: MarkedPart[]; whole: ExemptionCode | null; hasWords: boolean };

export type MarkLine = { id: string; where: string; exemption: ExemptionCode; by: string; excerpt: string };

export type ReleaseItemPage = {
  release: Pick<ReleaseSummary, 'id' | 'number' | 'profile' | 'status' | 'caseNumber'> & { version: number };
  item: ReleaseItemLine;
  /** How the file can leave: as text set anew, as it was stored, or not at all. */
  form: 'TEXT' | 'PAGES' | 'AS_STORED' | 'NOT_POSSIBLE';
  formNote: string;
  pages: MarkedPage[];
  marks: MarkLine[];
  edit: boolean;
  /** Set for a file or comment: its class can be changed; with the changes before. */
  classed: {
    what: 'DOCUMENT' | 'COMMENT';
    id: string;
    class: DisclosureClass;
    changes: { key: string; text: string }[];
  } | null;
  neverLeaves: string | null;
  before: string | null;
  after: string | null;
};

/** A line of the log of what left. */
export type ReleaseLogLine = {
  key: string;
  when: string;
  what: string;
  release: string;
  caseNumber: string;
  requester: string;
  reference: string;
  profile: string;
  by: string;
  sha256: string;
};
