import 'server-only';
import type { CaseScope } from '@/lib/domain/access/reach';
import { readableVisibilities, type Visibility } from '@/lib/domain/access/readable';
import { mentionedIn } from '@/lib/domain/comments/mention';
import { classOfComment } from '@/lib/domain/records/profiles';
import type { CaseKey } from '@/lib/server/comments/comment-queries';
import { mentionable } from '@/lib/server/comments/mentionable';
import type { Transaction } from '@/lib/server/db/client';
import { enqueue } from '@/lib/server/outbox/enqueue';
import type { CaseRow, StepContext } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// A comment on a request or on an agreement, alone or as an answer to another one, with whom it mentions.

type Context = StepContext<CaseRow>;

/** The case that is commented on, and who sees it. */
export type CommentPlace = { kind: 'request' | 'agreement'; scope: CaseScope };

export type PostedComment = {
  visibility: Visibility;
  body: string;
  parentId: string | null;
  questionCode: string;
  mentions: readonly string[];
};

type Parent = { id: string; visibility: Visibility; questionCode: string };

const noParent = 'The comment you answer is not there. Open the page again, or write a comment of its own.';

const keyOf = (kind: CommentPlace['kind'], id: string): CaseKey =>
  kind === 'request' ? { requestId: id } : { agreementId: id };

/**
 * The start of the thread that is answered. A comment kept for the other side is refused in the same words as one that
 * does not exist, so that nobody learns of it by trying.
 */
const findParent = async (tx: Transaction, key: CaseKey, context: Context, parentId: string): Promise<Parent> => {
  const select = { id: true, visibility: true, questionCode: true } as const;
  const found = await tx.comment.findFirst({
    where: { id: parentId, ...key, visibility: { in: readableVisibilities(context.actor) } },
    select: { ...select, parent: { select } },
  });
  if (!found) return refuseField('parentId', noParent);
  const { parent, ...own } = found;
  // Threads are one level deep: an answer to an answer stands beside it.
  return parent ?? own;
};

const mentionsOf = async (context: Context, place: CommentPlace, visibility: Visibility, posted: PostedComment) => {
  const people = (await mentionable(context.actor, place.scope, context.tx))[visibility];
  const allowed = new Set(people.map(({ id }) => id));
  if (posted.mentions.some((id) => !allowed.has(id))) {
    return refuseField('mentions', 'Mention only people of the list: others cannot read this comment.');
  }
  return [...new Set([...posted.mentions, ...mentionedIn(posted.body, people).map(({ id }) => id)])];
};

/** Writes the comment, whom it mentions, and the notice to them. */
export const writeComment = async (context: Context, place: CommentPlace, posted: PostedComment): Promise<void> => {
  const { tx, row, actor, input, now } = context;
  const key = keyOf(place.kind, row.id);
  const parent = posted.parentId === null ? null : await findParent(tx, key, context, posted.parentId);
  const visibility = parent?.visibility ?? posted.visibility;
  if (!readableVisibilities(actor).includes(visibility)) {
    return refuseField('visibility', 'Choose who may read the comment: both sides, or your own side.');
  }
  // The timeline takes the visibility from the input: an answer to an internal note is internal there too.
  input.visibility = visibility;
  const ids = await mentionsOf(context, place, visibility, posted);
  if (actor.id === null) throw new Error('A comment is written by a person.');
  const { id } = await tx.comment.create({
    data: {
      ...{ ...key, authorId: actor.id, visibility, body: posted.body, createdAt: now },
      class: classOfComment(visibility),
      ...{ parentId: parent?.id ?? null, questionCode: parent?.questionCode ?? posted.questionCode },
      mentions: { create: ids.map((userId) => ({ userId })) },
    },
    select: { id: true },
  });
  if (ids.length === 0) return;
  await enqueue(tx, 'notice', `comment:${id}:mentioned`, {
    name: 'mentioned',
    audience: 'mentioned',
    case: { kind: place.kind, id: row.id },
    commentId: id,
  });
};
