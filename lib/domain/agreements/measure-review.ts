// The review of the measures before a renewal: what each figure came to, and what becomes of the measure. domain.md 3.1
// asks both sides to modify, extend or let lapse after a review; the fields are our own rule.
import { z } from 'zod';
import type { AgreementHead, MeasureView } from '@/lib/domain/agreements/agreement-view';
import { type Fate, fates, type Judgement, judgements } from '@/lib/domain/agreements/measure-judgement';
import type { Standing } from '@/lib/domain/agreements/obligations';
import { type Basis, bases } from '@/lib/domain/concerns';
import { rowId } from '@/lib/domain/form-values';
import { optionalLine, optionalParagraph, paragraph } from '@/lib/domain/text';

export type MeasureWords = { objective: string; name: string; baseline: string; target: string; period: string };

const row = z
  .strictObject({
    measureId: rowId('Open the page again: the measures have changed.'),
    figure: optionalLine(120).default(''),
    basis: z.enum(bases, 'Say what the figure rests on.'),
    judgement: z.enum(judgements, 'Say whether the target is reached.'),
    note: optionalParagraph(1000).default(''),
    fate: z.enum(fates, 'Say what becomes of the measure.'),
    newTarget: optionalLine(120).default(''),
  })
  .superRefine(({ figure, basis, judgement, note, fate, newTarget }, context) => {
    const ask = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (basis !== 'UNKNOWN' && figure === '') ask('figure', 'Enter the figure reached, or choose “Not known”.');
    if (basis === 'UNKNOWN' && figure !== '') ask('figure', 'Leave the figure empty, or say what it rests on.');
    if (basis === 'UNKNOWN' && judgement === 'REACHED') {
      ask('judgement', 'A measure whose figure is not known cannot count as reached.');
    }
    if (judgement === 'NOT_REACHED' && note === '') ask('note', 'Say why the target is not reached.');
    if (fate === 'CHANGE' && newTarget === '') ask('newTarget', 'Enter the figure to reach from now on.');
  });

/** What the screen of the review sends: a row for each measure of the agreement, and the summary. */
export const reviewInput = z.strictObject({
  measures: z.array(row).max(20, 'An agreement has 20 measures or fewer.').default([]),
  review: paragraph(4000, 'Sum up the review: measures, findings and whether the need continues.'),
});

export type ReviewInput = z.output<typeof reviewInput>;

export type ReviewedMeasure = MeasureWords & {
  figure: string;
  basis: Basis;
  judgement: Judgement;
  note: string;
  fate: Fate;
  newTarget: string;
};

/** The measures of the agreement that follows: it starts where the review found each figure. */
export const measuresAfterReview = (reviewed: readonly ReviewedMeasure[]): MeasureWords[] =>
  reviewed
    .filter(({ fate }) => fate !== 'DROP')
    .map(({ objective, name, baseline, target, period, basis, figure, fate, newTarget }) => ({
      objective,
      name,
      baseline: basis === 'UNKNOWN' ? baseline : figure,
      target: fate === 'CHANGE' ? newTarget : target,
      period,
    }));

/** One measure as the agreement page shows its review. */
export type ReviewedMeasureView = {
  name: string;
  objective: string;
  target: string;
  /** "24 (counted)", or "Not known". */
  figure: string;
  judgement: Judgement;
  note: string;
  /** "Keep the target", or the new one. */
  fate: string;
};

export type RenewalReviewView = {
  /** Agreement that was reviewed. */
  number: string;
  /** "Dana Cole on Nov 24, 2026" */
  by: string;
  summary: string;
  standing: { score: number; reasons: readonly string[] };
  measures: readonly ReviewedMeasureView[];
};

/** The screen on which a renewal begins. */
export type RenewalPage = AgreementHead & {
  measures: readonly (MeasureView & { id: string })[];
  standing: Standing;
  /** Why the renewal has to wait; empty when it can begin. */
  reasons: readonly string[];
};
