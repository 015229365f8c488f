import 'server-only';
import { readableVisibilities, type Visibility } from '@/lib/domain/access/readable';
import { mentionedIn } from '@/lib/domain/comments/mention';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { mentionable } from '@/lib/server/comments/mentionable';
import { enqueue } from '@/lib/server/outbox/enqueue';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// What the step `comment` writes: the comment, whom it mentions, and the notices to them.

type Context = StepContext<RequestCase>;

type Parent = { id: string; visibility: Visibility; questionCode: string };

const noParent = 'The comment you answer is not there. Open the page again, or write a comment of its own.';

/**
 * The start of the thread that is answered. A comment kept for the other side is refused in the same words as one that
 * does not exist, so that nobody learns of it by trying.
 */
const findParent = async ({ tx, row, actor }: Context, parentId: string): Promise<Parent> => {
  const select = { id: true, visibility: true, questionCode: true } as const;
  const found = await tx.comment.findFirst({
    where: { id: parentId, requestId: row.id, visibility: { in: readableVisibilities(actor) } },
    select: { ...select, parent: { select } },
  });
  if (!found) return refuseField('parentId', noParent);
  const { parent, ...own } = found;
  // Threads are one level deep: an answer to an answer stands beside it.
  return parent ?? own;
};

const addComment = async (context: Context): Promise<void> => {
  const { tx, row, actor, input, now } = context;
  const { visibility: posted, body, parentId, questionCode, mentions } = toInput(context, 'comment');
  const parent = parentId === null ? null : await findParent(context, parentId);
  const visibility = parent?.visibility ?? posted;
  if (!readableVisibilities(actor).includes(visibility)) {
    return refuseField('visibility', 'Choose who may read the comment: both sides, or your own side.');
  }
  // The timeline takes the visibility from the input: an answer to an internal note is internal there too.
  input.visibility = visibility;
  const scope = { agencyId: row.agencyId, officeId: row.officeId, everSubmitted: row.submittedAt !== null };
  const people = (await mentionable(actor, scope, tx))[visibility];
  const allowed = new Set(people.map(({ id }) => id));
  if (mentions.some((id) => !allowed.has(id))) {
    return refuseField('mentions', 'Mention only people of the list: others cannot read this comment.');
  }
  const ids = [...new Set([...mentions, ...mentionedIn(body, people).map(({ id }) => id)])];
  if (actor.id === null) throw new Error('A comment is written by a person.');
  const { id } = await tx.comment.create({
    data: {
      ...{ requestId: row.id, authorId: actor.id, visibility, body, createdAt: now },
      ...{ parentId: parent?.id ?? null, questionCode: parent?.questionCode ?? questionCode },
      mentions: { create: ids.map((userId) => ({ userId })) },
    },
    select: { id: true },
  });
  if (ids.length === 0) return;
  await enqueue(tx, 'notice', `comment:${id}:mentioned`, {
    name: 'mentioned',
    audience: 'mentioned',
    case: { kind: 'request', id: row.id },
    commentId: id,
  });
};

export const commentEffects = { add_comment: addComment } satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
