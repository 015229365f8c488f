import 'server-only';
import { addBusinessDays, dateIn, fromCalendarDate } from '@/lib/domain/dates';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { env } from '@/lib/server/env';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { writeWithStatus } from '@/lib/server/requests/pending-columns';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// Another look at a decline: asked for, and its two outcomes.

type Context = StepContext<RequestCase>;

const askReconsideration = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { reason } = toInput(context, 'ask_reconsideration');
  if (row.decidedById === null) return refuseBlocked('It is not recorded who made this decision. Ask your liaison.');
  await tx.reconsideration.create({
    data: {
      requestId: row.id,
      firstDeciderId: row.decidedById,
      reason,
      askedById: personOf(context),
      askedAt: now,
      // The same time as the agency had to ask. Our own target.
      dueOn: fromCalendarDate(addBusinessDays(dateIn(now, row.agency.timeZone), env.RECONSIDERATION_BUSINESS_DAYS)),
    },
  });
};

const close = async (context: Context, outcome: 'UPHELD' | 'REOPENED'): Promise<void> => {
  const { tx, row, now } = context;
  const { reason } = toInput(context, 'uphold_decline');
  await tx.reconsideration.updateMany({
    where: { requestId: row.id, decidedAt: null },
    data: { outcome, outcomeReason: reason, decidedById: personOf(context), decidedAt: now },
  });
};

/** The request is open again as if nothing had been decided; the first decision stays in the timeline and its letter. */
const reopenDecision = async (context: Context): Promise<void> => {
  await close(context, 'REOPENED');
  writeWithStatus(context.row, {
    closedAt: null,
    closedReason: null,
    decisionKind: null,
    decisionReason: null,
    declineCode: null,
    decidedById: null,
    decidedAt: null,
  });
};

export const reconsiderationEffects = {
  ask_reconsideration: askReconsideration,
  uphold_decision: (context) => close(context, 'UPHELD'),
  reopen_decision: reopenDecision,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
