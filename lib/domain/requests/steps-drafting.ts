// Steps of a request that the agency takes until it is with ICE: drafting, submission, answers to a return.
import { z } from 'zod';
import { checked, rowId } from '@/lib/domain/form-values';
import { carriedAnswers } from '@/lib/domain/requests/carried-answers';
import type { SectionKey } from '@/lib/domain/requests/draft';
import * as is from '@/lib/domain/requests/guards';
import { cameFromIntake, isNotClosedByReturn } from '@/lib/domain/requests/guards-corrections';
import { filesAreSafe } from '@/lib/domain/requests/guards-documents';
import { asksTheSection, mayWriteHere, namesItsMatter } from '@/lib/domain/requests/guards-drafting';
import { wasNotSentAgain } from '@/lib/domain/requests/guards-undo';
import { requestTypes } from '@/lib/domain/requests/request-type';
import { sendAgainInput } from '@/lib/domain/requests/return-input';
import * as section from '@/lib/domain/requests/section-input';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});
const drafters = ['AGENCY_OFFICER', 'AGENCY_APPROVER'] as const;
const drafting = ['DRAFT', 'RETURNED'] as const;

/** A save of one section of the form: work that both drafters may do while the agency holds the request. */
const save = (label: string, did: string, needs: z.ZodObject, effect: RequestStepRow['effects'][number]) =>
  ({
    kind: 'work',
    from: drafting,
    to: 'same',
    by: drafters,
    label,
    did,
    needs,
    guards: [is.formIsOpen, mayWriteHere],
    notify: [],
    effects: [effect],
    visibility: 'AGENCY_ONLY',
  }) as const satisfies RequestStepRow;

/** A save of a whole section: it also counts the save, and is refused where a colleague has saved since. */
const saveSection = (
  key: SectionKey,
  [label, did]: readonly [string, string],
  needs: z.ZodObject,
  effect: RequestStepRow['effects'][number],
) => {
  const row = save(label, did, needs.extend(section.drawnWith), effect);
  return {
    ...row,
    guards: [...row.guards, asksTheSection(key), isNotClosedByReturn(key)],
    effects: ['count_section_save', effect, 'mark_changed_fields'],
  } as const satisfies RequestStepRow;
};

/** Files are part of the section of attachments, and closed with it. */
const inAttachments = <Row extends RequestStepRow>(row: Row) => ({
  ...row,
  guards: [...row.guards, isNotClosedByReturn('attachments')],
});

const reason = (ask: string) => z.strictObject({ reason: paragraph(2000, ask) });

