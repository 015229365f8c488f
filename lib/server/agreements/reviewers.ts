import 'server-only';
import { type ReviewKind, reviewRows } from '@/lib/domain/agreements/review-kind';
import { openSections, reviewsInTurn } from '@/lib/domain/agreements/reviews';
import { readAgreement } from '@/lib/server/agreements/case-row';
import { toReviewFacts, wordingsOf } from '@/lib/server/agreements/review-row';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// Who has something to read in the text of an agreement, for the notices about it.

export type ReviewTurn = {
  reviewers: Prisma.UserWhereInput;
  /** "Open to you: sections 3 and 7." */
  sentence: string;
};

const sentenceOf = (numbers: readonly number[], all: number): string => {
  if (numbers.length === all) return 'The whole text is open to you.';
  if (numbers.length === 1) return `Open to you: section ${numbers[0]}. The rest reads as you cleared it.`;
  const head = numbers.slice(0, -1).join(', ');
  return `Open to you: sections ${head} and ${numbers.at(-1)}. The rest reads as you cleared it.`;
};

/** Whose turn a review is, and which sections are open in it; null while it has nothing to read. */
export const reviewTurn = async (agreementId: string, kind: ReviewKind): Promise<ReviewTurn | null> => {
  const row = await readAgreement(db, agreementId);
  if (!row || !reviewsInTurn(toReviewFacts(row)).includes(kind)) return null;
  const open = openSections(kind, wordingsOf(row), row.textReviews);
  const numbers = row.sections.filter(({ id }) => open.includes(id)).map(({ position }) => position);
  return {
    reviewers:
      kind === 'AGENCY_COUNSEL'
        ? { id: { in: [row.counselId ?? ''] } }
        : { roles: { hasSome: [...reviewRows[kind].by] } },
    sentence: sentenceOf(numbers, row.sections.length),
  };
};
