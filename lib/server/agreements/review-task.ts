import 'server-only';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { type ReviewKind, reviewRows } from '@/lib/domain/agreements/review-kind';
import { stepsOfReview } from '@/lib/domain/agreements/review-steps';
import type { ReviewSectionView, ReviewTask } from '@/lib/domain/agreements/review-view';
import { readsSection } from '@/lib/domain/agreements/reviews';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { dateIn, dateText } from '@/lib/domain/dates';
import { wordDiff } from '@/lib/domain/word-diff';
import { decide } from '@/lib/domain/workflow/decide';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toAgreementFacts } from '@/lib/server/agreements/facts';
import { chainOf, openSectionsOf, wordingSha256 } from '@/lib/server/agreements/review-row';
import { db } from '@/lib/server/db/client';

// What one reviewer has to read: the sections open to them, each beside the wording they cleared before.

const isTheirs = (kind: ReviewKind, row: AgreementCase, actor: Actor): boolean =>
  reviewRows[kind].by.some((role) => hasRole(actor, role)) && (kind !== 'AGENCY_COUNSEL' || row.counselId === actor.id);

/** The wording of each section that this review cleared last, by the id of the section. */
const clearedBefore = async (row: AgreementCase, kind: ReviewKind, sectionIds: readonly string[]) => {
  const [covered, revisions] = await Promise.all([
    db.reviewedSection.findMany({
      where: { sectionId: { in: [...sectionIds] }, review: { agreementId: row.id, kind, outcome: 'CLEARED' } },
      orderBy: { review: { n: 'desc' } },
      distinct: ['sectionId'],
      include: { review: { select: { createdAt: true, reviewer: { select: { name: true } } } } },
    }),
    db.sectionRevision.findMany({
      where: { agreementId: row.id, sectionId: { in: [...sectionIds] } },
      select: { sectionId: true, heading: true, body: true },
    }),
  ]);
  return new Map(
    covered.flatMap(({ sectionId, sha256, review }) => {
      const text = revisions.find((one) => one.sectionId === sectionId && wordingSha256(one) === sha256);
      const on = dateText(dateIn(review.createdAt, row.agency.timeZone));
      return text ? [[sectionId, { body: text.body, cleared: `${review.reviewer.name} on ${on}` }] as const] : [];
    }),
  );
};

const openViews = async (row: AgreementCase, kind: ReviewKind): Promise<ReviewSectionView[]> => {
  const open = openSectionsOf(row, kind);
  const before = await clearedBefore(row, kind, open);
  return row.sections
    .filter(({ id }) => open.includes(id))
    .map(({ id, key, position, heading, body, locked }) => {
      const old = before.get(id);
      return {
        id,
        key,
        number: position,
        heading,
        body,
        locked,
        before: old ? { ...old, parts: wordDiff(old.body, body) } : null,
      };
    });
};

/** What this actor has to do in a review of the text, or could send it back for; null when they review nothing. */
export const reviewTask = async (row: AgreementCase, actor: Actor): Promise<ReviewTask | null> => {
  const facts = toAgreementFacts(row, actor);
  const own = chainOf(row).filter((kind) => isTheirs(kind, row, actor));
  const kind = own.find((one) => openSectionsOf(row, one).length > 0) ?? own[0];
  if (!kind) return null;
  const { clear, giveBack } = stepsOfReview[kind];
  const [clearing, returning] = [clear, giveBack].map((step) => decide(agreementSteps[step], facts, actor));
  const open = await openViews(row, kind);
  const mayClear = open.length > 0 && clearing && (clearing.ok || clearing.why === 'blocked');
  if (!mayClear && !returning?.ok) return null;
  return {
    kind,
    clear: mayClear
      ? { step: clear, label: agreementSteps[clear].label, reasons: clearing.ok ? [] : clearing.reasons }
      : null,
    giveBack: returning?.ok ? { step: giveBack, label: agreementSteps[giveBack].label } : null,
    points: reviewRows[kind].points,
    open,
    sections: row.sections
      .filter(({ key }) => readsSection(kind, key))
      .map(({ id, position, heading }) => ({ id, label: `${position}. ${heading}` })),
  };
};
