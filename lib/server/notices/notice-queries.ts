import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import {
  type CaseNames,
  FRESH_MAX,
  freshText,
  groupNotices,
  type KeptNotice,
  type NoticeCentre,
  type NoticeMark,
  type NoticeShow,
  noticeShows,
  readMark,
  writeMark,
} from '@/lib/domain/notices/notice-centre';
import { viewHeading } from '@/lib/domain/notices/view-letter';
import { paths } from '@/lib/domain/paths';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { personOf } from '@/lib/server/auth/person';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { visibleRequests } from '@/lib/server/requests/visible';
import { visibleViews } from '@/lib/server/views/view-queries';

// A person's own notices, newest first.

const pageRows = 40;

/** The zone of ICE's own people: headquarters'. */
const officeTimeZone = 'America/New_York';

const noticeFilter = z.strictObject({
  show: z.enum(noticeShows).catch('all'),
  after: z.string().max(80).transform(readMark).nullable().catch(null),
});

export type NoticeFilter = { show: NoticeShow; after: NoticeMark | null };

/** Reads the search parameters of an address; what cannot be read counts as not asked. */
export const toNoticeFilter = (asked: Record<string, string | string[] | undefined>): NoticeFilter =>
  noticeFilter.parse({ show: asked.show, after: asked.after });

const newestFirst: Prisma.NoticeOrderByWithRelationInput[] = [{ createdAt: 'desc' }, { id: 'desc' }];

/** How many notices somebody has not read, at most one more than is shown: never a count over all of them. */
const countFresh = (userId: string): Promise<number> =>
  db.notice.count({ where: { userId, readAt: null }, orderBy: newestFirst, take: FRESH_MAX + 1 });

/** The number beside "Notices" in the header; null when nothing is new. */
export const freshNotices = async (actor: Actor): Promise<string | null> => {
  const count = actor.id === null ? 0 : await countFresh(actor.id);
  return count === 0 ? null : freshText(count);
};

const after = (mark: NoticeMark | null): Prisma.NoticeWhereInput =>
  mark === null ? {} : { createdAt: { lte: mark.at }, OR: [{ createdAt: { lt: mark.at } }, { id: { lt: mark.id } }] };

export const noticeColumns = {
  id: true,
  name: true,
  subject: true,
  body: true,
  createdAt: true,
  readAt: true,
  requestId: true,
  agreementId: true,
  viewId: true,
} as const satisfies Prisma.NoticeSelect;

type Row = Prisma.NoticeGetPayload<{ select: typeof noticeColumns }>;

/** A row as the pages and mails of notices read it. */
export const toKept = ({ requestId, agreementId, ...row }: Row): KeptNotice => {
  const about = requestId ? ({ kind: 'request', id: requestId } as const) : null;
  return { ...row, about: agreementId ? { kind: 'agreement', id: agreementId } : about };
};

const isText = (id: string | null): id is string => id !== null;
const named = { id: true, number: true, agency: { select: { legalName: true } } } as const;

const viewNames = async (actor: Actor, rows: readonly Row[]) => {
  const ids = [...new Set(rows.map(({ viewId }) => viewId).filter(isText))];
  // Few have an alert: no page asks for nothing.
  if (ids.length === 0) return [];
  const views = await db.savedView.findMany({
    where: { AND: [{ id: { in: ids } }, visibleViews(actor)] },
    select: { id: true, list: true, name: true },
  });
  return views.map(
    ({ id, list, name }) => [id, { number: viewHeading(name), agency: '', href: paths.savedView(list, id) }] as const,
  );
};

/** Names of the cases and of the saved views that the reader still sees. */
export const caseNames = async (actor: Actor, rows: readonly Row[]): Promise<CaseNames> => {
  const idsOf = (ids: readonly (string | null)[]) => ({ id: { in: [...new Set(ids.filter(isText))] } });
  const requestIds = idsOf(rows.map(({ requestId }) => requestId));
  const agreementIds = idsOf(rows.map(({ agreementId }) => agreementId));
  const [requests, agreements, views] = await Promise.all([
    db.request.findMany({ where: { AND: [requestIds, visibleRequests(actor)] }, select: named }),
    db.agreement.findMany({ where: { AND: [agreementIds, visibleAgreements(actor)] }, select: named }),
    viewNames(actor, rows),
  ]);
  return new Map([
    ...[...requests, ...agreements].map(
      ({ id, number, agency }) => [id, { number, agency: agency.legalName }] as const,
    ),
    ...views,
  ]);
};

const zoneOf = async ({ agencyId }: Actor): Promise<string> => {
  const agency = agencyId && (await db.agency.findUnique({ where: { id: agencyId }, select: { timeZone: true } }));
  return agency ? agency.timeZone : officeTimeZone;
};

/** One page of the actor's own notices. */
export const noticeCentre = async (actor: Actor, { show, after: mark }: NoticeFilter): Promise<NoticeCentre> => {
  const { id: userId } = personOf(actor);
  const [rows, fresh, timeZone] = await Promise.all([
    db.notice.findMany({
      where: { userId, ...(show === 'new' ? { readAt: null } : {}), ...after(mark) },
      select: noticeColumns,
      orderBy: newestFirst,
      take: pageRows + 1,
    }),
    countFresh(userId),
    zoneOf(actor),
  ]);
  const shown = rows.slice(0, pageRows);
  const last = rows.length > pageRows ? shown.at(-1) : undefined;
  return {
    groups: groupNotices(shown.map(toKept), await caseNames(actor, shown), timeZone),
    show,
    fresh: freshText(fresh),
    next: last ? writeMark(last) : null,
    isFirst: mark === null,
    until: fresh > 0 ? (shown[0]?.createdAt.toISOString() ?? null) : null,
  };
};
