import 'server-only';
import { dutiesAfter } from '@/lib/domain/agreements/imports/import-duties';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { firstObligations } from '@/lib/domain/agreements/templates/obligations';
import { fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf, toProgramCode } from '@/lib/server/agreements/facts';
import { touched } from '@/lib/server/agreements/imports/touched-agreements';
import type { AgreementContext } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// What the steps of an import do besides moving the agreement.

/** Opens the duties of the program from today on: what fell due before is not asked for again. */
const openDuties = async ({ tx, row }: AgreementContext): Promise<void> => {
  if (row.effectiveOn === null) throw new Error('An agreement that is taken over in force has its first day.');
  const effectiveOn = toCalendarDate(row.effectiveOn);
  const expiresOn = row.expiresOn && toCalendarDate(row.expiresOn);
  const { duties } = programOf(toProgramCode(row.programCode));
  const first = firstObligations([], duties, { effectiveOn, expiresOn });
  await tx.obligation.createMany({
    data: dutiesAfter(first, todayOf(row), expiresOn).map(({ dueOn, ...duty }) => ({
      ...duty,
      agreementId: row.id,
      dueOn: dueOn && fromCalendarDate(dueOn),
    })),
  });
};

const endByUndo = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  if ((await tx.agreement.count({ where: { AND: [{ id: row.id }, touched] } })) > 0) {
    return refuseBlocked(`Somebody has worked with ${row.number} since.`);
  }
  Object.assign(row.pending.columns, {
    endedOn: fromCalendarDate(todayOf(row)),
    endReason: 'VOID_ERROR',
    publishedAt: null,
  });
};

export const importEffects = {
  open_duties: openDuties,
  end_by_undo: endByUndo,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
