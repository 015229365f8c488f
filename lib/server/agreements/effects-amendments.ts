import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { amendmentName } from '@/lib/domain/agreements/amendment-kind';
import { movedDuties } from '@/lib/domain/agreements/moved-duties';
import { unexecutedStatuses } from '@/lib/domain/agreements/status';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { amendedTermsOf, baseTermsOf, isAmendment } from '@/lib/server/agreements/amendment-row';
import { saveAmendment } from '@/lib/server/agreements/amendment-text';
import { type AgreementCase, readAgreement } from '@/lib/server/agreements/case-row';
import { todayOf } from '@/lib/server/agreements/facts';
import { joinTexts } from '@/lib/server/agreements/join-texts';
import { type AgreementContext, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';
import { performWithin } from '@/lib/server/workflow/within';

// What the steps of amendments do. Locks are taken in one order: the amendment, then its agreement, then other
// amendments of that.

const amendmentOf = (row: AgreementCase) => (isAmendment(row) ? row : refuseBlocked('This is not an amendment.'));

const draftAmendment = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  const { maxAuthorizedOfficers: cap, ...input } = toInput(context, 'begin_amendment');
  const made = await performWithin(tx, 'agreement', 'create_amendment', null, systemActor, {
    ...input,
    maxAuthorizedOfficers: cap?.toString() ?? '',
    requestId: row.requestId,
    amendsId: row.id,
  });
  if (!made) return refuseBlocked('The amendment could not be drafted. Tell an administrator.');
};

/** Two amendments that open the signing at once wait for each other at the row of their agreement. */
const takeTurnToSign = async ({ tx, row }: AgreementContext): Promise<void> => {
  if (row.amendsId === null) return;
  await tx.$queryRaw`SELECT 1 FROM agreements WHERE id = ${row.amendsId}::uuid FOR UPDATE`;
  const others = await tx.agreement.count({
    where: { amendsId: row.amendsId, id: { not: row.id }, status: { in: ['SIGNING', 'EXECUTED'] } },
  });
  const overtaken = await tx.agreement.count({ where: { basedOnId: row.basedOnId, status: 'APPLIED' } });
  if (others > 0) return refuseBlocked('Another amendment of this agreement is being signed since a moment ago.');
  if (overtaken > 0)
    return refuseBlocked('Another amendment became part of the agreement. Join this text to it first.');
};

/** Its agreement takes it over in the same transaction: an executed amendment is never left beside it. */
const applyAmendment = async ({ tx, row }: AgreementContext): Promise<void> => {
  const amendment = amendmentOf(row);
  const { id, number, amends, amendmentKind: kind, amendmentNumber } = amendment;
  row.pending.columns.effectiveOn = fromCalendarDate(todayOf(row));
  row.pending.afterwards.push(async () => {
    const reason = `${amendmentName({ kind, number: amendmentNumber })} (${number})`;
    const taken = await performWithin(tx, 'agreement', 'take_over_amendment', amends.id, systemActor, {
      amendmentId: id,
      reason,
    });
    if (!taken) throw new Error(`The agreement ${amends.number} could not take ${number} over.`);
  });
};

const takeOverTerms = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  const found = await readAgreement(tx, toInput(context, 'take_over_amendment').amendmentId);
  const amendment = found && found.amendsId === row.id && found.status === 'APPLIED' ? amendmentOf(found) : null;
  if (!amendment) return refuseBlocked('This amendment is not sealed, or not one of this agreement.');
  const { endOn, ...terms } = amendedTermsOf(amendment);
  Object.assign(row.pending.columns, terms);
  if (endOn !== baseTermsOf(amendment).endOn) row.pending.columns.expiresOn = endOn && fromCalendarDate(endOn);
};

/** Duties that hang on the end date follow it, and rows of duties that had run to the old end go on. */
const moveDuties = async ({ tx, row }: AgreementContext): Promise<void> => {
  const { expiresOn } = row.pending.columns;
  if (!(expiresOn instanceof Date) || row.expiresOn === null) return;
  const duties = await tx.obligation.findMany({ where: { agreementId: row.id }, orderBy: { id: 'asc' } });
  const { moved, added } = movedDuties(
    duties.map((duty) => ({ ...duty, dueOn: duty.dueOn && toCalendarDate(duty.dueOn) })),
    toCalendarDate(expiresOn),
  );
  for (const { id, dueOn } of moved) {
    await tx.obligation.update({ where: { id }, data: { dueOn: fromCalendarDate(dueOn), escalatedAt: null } });
  }
  const next = added.flatMap(({ previousId, dueOn }) =>
    duties
      .filter(({ id }) => id === previousId)
      .map(({ agreementId, sectionId, type, party, description, everyMonths }) => ({
        ...{ agreementId, sectionId, type, party, description, everyMonths },
        previousId,
        dueOn: fromCalendarDate(dueOn),
      })),
  );
  await tx.obligation.createMany({ data: next });
};

const openAmendments = ({ tx, row }: AgreementContext) =>
  tx.agreement.findMany({
    where: { amendsId: row.id, status: { in: [...unexecutedStatuses] } },
    orderBy: { id: 'asc' },
    select: { id: true, status: true },
  });

const leaveOthersBehind = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  row.pending.afterwards.push(async () => {
    for (const { id } of await openAmendments(context)) {
      // Each locks the amendment first, and says nothing where it stands elsewhere.
      const noted = await performWithin(tx, 'agreement', 'note_behind', id, systemActor);
      if (!noted) await performWithin(tx, 'agreement', 'fall_behind', id, systemActor);
    }
  });
};

const setAmendmentsAside = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  row.pending.afterwards.push(async () => {
    for (const { id } of await openAmendments(context)) {
      await performWithin(tx, 'agreement', 'end_with_agreement', id, systemActor);
    }
  });
};

export const amendmentEffects = {
  draft_amendment: draftAmendment,
  save_amendment: (context) => saveAmendment(context, amendmentOf(context.row), toInput(context, 'save_amendment')),
  join_texts: (context) => joinTexts(context, amendmentOf(context.row)),
  take_turn_to_sign: takeTurnToSign,
  apply_amendment: applyAmendment,
  take_over_terms: takeOverTerms,
  move_duties: moveDuties,
  leave_others_behind: leaveOthersBehind,
  set_amendments_aside: setAmendmentsAside,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
