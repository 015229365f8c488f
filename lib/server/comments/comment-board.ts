import 'server-only';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import type { CaseScope } from '@/lib/domain/access/reach';
import { readableVisibilities } from '@/lib/domain/access/readable';
import type { CommentBoard, CommentThreadView, ThreadComment } from '@/lib/domain/comments/comment-thread';
import { momentText } from '@/lib/domain/dates';
import { requestSteps } from '@/lib/domain/requests/steps';
import { decide } from '@/lib/domain/workflow/decide';
import type { CaseKey } from '@/lib/server/comments/comment-queries';
import { mentionable } from '@/lib/server/comments/mentionable';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { findVisibleCase } from '@/lib/server/requests/visible-case';

// The comments of a case in threads, with the people its next comment may mention.

const threadsMax = 200;

const columns = {
  id: true,
  body: true,
  visibility: true,
  class: true,
  questionCode: true,
  createdAt: true,
  author: { select: { name: true, title: true } },
  mentions: { select: { user: { select: { name: true } } }, orderBy: { userId: 'asc' } },
} as const satisfies Prisma.CommentSelect;

type Row = Prisma.CommentGetPayload<{ select: typeof columns }>;

const toComment = (
  { id, body, visibility, class: disclosure, questionCode, createdAt, author, mentions }: Row,
  zone: string,
) =>
  ({
    id,
    body,
    visibility,
    class: disclosure,
    questionCode,
    author: author.title === '' ? author.name : `${author.name}, ${author.title}`,
    when: momentText(createdAt, zone),
    at: createdAt.toISOString(),
    mentions: mentions.map(({ user }) => user.name),
  }) satisfies ThreadComment;

type Place = { key: CaseKey; scope: CaseScope; zone: string; mayComment: boolean; questionCode?: string | undefined };

const readThreads = async (actor: Actor, { key, questionCode, zone }: Place): Promise<CommentThreadView[]> => {
  const readable = { in: readableVisibilities(actor) };
  const rows = await db.comment.findMany({
    where: { ...key, parentId: null, visibility: readable, ...(questionCode === undefined ? {} : { questionCode }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: threadsMax,
    select: {
      ...columns,
      replies: { where: { visibility: readable }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: columns },
    },
  });
  return rows.reverse().map(({ replies, ...row }) => ({
    ...toComment(row, zone),
    replies: replies.map((reply) => toComment(reply, zone)),
  }));
};

/**
 * The comments of a request that the actor may read, in threads, and whom the next one may mention.
 * @param questionCode only those beside this question of the assessment; without it all of them
 * @returns null when there is no such request for them
 */
export const commentsFor = async (
  actor: Actor,
  requestId: string,
  questionCode?: string,
): Promise<CommentBoard | null> => {
  const row = await findVisibleCase(actor, requestId);
  return row && boardOf(actor, row, questionCode);
};

/** The same for a request that the caller has read for this actor already. */
export const boardOf = (actor: Actor, row: RequestCase, questionCode?: string): Promise<CommentBoard> =>
  readBoard(actor, {
    key: { requestId: row.id },
    scope: { agencyId: row.agencyId, officeId: row.officeId, everSubmitted: row.submittedAt !== null },
    zone: row.agency.timeZone,
    mayComment: decide(requestSteps.comment, toRequestFacts(row), actor).ok,
    questionCode,
  });

type AgreementRow = { id: string; agencyId: string; officeId: string; agency: { timeZone: string } };

/** The comments of an agreement that the caller has read for this actor already. */
export const agreementBoard = (actor: Actor, row: AgreementRow, mayComment: boolean): Promise<CommentBoard> =>
  readBoard(actor, {
    key: { agreementId: row.id },
    scope: { agencyId: row.agencyId, officeId: row.officeId, everSubmitted: true },
    zone: row.agency.timeZone,
    mayComment,
  });

const readBoard = async (actor: Actor, place: Place): Promise<CommentBoard> => {
  const { scope, mayComment, questionCode } = place;
  const side = readsIceOnly(actor) ? 'ICE' : 'AGENCY';
  const [threads, people] = await Promise.all([
    readThreads(actor, place),
    mayComment ? mentionable(actor, scope) : null,
  ]);
  return {
    threads,
    mayComment,
    side,
    people: { shared: people?.SHARED ?? [], own: people?.[side === 'ICE' ? 'ICE_ONLY' : 'AGENCY_ONLY'] ?? [] },
    questionCode: questionCode ?? '',
  };
};
