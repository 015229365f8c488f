// What a person finds on the page of their notices.
import { z } from 'zod';
import { momentText } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { type NoticeCaseRef, noticeLink } from '@/lib/domain/notices/notice-link';
import { viewNotices } from '@/lib/domain/notices/notice-name';
import { isOwnNotice, ownNoticePlace } from '@/lib/domain/notices/own-notices';

/** A notice as it is kept. */
export type KeptNotice = {
  id: string;
  name: string;
  subject: string;
  body: string;
  createdAt: Date;
  readAt: Date | null;
  about: NoticeCaseRef | null;
  /** The saved view it tells of, where it tells of one. */
  viewId: string | null;
};

export type NoticeLine = {
  id: string;
  title: string;
  happened: string;
  /** Why this person has it. */
  why: string;
  at: string;
  machineAt: string;
  isNew: boolean;
};

/** The notices of one case, or of one saved view, that follow each other on a page, newest first. */
export type NoticeGroup = {
  key: string;
  heading: string;
  agency: string;
  href: string | null;
  isView: boolean;
  lines: NoticeLine[];
};

export type NoticeCentre = {
  groups: readonly NoticeGroup[];
  show: NoticeShow;
  /** How many are new, with "99+" for more. */
  fresh: string;
  /** Where the next page begins; null at the end. */
  next: string | null;
  isFirst: boolean;
  /** The moment of the newest one on the page: "mark all" covers what could be seen, and nothing later. */
  until: string | null;
};

export const noticeShows = ['all', 'new'] as const;
export type NoticeShow = (typeof noticeShows)[number];

/** The last notice of a page: its moment and its id, since several may share a moment. */
export type NoticeMark = { at: Date; id: string };

const markPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/u;

/** Reads the mark of an address; null for what is none. */
export const readMark = (text: string): NoticeMark | null => {
  const [, at = '', id = ''] = markPattern.exec(text) ?? [];
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) || !z.uuid().safeParse(id).success ? null : { at: moment, id };
};

/** The mark of a notice, for the address of the page after it. */
export const writeMark = ({ createdAt, id }: { createdAt: Date; id: string }): string =>
  `${createdAt.toISOString()}_${id}`;

export const noticeInput = z.strictObject({ noticeId: rowId('Open the page again and choose one of the notices.') });
export const allNoticesInput = z.strictObject({ until: z.iso.datetime({ precision: 3 }).max(40) });

/** More than this is not counted: "99+". */
export const FRESH_MAX = 99;

/** A bounded count in words. */
export const freshText = (count: number): string => (count > FRESH_MAX ? `${FRESH_MAX}+` : String(count));

const whyStart = /^You (?:get this|got this)/u;

/** What happened and why one is told, from the stored words; the rest of a mail repeats the case page. */
const wordsOf = (body: string): { happened: string; why: string } => {
  const paragraphs = body.split('\n\n');
  const reason = paragraphs.findLast((one) => whyStart.test(one)) ?? '';
  const why = reason.replace(/ Mails carry no details.*$/u, '').replace('this mail', 'this');
  return { happened: paragraphs[0] ?? '', why };
};

const toLine = ({ id, subject, body, createdAt, readAt }: KeptNotice, number: string, timeZone: string): NoticeLine => {
  const plain = subject.startsWith(`${number}: `) ? subject.slice(number.length + 2) : subject;
  return {
    id,
    title: plain.charAt(0).toUpperCase() + plain.slice(1),
    ...wordsOf(body),
    at: momentText(createdAt, timeZone),
    machineAt: createdAt.toISOString(),
    isNew: readAt === null,
  };
};

// The subject begins with the number or the view; who no longer sees it was told it then.
const numberIn = (subject: string): string => /^([A-Z]+-[\w-]+): /u.exec(subject)?.[1] ?? 'A case you do not see';
const viewIn = (subject: string): string => /^(View “.*”): /u.exec(subject)?.[1] ?? 'A saved view';

/** Number and agency of the cases, by id; of the saved views their heading, and the address that opens them. */
export type CaseNames = ReadonlyMap<string, { number: string; agency: string; href?: string }>;

const isOfView = ({ name }: KeptNotice): boolean => viewNotices.some((one) => one === name);

const headingOf = (notice: KeptNotice): string => {
  if (!isOfView(notice)) return numberIn(notice.subject);
  return notice.viewId === null ? 'Saved views' : viewIn(notice.subject);
};

const hrefOf = ({ about }: KeptNotice, href: string | undefined): string | null =>
  href ?? (about && noticeLink('', about));

/** Under what a notice stands: its case, its view, or what its reader asked the portal for. */
const placeOf = (notice: KeptNotice, cases: CaseNames): Omit<NoticeGroup, 'lines'> => {
  const isView = isOfView(notice);
  if (notice.about === null && isOwnNotice(notice.name)) return { key: 'own', agency: '', isView, ...ownNoticePlace };
  const key = notice.about?.id ?? notice.viewId ?? (isView ? 'views' : 'none');
  const name = cases.get(key);
  return {
    ...{ key, isView },
    heading: name?.number ?? headingOf(notice),
    agency: name?.agency ?? '',
    href: name ? hrefOf(notice, name.href) : null,
  };
};

/** Puts notices of one case, or of one view, that follow each other under one heading. The order, newest first, stays. */
export const groupNotices = (notices: readonly KeptNotice[], cases: CaseNames, timeZone: string): NoticeGroup[] => {
  const groups = new Map<string, NoticeGroup>();
  for (const notice of notices) {
    const place = placeOf(notice, cases);
    const group: NoticeGroup = groups.get(place.key) ?? { ...place, lines: [] };
    group.lines.push(toLine(notice, group.heading, timeZone));
    groups.set(place.key, group);
  }
  return [...groups.values()];
};
