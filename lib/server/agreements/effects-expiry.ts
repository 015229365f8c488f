import 'server-only';
import { beforeWarnings } from '@/lib/domain/agreements/end-warnings';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { expirySteps } from '@/lib/domain/agreements/steps-expiry';
import { fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import type { AgreementContext } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// What the warnings before the end of an agreement do: each is given once for one end.

const warnings = Object.keys(expirySteps);

/** Refuses what was said of this end before, or something more urgent. The row is locked, so that two workers agree. */
const warnOnce = async ({ tx, row, step }: AgreementContext): Promise<void> => {
  if (!row.expiresOn) return;
  // In the table the warnings stand from the earliest to the most urgent.
  const asUrgent = warnings.slice(warnings.indexOf(step));
  const said = await tx.statusEvent.count({
    where: {
      agreementId: row.id,
      step: { in: asUrgent },
      createdAt: { gte: fromCalendarDate(beforeWarnings(toCalendarDate(row.expiresOn))) },
    },
  });
  if (said > 0) refuseBlocked('This was said already.');
};

export const expiryEffects = { warn_once: warnOnce } satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
