// Steps of the reviews of a text: each reviewer clears the sections that are open to them or sends the text back, and the
// portal carries the agreement on once every review of the chain is complete.
import { z } from 'zod';
import { commentsAreResolved } from '@/lib/domain/agreements/guards';
import { legalReviewIsNeeded } from '@/lib/domain/agreements/guards-amendments';
import * as may from '@/lib/domain/agreements/guards-reviews';
import type { AgreementStatus } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { rowId } from '@/lib/domain/form-values';
import { paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});

const sectionsMax = 60;

/** A list of checkboxes with one name: none, one, or many. */
const several = <T extends z.ZodType<string>>(one: T) =>
  z
    .union([z.literal(''), one, z.array(one).max(sectionsMax)])
    .default('')
    .transform((given) => (given === '' ? [] : [...new Set([given].flat())]));

const remarks = z
  .array(
    z.strictObject({
      sectionId: rowId('Choose the section that the remark is about.'),
      text: paragraph(2000, 'Write the remark, or leave the section out.'),
    }),
  )
  .max(20, 'Write 20 remarks or fewer; put the rest into the note.')
  .default([]);

const clearing = z.strictObject({
  note: paragraph(4000, 'Write the note for the file.'),
  /** The points of the checklist that were looked at; one that stays open is explained in the note. */
  points: several(z.string().max(40)),
  coverage: z.enum(['ALL', 'CHOSEN'], 'Say which sections you clear.').default('ALL'),
  sections: several(rowId()),
  remarks,
});

const returning = z.strictObject({ note: paragraph(4000, 'Say what has to change.'), remarks });

// A review that opens again once the text has gone on is done where the agreement stands.
const readIn = ['LEGAL_REVIEW', 'LOCAL_APPROVAL'] as const satisfies readonly AgreementStatus[];

// Reviewers read side by side: what one clears does not outdate the page of another, but a changed text does.
const clear = {
  kind: 'work',
  from: readIn,
  to: 'same',
  needs: clearing,
  followedBy: ['complete_review'],
  tone: 'primary',
  quiet: 'seen',
} as const;

const send = { kind: 'move', from: ['LEGAL_REVIEW'], to: 'NEGOTIATION', needs: returning } as const;

export const reviewSteps = {
  clear_text: {
    ...clear,
    by: ['LEGAL'],
    label: 'Clear the text',
    did: 'cleared the text in legal review',
    guards: [may.legalReviewIsOpen, may.legalReviewIsInTurn, commentsAreResolved],
    notify: [['review-turn', 'civil_rights_review']],
    effects: ['clear_review', 'record_legal_note'],
  },
  return_from_legal: {
    ...send,
    by: ['LEGAL'],
    label: 'Return to negotiation',
    did: 'returned the text to negotiation',
    guards: [may.needsLegalReview],
    notify: [['legal-returned', 'both_sides']],
    effects: ['return_review', 'record_legal_note', 'unsettle_text'],
  },
  clear_program_review: {
    ...clear,
    by: ['PROGRAM_MANAGER'],
    label: 'Clear for the program office',
    did: 'cleared the text for the program office',
    guards: [may.programReviewIsOpen, may.programReviewIsInTurn, commentsAreResolved],
    notify: [],
    effects: ['clear_review'],
  },
  return_from_program_review: {
    ...send,
    by: ['PROGRAM_MANAGER'],
    label: 'Return for the program office',
    did: 'returned the text to negotiation for the program office',
    guards: [may.needsProgramReview],
    notify: [['legal-returned', 'both_sides']],
    effects: ['return_review', 'record_legal_note', 'unsettle_text'],
  },
  clear_civil_rights_review: {
    ...clear,
    by: ['OVERSIGHT'],
    label: 'Clear for civil rights',
    did: 'cleared the text in the civil rights review',
    guards: [may.civilRightsReviewIsOpen, may.civilRightsReviewIsInTurn, commentsAreResolved],
    notify: [],
    effects: ['clear_review'],
  },
  return_from_civil_rights_review: {
    ...send,
    by: ['OVERSIGHT'],
    label: 'Return for civil rights',
    did: 'returned the text to negotiation in the civil rights review',
    guards: [may.needsCivilRightsReview],
    notify: [['legal-returned', 'both_sides']],
    effects: ['return_review', 'record_legal_note', 'unsettle_text'],
  },
  ask_counsel: {
    kind: 'work',
    from: ['NEGOTIATION', 'LEGAL_REVIEW'],
    to: 'same',
    by: ['AGENCY_APPROVER'],
    label: 'Ask your own counsel',
    did: 'asked the agency’s own counsel to review the text',
    needs: z.strictObject({ userId: rowId('Choose who reads the text for your agency.') }),
    guards: [legalReviewIsNeeded, may.counselIsNotAsked],
    notify: [['review-turn', 'counsel_review']],
    effects: ['ask_counsel'],
  },
  take_back_counsel: {
    kind: 'work',
    from: ['NEGOTIATION', 'LEGAL_REVIEW', 'LOCAL_APPROVAL'],
    to: 'same',
    by: ['AGENCY_APPROVER'],
    label: 'Go on without your counsel',
    did: 'went on without a review by the agency’s own counsel',
    needs: nothing,
    guards: [may.counselIsAsked],
    notify: [],
    effects: ['take_back_counsel'],
    followedBy: ['complete_review'],
  },
  clear_counsel_review: {
    ...clear,
    // County attorneys read along while the text is still written: what they clear stays cleared unless it changes.
    from: ['NEGOTIATION', ...readIn],
    by: ['AGENCY_APPROVER', 'AGENCY_OFFICER'],
    label: 'Clear as counsel of the agency',
    did: 'cleared the text as counsel of the agency',
    guards: [may.isTheNamedCounsel, may.counselReviewIsOpen],
    notify: [],
    effects: ['clear_review'],
  },
  return_from_counsel_review: {
    ...send,
    by: ['AGENCY_APPROVER', 'AGENCY_OFFICER'],
    label: 'Return as counsel of the agency',
    did: 'returned the text to negotiation as counsel of the agency',
    guards: [may.isTheNamedCounsel],
    notify: [['legal-returned', 'both_sides']],
    effects: ['return_review', 'unsettle_text'],
  },
  release_counsel_remarks: {
    kind: 'work',
    from: ['NEGOTIATION', ...readIn],
    to: 'same',
    by: ['AGENCY_APPROVER'],
    label: 'Release your counsel’s remarks',
    did: 'let ICE read the remarks of the agency’s counsel',
    needs: nothing,
    guards: [may.counselHoldsRemarks],
    notify: [],
    effects: ['release_remarks'],
    quiet: true,
  },
  complete_review: {
    kind: 'move',
    from: ['LEGAL_REVIEW'],
    to: 'LOCAL_APPROVAL',
    by: ['SYSTEM'],
    label: 'Complete the reviews',
    did: 'took the text on to local approval; every review of it is complete',
    needs: nothing,
    guards: [may.reviewsAreComplete, commentsAreResolved],
    notify: [['local-approval-asked', 'agency']],
    effects: [],
  },
} as const satisfies Record<string, AgreementStepRow>;
