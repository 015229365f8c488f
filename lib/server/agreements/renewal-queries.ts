import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { fateLabels } from '@/lib/domain/agreements/measure-judgement';
import type { RenewalPage, RenewalReviewView, ReviewedMeasureView } from '@/lib/domain/agreements/measure-review';
import { basisLabels } from '@/lib/domain/concerns';
import { dateIn, dateText } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { todayOf } from '@/lib/server/agreements/facts';
import { standingOn } from '@/lib/server/agreements/obligation-row';
import { openStep } from '@/lib/server/agreements/step-queries';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// The review with which a renewal begins: its screen, and what the pages of both agreements show of it.

/** The page on which the renewal of an agreement begins; null when there is none for this person now. */
export const getRenewalPage = async (actor: Actor, id: string): Promise<RenewalPage | null> => {
  const open = await openStep(actor, id, 'begin_renewal');
  if (!open) return null;
  const { row, head, reasons } = open;
  return {
    ...head,
    measures: row.measures.map(({ id: measureId, objective, name, baseline, target, period }) => ({
      id: measureId,
      objective,
      name,
      baseline,
      target,
      period,
    })),
    standing: standingOn(row, todayOf(row)),
    reasons,
  };
};

const include = {
  reviewedBy: { select: { name: true } },
  agreement: { select: { number: true } },
  measures: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.RenewalReviewInclude;

type Review = Prisma.RenewalReviewGetPayload<{ include: typeof include }>;

const toMeasure = (row: Review['measures'][number]): ReviewedMeasureView => ({
  name: row.name,
  objective: row.objective,
  target: `${row.target} (${row.period})`,
  figure: row.basis === 'UNKNOWN' ? basisLabels.UNKNOWN : `${row.figure} (${basisLabels[row.basis].toLowerCase()})`,
  judgement: row.judgement,
  note: row.note,
  fate: row.fate === 'CHANGE' ? `New target: ${row.newTarget}` : fateLabels[row.fate],
});

/** The review an agreement was drafted from, and else the latest of its own; null when there is none. */
export const renewalReviewOf = async (row: AgreementCase): Promise<RenewalReviewView | null> => {
  const review = await db.renewalReview.findFirst({
    where: row.renewalReviewId ? { id: row.renewalReviewId } : { agreementId: row.id },
    orderBy: { id: 'desc' },
    include,
  });
  if (!review) return null;
  return {
    number: review.agreement.number,
    by: `${review.reviewedBy.name} on ${dateText(dateIn(review.createdAt, row.agency.timeZone))}`,
    summary: review.summary,
    standing: { score: review.dutyScore, reasons: review.dutyReasons },
    measures: review.measures.map(toMeasure),
  };
};
