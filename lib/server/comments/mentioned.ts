import 'server-only';
import { type CaseScope, canSee } from '@/lib/domain/access/reach';
import { readableVisibilities } from '@/lib/domain/access/readable';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { db } from '@/lib/server/db/client';

type Owner = {
  request: { agencyId: string; officeId: string | null; submittedAt: Date | null } | null;
  agreement: { agencyId: string; officeId: string } | null;
};

const scopeOf = ({ request, agreement }: Owner): CaseScope | null => {
  if (agreement) return { ...agreement, everSubmitted: true };
  if (!request) return null;
  const { agencyId, officeId, submittedAt } = request;
  return { agencyId, officeId, everSubmitted: submittedAt !== null };
};

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
      agreement: { select: { agencyId: true, officeId: true } },
      mentions: { select: { user: { select: actorColumns } } },
    },
  });
  const scope = comment && scopeOf(comment);
  if (!scope) return [];
  const ids: string[] = [];
  for (const { user } of comment.mentions) {
    const reader = await toActor(user);
    if (canSee(reader, scope) && readableVisibilities(reader).includes(comment.visibility)) ids.push(user.id);
  }
  return ids;
};
