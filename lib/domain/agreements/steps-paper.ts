// The steps of the paper path: chosen for a place, scanned, confirmed by both sides, counted by the portal.
import { z } from 'zod';
import { blockingConditionsAreClosed, notEveryoneHasSigned, textIsFrozen } from '@/lib/domain/agreements/guards';
import * as paper from '@/lib/domain/agreements/guards-paper';
import { thereIsTimeToSign } from '@/lib/domain/agreements/guards-signing-time';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { calendarDate, checked, rowId } from '@/lib/domain/form-values';
import { paragraph } from '@/lib/domain/text';

const work = { kind: 'work', from: ['SIGNING'], to: 'same' } as const;
const place = z.strictObject({ placeId: rowId('Choose the place to sign.') });
const comparers = ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON', 'FIELD_SUPERVISOR', 'PROGRAM_MANAGER'] as const;

export const paperSteps = {
  choose_paper: {
    ...work,
    by: ['AGENCY_APPROVER', 'ICE_SIGNER'],
    label: 'Sign on paper',
    did: 'chose to have a place signed on paper',
    needs: place,
    guards: [textIsFrozen, thereIsTimeToSign, paper.placeCanGoOnPaper],
    notify: [['paper-chosen', 'both_sides']],
    effects: ['choose_paper'],
  },
  give_up_paper: {
    ...work,
    by: ['AGENCY_APPROVER', 'ICE_SIGNER'],
    label: 'Sign electronically after all',
    did: 'went back from paper to signing electronically',
    needs: place,
    guards: [paper.placeCanLeavePaper],
    notify: [],
    effects: ['give_up_paper'],
  },
  upload_scan: {
    ...work,
    by: ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON', 'ICE_SIGNER'],
    label: 'Bring the scan',
    did: 'brought the scan of a place signed on paper',
    needs: z.strictObject({ scanId: rowId() }),
    guards: [
      textIsFrozen,
      thereIsTimeToSign,
      blockingConditionsAreClosed,
      paper.placeOfTheirsIsOnPaper,
      paper.scanCanBeBrought,
    ],
    notify: [['scan-arrived', 'both_sides']],
    effects: ['take_scan'],
    tone: 'primary',
  },
  confirm_scan: {
    ...work,
    by: comparers,
    label: 'Confirm the scan',
    did: 'confirmed that a scan is the frozen text, signed by its signer',
    needs: z.strictObject({
      scanId: rowId(),
      signedOn: calendarDate('Enter the day that stands beside the signature, for example 11 24 2026.'),
      sameText: checked('Confirm that every page is the frozen text.'),
      signedBy: checked('Confirm who signed the signature sheet.'),
      authority: checked('Confirm by what authority the signer signed.'),
      compared: paragraph(1000, 'Say what you compared, and with what.'),
    }),
    guards: [textIsFrozen, blockingConditionsAreClosed, paper.scanWaits, paper.scanWaitsForThem],
    notify: [],
    effects: ['confirm_scan'],
    followedBy: ['count_paper_signature'],
    tone: 'primary',
  },
  reject_scan: {
    ...work,
    by: comparers,
    label: 'Reject the scan',
    did: 'rejected the scan of a place signed on paper',
    needs: z.strictObject({ scanId: rowId(), reason: paragraph(2000, 'Say what is wrong with the scan.') }),
    guards: [paper.scanWaits],
    notify: [['scan-rejected', 'both_sides']],
    effects: ['reject_scan'],
  },
  count_paper_signature: {
    ...work,
    by: ['SYSTEM'],
    label: 'Count a signature on paper',
    did: 'counted a signature in ink, whose scan one person of each side confirmed',
    needs: z.strictObject({}),
    guards: [textIsFrozen, notEveryoneHasSigned, paper.scanIsConfirmedTwice],
    notify: [
      ['paper-counted', 'both_sides'],
      ['signature-asked', 'asked_signers'],
    ],
    effects: ['record_paper_signature', 'ask_signers', 'queue_seal_when_complete'],
  },
} as const satisfies Record<string, AgreementStepRow>;
