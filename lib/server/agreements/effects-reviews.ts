import 'server-only';
import { type ReviewKind, reviewRows } from '@/lib/domain/agreements/review-kind';
import { reviewOfStep } from '@/lib/domain/agreements/review-steps';
import type { ReviewOutcome } from '@/lib/domain/agreements/reviews';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { counselCandidates } from '@/lib/server/agreements/counsel-candidates';
import { openSectionsOf, wordingSha256 } from '@/lib/server/agreements/review-row';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// What the steps of the reviews do: each act is one row with the exact words that it covers.

const kindOf = ({ step }: AgreementContext): ReviewKind => {
  const kind = reviewOfStep(step);
  if (!kind) throw new Error(`The step ${step} belongs to no review.`);
  return kind;
};

type Act = {
  outcome: ReviewOutcome;
  note: string;
  points: readonly string[];
  sectionIds: readonly string[];
  remarks: ReadonlyMap<string, string>;
};

const write = async (context: AgreementContext, { outcome, note, points, sectionIds, remarks }: Act): Promise<void> => {
  const { tx, row, actor, now } = context;
  const kind = kindOf(context);
  const read = row.sections.filter(({ id }) => sectionIds.includes(id));
  await tx.textReview.create({
    data: {
      agreementId: row.id,
      kind,
      n: row.textReviews.filter((one) => one.kind === kind).length + 1,
      outcome,
      reviewerId: personOf(actor),
      note,
      points: [...points],
      createdAt: now,
      sections: {
        create: read.map((section) => ({
          sectionId: section.id,
          sha256: wordingSha256(section),
          remark: remarks.get(section.id) ?? '',
        })),
      },
    },
  });
};

type Remark = { sectionId: string; text: string };

/** The remarks by section; two about one section are read one after the other. */
const remarksOf = (row: AgreementCase, given: readonly Remark[]): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  for (const [at, { sectionId, text }] of given.entries()) {
    if (row.sections.every(({ id }) => id !== sectionId)) {
      return refuseField(`remarks.${at}.sectionId`, 'Choose a section of this text.');
    }
    const before = texts.get(sectionId);
    texts.set(sectionId, before === undefined ? text : `${before}\n\n${text}`);
  }
  return texts;
};

const clearReview = async (context: AgreementContext): Promise<void> => {
  const { row } = context;
  const kind = kindOf(context);
  const { note, points, coverage, sections, remarks } = toInput(context, 'clear_text');
  const open = openSectionsOf(row, kind);
  const known = reviewRows[kind].points.map(({ key }) => key);
  if (points.some((key) => !known.includes(key)))
    return refuseField('points', 'Open the page again: the list changed.');
  const cleared = coverage === 'ALL' ? open : sections;
  if (cleared.length === 0) return refuseField('sections', 'Tick the sections that you clear.');
  if (cleared.some((id) => !open.includes(id))) {
    return refuseField('sections', 'One of the sections is not open to you. Tick sections of the list.');
  }
  const said = remarksOf(row, remarks);
  if ([...said.keys()].some((id) => !cleared.includes(id))) {
    return refuseField('remarks', 'Write remarks about sections that you clear now; put the rest into the note.');
  }
  await write(context, { outcome: 'CLEARED', note, points, sectionIds: cleared, remarks: said });
};

/** Sends the text back for the sections that have a remark, or else for all that the reviewer has not cleared. */
const returnReview = async (context: AgreementContext): Promise<void> => {
  const { row } = context;
  const { note, remarks } = toInput(context, 'return_from_legal');
  const said = remarksOf(row, remarks);
  const sectionIds = said.size > 0 ? [...said.keys()] : openSectionsOf(row, kindOf(context));
  if (sectionIds.length === 0) {
    return refuseField('remarks', 'You have cleared every section. Say in a remark which one has to change.');
  }
  await write(context, { outcome: 'RETURNED', note, points: [], sectionIds, remarks: said });
};

const askCounsel = async (context: AgreementContext): Promise<void> => {
  const { tx, row } = context;
  const { userId } = toInput(context, 'ask_counsel');
  const candidates = await counselCandidates(tx, row.agencyId);
  if (!candidates.some(({ id }) => id === userId)) {
    return refuseField('userId', 'Choose an officer or approver of your agency from the list.');
  }
  row.pending.columns.counselId = userId;
};

const releaseRemarks = async ({ tx, row, now }: AgreementContext): Promise<void> => {
  await tx.textReview.updateMany({
    where: { agreementId: row.id, kind: 'AGENCY_COUNSEL', releasedAt: null },
    data: { releasedAt: now },
  });
};

export const reviewEffects = {
  clear_review: clearReview,
  return_review: returnReview,
  ask_counsel: askCounsel,
  take_back_counsel: async ({ row }) => {
    row.pending.columns.counselId = null;
  },
  release_remarks: releaseRemarks,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
