import 'server-only';
import { canSee } from '@/lib/domain/access/reach';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { db } from '@/lib/server/db/client';

/**
 * The people a comment mentions and who may read it at this moment: somebody who has changed office or role since is
 * not written to.
 */
export const mentionedBy = async (commentId: string | undefined): Promise<string[]> => {
  if (commentId === undefined) return [];
  const comment = await db.comment.findUnique({
    where: { id: commentId },
    select: {
      visibility: true,
      request: { select: { agencyId: true, officeId: true, submittedAt: true } },
      mentions: { select: { user: { select: actorColumns } } },
    },
  });
  if (!comment?.request) return [];
  const { agencyId, officeId, submittedAt } = comment.request;
  const scope = { agencyId, officeId, everSubmitted: submittedAt !== null };
  const ids: string[] = [];
  for (const { user } of comment.mentions) {
    const reader = await toActor(user);
    if (canSee(reader, scope) && readableVisibilities(reader).includes(comment.visibility)) ids.push(user.id);
  }
  return ids;
};
