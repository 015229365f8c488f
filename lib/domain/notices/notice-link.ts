// Where a notice leads: the page on which the next step is taken.
import type { NoticeName } from '@/lib/domain/notices/notice-name';
import { paths } from '@/lib/domain/paths';

/** The case a notice is about. */
export type NoticeCaseRef = { kind: 'request' | 'agreement'; id: string };

type Pages = Readonly<Partial<Record<NoticeName, (id: string) => string>>>;

const requestPages: Pages = {
  'sections-returned': paths.requestTasks,
  'correction-granted': paths.requestTasks,
  'answers-due': paths.requestTasks,
  'answers-overdue': paths.requestTasks,
  'meeting-proposed': paths.meetings,
  'meeting-agreed': paths.meetings,
  'meeting-declined': paths.meetings,
  'meeting-moved': paths.meetings,
  'meeting-cancelled': paths.meetings,
  'meeting-logged': paths.meetings,
  'questions-asked': paths.questions,
  'questions-answered': paths.questions,
  'more-time-asked': paths.questions,
  'more-time-given': paths.questions,
  'question-reopened': paths.questions,
  'round-closed': paths.questions,
  mentioned: paths.comments,
};

const agreementPages: Pages = {
  mentioned: paths.agreementComments,
  'legal-review-asked': paths.agreementReview,
  'review-turn': paths.agreementReview,
  'legal-returned': paths.agreementReview,
};

const pageIn = (pages: Pages, name: string): ((id: string) => string) | undefined =>
  Object.entries(pages).find(([known]) => known === name)?.[1];

/** The path of the page that a notice leads to; the case itself where no other page is named. */
export const noticeLink = (name: string, { kind, id }: NoticeCaseRef): string =>
  kind === 'request'
    ? (pageIn(requestPages, name) ?? paths.request)(id)
    : (pageIn(agreementPages, name) ?? paths.agreement)(id);
