import 'server-only';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { writeComment } from '@/lib/server/comments/write-comment';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';

// What the step `comment` writes: the comment, whom it mentions, and the notices to them.

const addComment = (context: StepContext<RequestCase>): Promise<void> => {
  const { agencyId, officeId, submittedAt } = context.row;
  const scope = { agencyId, officeId, everSubmitted: submittedAt !== null };
  return writeComment(context, { kind: 'request', scope }, toInput(context, 'comment'));
};

export const commentEffects = { add_comment: addComment } satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
