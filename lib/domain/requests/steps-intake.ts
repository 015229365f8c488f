// Steps of a request from the intake office to the field office: claim, return, assignment, first contact.
import { z } from 'zod';
import { calendarDate, orNothing, rowId } from '@/lib/domain/form-values';
import { sectionKeys } from '@/lib/domain/requests/draft';
import * as is from '@/lib/domain/requests/guards';
import { isSettledWithoutAssessment } from '@/lib/domain/requests/guards-drafting';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { line, optionalLine, paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});
const drafters = ['AGENCY_OFFICER', 'AGENCY_APPROVER'] as const;
const reason = (ask: string) => z.strictObject({ reason: paragraph(2000, ask) });

export const intakeSteps = {
  claim: {
    kind: 'move',
    from: ['SUBMITTED'],
    to: 'INTAKE_REVIEW',
    by: ['OSLC_INTAKE'],
    label: 'Claim request',
    did: 'claimed the request for intake review',
    needs: nothing,
    guards: [],
    notify: [],
    effects: ['claim_request'],
    undo: 'release_claim',
    tone: 'primary',
  },
  release_claim: {
    kind: 'move',
    from: ['INTAKE_REVIEW'],
    to: 'SUBMITTED',
    by: ['OSLC_INTAKE'],
    label: 'Release claim',
    did: 'released the request to the intake queue',
    needs: nothing,
    guards: [],
    notify: [],
    effects: ['release_claim'],
  },
  return_to_agency: {
    kind: 'move',
    from: ['INTAKE_REVIEW'],
    to: 'RETURNED',
    by: ['OSLC_INTAKE'],
    label: 'Return to agency',
    did: 'returned the request to the agency',
    needs: z.strictObject({
      items: z
        .array(
          z.strictObject({
            section: z.enum(sectionKeys, 'Choose the section that the item belongs to.'),
            text: line(500, 'Say what is missing and what would complete it.'),
          }),
        )
        .min(1, 'Name at least one missing item.')
        .max(20, 'Name 20 items or fewer.'),
      respondBy: orNothing(calendarDate('Enter the date as month, day and year, for example 3 15 2027.')).default(null),
    }),
    guards: [is.isTheirClaim],
    notify: [['request-returned', 'agency']],
    effects: ['open_returned_items', 'clear_ready'],
    undo: 'recall_return',
  },
  recall_return: {
    kind: 'move',
    from: ['RETURNED'],
    to: 'INTAKE_REVIEW',
    by: ['OSLC_INTAKE'],
    label: 'Recall return',
    did: 'recalled the return',
    needs: nothing,
    guards: [is.isTheirClaim],
    notify: [],
    effects: ['refuse_unsent_changes', 'close_returned_items'],
  },
  assign: {
    kind: 'move',
    from: ['INTAKE_REVIEW'],
    to: 'ASSIGNED',
    by: ['OSLC_INTAKE'],
    label: 'Assign to liaison',
    did: 'assigned the request to a field office',
    needs: z.strictObject({
      liaisonId: rowId(),
      note: optionalLine(500).default(''),
    }),
    guards: [is.isTheirClaim],
    notify: [
      ['request-yours', 'liaison'],
      ['request-assigned', 'agency'],
    ],
    effects: ['assign_request'],
    tone: 'primary',
  },
  reassign: {
    kind: 'work',
    from: [
      'ASSIGNED',
      'ASSESSING',
      'ASSESSMENT_REVIEW',
      'RECOMMENDED',
      'PLAN_AGREED',
      'HQ_REVIEW',
      'DEFERRED',
      'APPROVED',
      'AGREEMENT_IN_PROGRESS',
    ],
    to: 'same',
    by: ['OSLC_INTAKE', 'FIELD_SUPERVISOR'],
    label: 'Hand over to another liaison',
    did: 'handed the request over to another liaison',
    needs: z.strictObject({
      liaisonId: rowId(),
      reason: paragraph(500, 'Say why the case changes hands.'),
    }),
    guards: [],
    notify: [
      ['request-yours', 'liaison'],
      ['request-assigned', 'agency'],
    ],
    effects: ['reassign_request'],
  },
  log_contact: {
    kind: 'work',
    from: ['ASSIGNED', 'ASSESSING'],
    to: 'same',
    by: ['LIAISON'],
    label: 'Log contact',
    did: 'logged a contact with the agency',
    needs: z.strictObject({
      kind: z.enum(['FIRST_CONTACT', 'CALL', 'MEETING', 'VISIT'], 'Choose what kind of contact it was.'),
      happenedOn: calendarDate('Enter the date of the contact, for example 11 24 2026.'),
      participants: line(500, 'Name who took part, by title only, for example “Sheriff; jail captain”.'),
      summary: paragraph(2000, 'Say what was discussed and agreed.'),
    }),
    guards: [is.isTheirLiaison],
    notify: [],
    effects: ['log_contact'],
    quiet: true,
  },
  close_enquiry: {
    kind: 'move',
    from: ['ASSIGNED'],
    to: 'COMPLETED',
    by: ['LIAISON'],
    label: 'Close enquiry',
    did: 'answered and closed the enquiry',
    needs: reason('Say what the agency was told and what it decided.'),
    guards: [is.isTheirLiaison, is.isAnEnquiry, is.firstContactIsLogged],
    notify: [['request-completed', 'agency']],
    effects: ['close_request'],
  },
  settle_request: {
    kind: 'move',
    from: ['ASSIGNED'],
    to: 'COMPLETED',
    by: ['LIAISON'],
    label: 'Settle request',
    did: 'settled the request with the agency',
    needs: reason('Say what was agreed and done, so that the agency can rely on it.'),
    guards: [is.isTheirLiaison, isSettledWithoutAssessment, is.firstContactIsLogged],
    notify: [['request-completed', 'agency']],
    effects: ['close_request'],
    tone: 'primary',
  },
  grow_enquiry: {
    kind: 'move',
    from: ['ASSIGNED'],
    to: 'COMPLETED',
    by: drafters,
    label: 'Turn into a request',
    did: 'turned the enquiry into a request for a new partnership',
    needs: nothing,
    guards: [is.isAnEnquiry, is.firstContactIsLogged],
    notify: [],
    effects: ['copy_into_new_request', 'close_request'],
    tone: 'primary',
  },
} as const satisfies Record<string, RequestStepRow>;
