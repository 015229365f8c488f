// Steps of an agreement from the first signature to force: signing, seal, implementation.
import { z } from 'zod';
import * as is from '@/lib/domain/agreements/guards';
import { joinedAgreementIsInForce } from '@/lib/domain/agreements/guards-add-ons';
import { isNotAnAmendment } from '@/lib/domain/agreements/guards-amendments';
import { hasNotRefusedConsent } from '@/lib/domain/agreements/guards-ceremony';
import { placeIsNotOnPaper } from '@/lib/domain/agreements/guards-paper';
import { thereIsTimeToSign } from '@/lib/domain/agreements/guards-signing-time';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { signerRoles } from '@/lib/domain/agreements/steps-ceremony';
import { checked, rowId } from '@/lib/domain/form-values';
import { line, optionalLine, paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});
const reason = (ask: string) => z.strictObject({ reason: paragraph(2000, ask) });

export const signingSteps = {
  sign: {
    kind: 'work',
    from: ['SIGNING'],
    to: 'same',
    by: signerRoles,
    label: 'Sign agreement',
    did: 'signed the agreement',
    needs: z.strictObject({
      sha256: z.string().length(64),
      consent: checked('Agree to sign electronically, or ask for the paper path.'),
      authority: checked('Confirm the statement about your authority.'),
      typedName: line(120, 'Type your full name to sign.'),
      // The passkey's signature of the whole statement, where it was a passkey that confirmed.
      assertion: z.string().max(60_000).optional(),
    }),
    guards: [
      is.textIsFrozen,
      thereIsTimeToSign,
      is.blockingConditionsAreClosed,
      is.isTheirTurnToSign,
      placeIsNotOnPaper,
      hasNotRefusedConsent,
      is.signerHasAuthority,
      is.secondFactorIsFresh,
    ],
    checks: [is.hashIsTheFrozenOne],
    notify: [['signature-asked', 'asked_signers']],
    effects: ['record_signature', 'ask_signers', 'queue_seal_when_complete'],
    tone: 'primary',
  },
  recall_text: {
    kind: 'move',
    from: ['SIGNING'],
    to: 'NEGOTIATION',
    by: ['LIAISON', 'PROGRAM_MANAGER'],
    label: 'Recall text',
    did: 'recalled the text; it is back in negotiation and all signatures are void',
    needs: reason('Say what has to change in the text.'),
    guards: [is.notEveryoneHasSigned],
    notify: [['text-recalled', 'both_sides']],
    effects: ['void_signatures', 'unsettle_text'],
    tone: 'danger',
  },
  execute: {
    kind: 'move',
    from: ['SIGNING'],
    to: 'EXECUTED',
    by: ['SYSTEM'],
    label: 'Execute',
    did: 'sealed the agreement, verified the seal and recorded it as executed',
    needs: nothing,
    guards: [is.everyoneHasSigned, is.isSealedAndVerified],
    notify: [['agreement-executed', 'both_sides']],
    effects: ['record_execution'],
    followedBy: ['apply_amendment'],
  },
  begin_implementation: {
    kind: 'move',
    from: ['EXECUTED'],
    to: 'IMPLEMENTING',
    by: ['LIAISON'],
    label: 'Start implementation',
    did: 'started the implementation',
    needs: nothing,
    guards: [isNotAnAmendment],
    notify: [['implementation-begun', 'agency']],
    effects: ['build_checklist'],
    tone: 'primary',
  },
  complete_checklist_item: {
    kind: 'work',
    from: ['IMPLEMENTING'],
    to: 'same',
    by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON'],
    label: 'Complete checklist item',
    did: 'completed a checklist item',
    needs: z.strictObject({
      itemId: rowId(),
      value: line(60, 'Enter what completes this item.'),
      note: optionalLine(500).default(''),
    }),
    guards: [],
    notify: [],
    effects: ['complete_checklist_item'],
  },
  save_measures: {
    kind: 'work',
    from: ['IMPLEMENTING'],
    to: 'same',
    by: ['LIAISON', 'PROGRAM_MANAGER'],
    label: 'Save measures',
    did: 'set the measures',
    needs: z.strictObject({
      rows: z
        .array(
          z.strictObject({
            objective: line(500, 'Write the objective the measure belongs to.'),
            name: line(200, 'Name the measure.'),
            baseline: line(120, 'Enter the figure today.'),
            target: line(120, 'Enter the figure to reach.'),
            period: line(120, 'Enter the period.'),
          }),
        )
        .min(1, 'Set at least one measure.')
        .max(20, 'Set 20 measures or fewer.'),
    }),
    guards: [],
    notify: [],
    effects: ['save_measures'],
  },
  publish_entry: {
    kind: 'work',
    from: ['IMPLEMENTING', 'ACTIVE'],
    to: 'same',
    by: ['PROGRAM_MANAGER'],
    label: 'Publish register entry',
    did: 'published the entry in the public register',
    needs: z.strictObject({
      publicSummary: paragraph(1000, 'Write in two or three plain sentences what the agreement is for.'),
    }),
    guards: [],
    notify: [],
    effects: ['publish_entry'],
  },
  confirm_readiness: {
    kind: 'work',
    from: ['IMPLEMENTING'],
    to: 'same',
    by: ['LIAISON'],
    label: 'Confirm readiness',
    did: 'confirmed that everything is ready',
    needs: nothing,
    guards: [is.readinessIsOpen, is.checklistIsComplete, is.hasMeasures],
    notify: [['readiness-confirmed', 'program_managers']],
    effects: ['confirm_readiness'],
    tone: 'primary',
  },
  activate: {
    kind: 'move',
    from: ['IMPLEMENTING'],
    to: 'ACTIVE',
    by: ['PROGRAM_MANAGER'],
    label: 'Put in force',
    did: 'put the agreement in force',
    needs: nothing,
    guards: [
      is.checklistIsComplete,
      is.hasMeasures,
      is.entryIsPublished,
      is.readinessIsConfirmed,
      joinedAgreementIsInForce,
    ],
    notify: [['agreement-active', 'both_sides']],
    effects: ['put_in_force', 'tell_request_settled'],
    tone: 'primary',
  },
} as const satisfies Record<string, AgreementStepRow>;
