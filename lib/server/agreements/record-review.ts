import 'server-only';
import type { ReviewInput } from '@/lib/domain/agreements/measure-review';
import { todayOf } from '@/lib/server/agreements/facts';
import { standingOn } from '@/lib/server/agreements/obligation-row';
import { type AgreementContext, personOf } from '@/lib/server/agreements/step-input';
import { refuseField } from '@/lib/server/workflow/step-refused';

// The review with which a renewal begins, as rows that stay as they are.

/** Refuses unless every measure of the agreement is reviewed once, and nothing else is. */
const refusePartial = ({ row }: AgreementContext, { measures }: ReviewInput): void => {
  const seen = measures.map(({ measureId }) => measureId);
  const known = new Set(row.measures.map(({ id }) => id));
  if (seen.some((id, at) => !known.has(id) || seen.indexOf(id) !== at)) {
    refuseField('review', 'The measures have changed since you opened this page. Open it again.');
  }
  const open = row.measures.filter(({ id }) => !seen.includes(id)).map(({ name }) => name);
  if (open.length > 0) refuseField('review', `Review every measure first. Open: ${open.join('; ')}.`);
};

/** Writes the review of an agreement. */
export const recordReview = async (context: AgreementContext, input: ReviewInput): Promise<void> => {
  const { tx, row, actor, now } = context;
  refusePartial(context, input);
  const { score, reasons } = standingOn(row, todayOf(row));
  const given = new Map(input.measures.map((one) => [one.measureId, one]));
  await tx.renewalReview.create({
    data: {
      agreementId: row.id,
      summary: input.review,
      dutyScore: score,
      dutyReasons: [...reasons],
      reviewedById: personOf(actor),
      createdAt: now,
      measures: {
        create: row.measures.flatMap(({ id: measureId, position, objective, name, baseline, target, period }) => {
          const found = given.get(measureId);
          if (!found) return [];
          const { measureId: _id, newTarget, ...review } = found;
          const words = { position, objective, name, baseline, target, period };
          return [{ ...words, ...review, newTarget: review.fate === 'CHANGE' ? newTarget : '' }];
        }),
      },
    },
  });
};
