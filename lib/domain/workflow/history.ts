// The timeline and the comments of a case as its page shows them: already worded, in the time zone of the agency.

import type { Visibility } from '@/lib/domain/access/readable';

export type HistoryEvent = {
  id: string;
  step: string;
  fromStatus: string | null;
  toStatus: string;
  actorId: string | null;
  actorName: string;
  actorRole: string;
  note: string;
  createdAt: Date;
  /** How the mails about it stand; only for those who see to it that people are reached. */
  mails?: Readonly<Partial<Record<string, number>>>;
};

export type HistoryLine = {
  key: string;
  time: string;
  /** ISO 8601. */
  at: string;
  who: string;
  what: string;
  note: string;
  /** "Mails: 2 sent, 1 refused for good"; empty where there are none. */
  mails: string;
  by: 'person' | 'system';
};

export type HistoryDay = { day: string; events: readonly HistoryLine[] };

export type CommentView = {
  id: string;
  author: string;
  visibility: Visibility;
  /** Who may read it later, when somebody outside asks for it; shown where it is not the usual one. */
  class?: 'PUBLIC' | 'RELEASABLE_AFTER_REVIEW' | 'LES_CUI';
  body: string;
  /** "Nov 24, 2026, 10:42 AM" */
  when: string;
  at: string;
};