export const draftingSteps = {
  create: {
    kind: 'move',
    from: [],
    to: 'DRAFT',
    by: drafters,
    label: 'Start request',
    did: 'started the request',
    needs: z.strictObject({
      requestType: z.enum(requestTypes, 'Choose what you want to ask for.'),
      priorRequestId: rowId().optional(),
      carried: carriedAnswers.optional(),
    }),
    guards: [is.agencyIsNotSuspended, is.formIsOpen],
    notify: [],
    effects: [],
    visibility: 'AGENCY_ONLY',
  },
  save_agency_facts: saveSection(
    'agency',
    ['Save agency facts', 'saved the agency facts'],
    section.agencyFactsInput,
    'save_agency_facts',
  ),
  save_concerns: saveSection(
    'concerns',
    ['Save concerns', 'saved the concerns'],
    section.concernsInput,
    'save_concerns',
  ),
  save_help_wanted: saveSection(
    'help',
    ['Save help wanted', 'saved the help wanted'],
    section.helpInput,
    'save_help_wanted',
  ),
  save_headcounts: saveSection(
    'headcounts',
    ['Save headcounts', 'saved the headcounts'],
    section.headcountsInput,
    'save_headcounts',
  ),
  save_narrative: saveSection('narrative', ['Save story', 'saved the story'], section.narrativeInput, 'save_narrative'),
  save_contacts: saveSection(
    'contacts',
    ['Save contacts', 'saved the contacts'],
    section.contactsInput,
    'save_contacts',
  ),
  save_attachments_choice: saveSection(
    'attachments',
    ['Save attachments', 'saved the attachments section'],
    section.attachmentsInput,
    'save_attachments_choice',
  ),
  save_agreement_wish: saveSection(
    'agreement',
    ['Save agreement', 'saved what is asked about the agreement'],
    section.agreementWishInput,
    'save_agreement_wish',
  ),
  save_service_wish: saveSection(
    'service',
    ['Save training or service', 'saved the training or service wanted'],
    section.serviceWishInput,
    'save_service_wish',
  ),
  attach_document: inAttachments(
    save('Attach file', 'attached a file', z.strictObject({ documentId: rowId() }), 'attach_document'),
  ),
  remove_document: inAttachments(
    save('Remove file', 'removed a file', z.strictObject({ documentId: rowId() }), 'remove_document'),
  ),
  send_to_approver: {
    kind: 'work',
    from: drafting,
    to: 'same',
    by: ['AGENCY_OFFICER'],
    label: 'Send to approver',
    did: 'sent the request to the approver',
    needs: nothing,
    guards: [mayWriteHere, is.isNotYetReady, is.sectionsAreComplete, filesAreSafe, is.itemsAreAnswered],
    notify: [['request-ready', 'agency_approvers']],
    effects: ['mark_ready'],
    undo: 'recall_from_approver',
    visibility: 'AGENCY_ONLY',
    tone: 'primary',
  },
  send_back_to_officer: {
    kind: 'work',
    from: drafting,
    to: 'same',
    by: ['AGENCY_APPROVER'],
    label: 'Send back to officer',
    did: 'sent the request back to the officer',
    needs: reason('Say what the officer should change.'),
    guards: [is.isWithApprover],
    notify: [['request-sent-back', 'agency']],
    effects: ['clear_ready'],
    visibility: 'AGENCY_ONLY',
  },
  submit: {
    kind: 'move',
    from: ['DRAFT'],
    to: 'SUBMITTED',
    by: ['AGENCY_APPROVER'],
    label: 'Submit request',
    did: 'submitted the request',
    needs: z.strictObject({
      attest: checked('Confirm that the request is accurate and that you may submit it for your agency.'),
      noticeSeen: checked('Confirm that you have read the notice about this form.'),
    }),
    guards: [
      is.agencyIsVerified,
      is.formIsOpen,
      is.sectionsAreComplete,
      filesAreSafe,
      namesItsMatter,
      is.hasPrimaryContact,
    ],
    notify: [
      ['request-received', 'agency'],
      ['request-arrived', 'intake'],
    ],
    effects: ['record_submission'],
    undo: 'take_back_submission',
    tone: 'primary',
  },
  take_back_submission: {
    kind: 'move',
    from: ['SUBMITTED'],
    to: 'DRAFT',
    by: ['AGENCY_APPROVER'],
    label: 'Take back submission',
    did: 'took the submission back before intake had begun',
    needs: nothing,
    guards: [wasNotSentAgain],
    notify: [],
    effects: ['clear_submission', 'clear_ready'],
  },
  answer_returned_item: {
    kind: 'work',
    from: ['RETURNED'],
    to: 'same',
    by: drafters,
    label: 'Answer item',
    did: 'answered a returned item',
    needs: z.strictObject({
      itemId: rowId(),
      answer: paragraph(2000, 'Say what you changed, or why nothing needs to change.'),
    }),
    guards: [mayWriteHere],
    notify: [],
    effects: ['answer_returned_item'],
    visibility: 'AGENCY_ONLY',
  },
  resubmit: {
    kind: 'move',
    from: ['RETURNED'],
    to: 'SUBMITTED',
    by: ['AGENCY_APPROVER'],
    label: 'Send request again',
    did: 'sent the request again',
    needs: sendAgainInput,
    guards: [cameFromIntake, is.itemsAreAnswered, is.formIsOpen, is.sectionsAreComplete, filesAreSafe, namesItsMatter],
    notify: [['request-resent', 'intake']],
    effects: ['record_submission', 'close_returned_items'],
    undo: 'take_back_resubmission',
    tone: 'primary',
  },
} as const satisfies Record<string, RequestStepRow>;
