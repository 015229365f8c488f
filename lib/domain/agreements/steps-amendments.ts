// Amendments: begun on an agreement in force, walked through the steps of every text, and taken over once sealed.
import { z } from 'zod';
import { amendedTerms, amendmentKinds } from '@/lib/domain/agreements/amendment-kind';
import * as is from '@/lib/domain/agreements/guards';
import * as amend from '@/lib/domain/agreements/guards-amendments';
import { textIsHeldHere } from '@/lib/domain/agreements/guards-import';
import { proposalsAreAnswered } from '@/lib/domain/agreements/guards-proposals';
import { noNoticeStands } from '@/lib/domain/agreements/guards-termination';
import * as pen from '@/lib/domain/agreements/guards-text';
import { inForceStatuses, unexecutedStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { calendarDate, orNothing, rowId, wholeNumber } from '@/lib/domain/form-values';
import { line, optionalLine, optionalParagraph, paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});

const begins = ['LIAISON', 'PROGRAM_MANAGER', 'AGENCY_APPROVER'] as const;

// What the kinds set; an effect refuses what its kind does not.
const setTerms = {
  newEndOn: orNothing(calendarDate('Enter the new end date, for example 12 15 2029.')).default(null),
  maxAuthorizedOfficers: orNothing(
    wholeNumber(1, 1000, 'Enter the greatest number of officers, for example 10.'),
  ).default(null),
  agencyContact: optionalLine(300).default(''),
  iceContact: optionalLine(300).default(''),
};

const whatItIs = {
  kind: z.enum(amendmentKinds, 'Choose what the amendment changes.'),
  reason: paragraph(2000, 'Say why the agreement is changed.'),
  ...setTerms,
};

const whyBehind = [['amendment-behind', 'both_sides']] as const;

export const amendmentSteps = {
  create_amendment: {
    kind: 'move',
    from: [],
    to: 'DRAFT',
    by: ['SYSTEM'],
    label: 'Create amendment',
    did: 'created the amendment from the text in force',
    needs: z.strictObject({ requestId: rowId(), amendsId: rowId(), ...whatItIs }),
    guards: [],
    notify: [],
    effects: [],
  },
  begin_amendment: {
    kind: 'work',
    from: inForceStatuses,
    to: 'same',
    by: begins,
    label: 'Begin an amendment',
    did: 'began an amendment',
    needs: z.strictObject(whatItIs),
    guards: [textIsHeldHere, noNoticeStands],
    notify: [['amendment-begun', 'both_sides']],
    effects: ['draft_amendment'],
  },
  save_amendment: {
    kind: 'work',
    from: ['DRAFT', 'NEGOTIATION'],
    to: 'same',
    by: begins,
    label: 'Edit what the amendment sets',
    did: 'changed what the amendment sets',
    needs: z.strictObject(setTerms),
    guards: [amend.setsItsOwnTerms, pen.holdsThePen],
    notify: [],
    effects: ['save_amendment', 'unsettle_text'],
  },
  rebase_amendment: {
    kind: 'work',
    from: ['DRAFT', 'NEGOTIATION'],
    to: 'same',
    by: begins,
    label: 'Join to the text in force',
    did: 'joined the amendment to the text in force',
    needs: z.strictObject({
      /** The row whose text the person saw as the one in force. */
      onto: rowId('Open the page again: the text in force has changed.'),
      sections: z
        .array(
          z.strictObject({
            key: z.string().max(60),
            take: z.enum(['OURS', 'THEIRS', 'JOINED'], 'Choose one of the wordings.'),
            body: optionalParagraph(12_000).default(''),
          }),
        )
        .max(60)
        .default([]),
      terms: z
        .array(
          z.strictObject({
            key: z.enum(amendedTerms),
            take: z.enum(['OURS', 'THEIRS'], 'Choose one of the two.'),
          }),
        )
        .max(10)
        .default([]),
    }),
    guards: [amend.isBehind, pen.holdsThePen],
    notify: [['amendment-joined', 'both_sides']],
    effects: ['join_texts', 'unsettle_text'],
    tone: 'primary',
  },
  skip_legal_review: {
    kind: 'move',
    from: ['NEGOTIATION'],
    to: 'LOCAL_APPROVAL',
    by: ['SYSTEM'],
    label: 'Make ready to sign',
    did: 'made the settled text ready to sign; an amendment of this kind needs no legal review',
    needs: nothing,
    guards: [amend.legalReviewIsNotNeeded, is.bothSidesSettled, is.commentsAreResolved, proposalsAreAnswered],
    notify: [['amendment-settled', 'both_sides']],
    effects: ['free_pen'],
  },
  apply_amendment: {
    kind: 'move',
    from: ['EXECUTED'],
    to: 'APPLIED',
    by: ['SYSTEM'],
    label: 'Make part of the agreement',
    did: 'made the amendment part of the agreement',
    needs: nothing,
    guards: [amend.isAnAmendment, amend.isNotBehind],
    notify: [],
    effects: ['apply_amendment'],
  },
  take_over_amendment: {
    kind: 'work',
    from: inForceStatuses,
    to: 'same',
    by: ['SYSTEM'],
    label: 'Take over an amendment',
    did: 'took a signed amendment over',
    needs: z.strictObject({ amendmentId: rowId(), reason: line(200, 'Name the amendment.') }),
    guards: [],
    notify: [
      ['agreement-amended', 'both_sides'],
      ['agreement-amended', 'program_managers'],
    ],
    effects: ['take_over_terms', 'move_duties', 'leave_others_behind'],
    followedBy: ['return_to_force'],
  },
  return_to_force: {
    kind: 'move',
    from: ['EXPIRING'],
    to: 'ACTIVE',
    by: ['SYSTEM'],
    label: 'Return to force',
    did: 'recorded that the new end date is far away',
    needs: nothing,
    guards: [amend.endIsFarAgain],
    notify: [],
    effects: [],
  },
  note_behind: {
    kind: 'work',
    from: ['DRAFT', 'NEGOTIATION'],
    to: 'same',
    by: ['SYSTEM'],
    label: 'Note another amendment',
    did: 'noted that another amendment became part of the agreement',
    needs: nothing,
    guards: [amend.isBehind],
    notify: whyBehind,
    effects: ['unsettle_text'],
  },
  fall_behind: {
    kind: 'move',
    from: ['LEGAL_REVIEW', 'LOCAL_APPROVAL'],
    to: 'NEGOTIATION',
    by: ['SYSTEM'],
    label: 'Return to negotiation after another amendment',
    did: 'returned the text to negotiation, since another amendment became part of the agreement',
    needs: nothing,
    guards: [amend.isBehind],
    notify: whyBehind,
    effects: ['unsettle_text'],
  },
  end_with_agreement: {
    kind: 'move',
    from: unexecutedStatuses,
    to: 'VOID',
    by: ['SYSTEM'],
    label: 'Set aside with the agreement',
    did: 'set the amendment aside, since its agreement has ended',
    needs: nothing,
    guards: [amend.amendedAgreementHasEnded],
    notify: [['agreement-voided', 'both_sides']],
    effects: ['end_by_void', 'void_signatures'],
  },
} as const satisfies Record<string, AgreementStepRow>;
