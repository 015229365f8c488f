// What signers do beside signing: refuse consent, decline, ask a question, hand a place over; and the places put in
// before the text is frozen.
import { z } from 'zod';
import { declineCodes } from '@/lib/domain/agreements/decline';
import * as is from '@/lib/domain/agreements/guards';
import * as ceremony from '@/lib/domain/agreements/guards-ceremony';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { rowId } from '@/lib/domain/form-values';
import { optionalParagraph, paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});

/** Whoever may be named for a place; the guards leave only those who are. */
export const signerRoles = ['AGENCY_APPROVER', 'AGENCY_OFFICER', 'ICE_SIGNER', 'LEGAL'] as const;

export const ceremonySteps = {
  refuse_consent: {
    kind: 'work',
    from: ['SIGNING'],
    to: 'same',
    by: signerRoles,
    label: 'Do not sign electronically',
    did: 'asked not to sign electronically',
    needs: nothing,
    guards: [is.isASigner, ceremony.hasNotRefusedConsent],
    notify: [['consent-refused', 'liaison']],
    effects: ['refuse_consent'],
  },
  give_consent: {
    kind: 'work',
    from: ['SIGNING'],
    to: 'same',
    by: signerRoles,
    label: 'Agree to sign electronically',
    did: 'agreed to sign electronically after all',
    needs: nothing,
    guards: [is.isASigner, ceremony.hasRefusedConsent],
    notify: [['consent-given', 'liaison']],
    effects: ['give_consent'],
  },
  decline_to_sign: {
    kind: 'move',
    from: ['SIGNING'],
    to: 'NEGOTIATION',
    by: signerRoles,
    label: 'Decline to sign',
    did: 'declined to sign; the text is back in negotiation and all signatures are void',
    needs: z.strictObject({
      reasonCode: z.enum(declineCodes, 'Choose the reason that comes nearest.'),
      reason: paragraph(2000, 'Say why you do not sign and what would change that.'),
    }),
    guards: [is.isASigner, is.notEveryoneHasSigned],
    notify: [['signature-declined', 'both_sides']],
    effects: ['void_signatures', 'unsettle_text'],
  },
  return_with_question: {
    kind: 'move',
    from: ['SIGNING'],
    to: 'NEGOTIATION',
    by: signerRoles,
    label: 'Return with a question',
    did: 'returned the text with a question; it is back in negotiation and all signatures are void',
    needs: z.strictObject({
      sectionId: rowId('Choose the section your question is about.'),
      question: paragraph(2000, 'Write your question.'),
    }),
    guards: [is.isASigner, is.notEveryoneHasSigned],
    notify: [['question-at-signing', 'both_sides']],
    effects: ['ask_at_signing', 'void_signatures', 'unsettle_text'],
  },
  delegate_place: {
    kind: 'work',
    from: ['SIGNING'],
    to: 'same',
    by: signerRoles,
    label: 'Hand a place over',
    did: 'handed a place to sign to somebody else',
    needs: z.strictObject({
      signatureId: rowId('Choose the place.'),
      userId: rowId('Choose who signs instead.'),
      basis: optionalParagraph(300),
    }),
    guards: [is.textIsFrozen, ceremony.hasAPlaceToHandOver],
    notify: [
      ['signature-asked', 'asked_signers'],
      ['place-handed-over', 'both_sides'],
    ],
    effects: ['delegate_place', 'ask_signers'],
  },
  add_place: {
    kind: 'work',
    from: ['NEGOTIATION', 'LEGAL_REVIEW', 'LOCAL_APPROVAL'],
    to: 'same',
    by: ['AGENCY_APPROVER', 'LIAISON', 'PROGRAM_MANAGER'],
    label: 'Add a place to sign',
    did: 'added a place to sign',
    needs: z.strictObject({
      role: z.enum(['GOVERNING_BODY_HEAD', 'LEGAL_COUNSEL_AGENCY', 'WITNESS', 'ICE_LEGAL'], 'Choose who else signs.'),
    }),
    guards: [ceremony.hasAPlaceToAdd],
    notify: [],
    effects: ['add_place'],
  },
  remove_place: {
    kind: 'work',
    from: ['NEGOTIATION', 'LEGAL_REVIEW', 'LOCAL_APPROVAL'],
    to: 'same',
    by: ['AGENCY_APPROVER', 'LIAISON', 'PROGRAM_MANAGER'],
    label: 'Take a place out',
    did: 'took out a place to sign that was added',
    needs: z.strictObject({ signatureId: rowId() }),
    guards: [],
    notify: [],
    effects: ['remove_place'],
  },
} as const satisfies Record<string, AgreementStepRow>;
