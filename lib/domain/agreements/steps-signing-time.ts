// The time to sign: extended by people, watched by the portal, which reminds and tells of its end and voids nothing.
import { z } from 'zod';
import { notEveryoneHasSigned } from '@/lib/domain/agreements/guards';
import * as time from '@/lib/domain/agreements/guards-signing-time';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { calendarDate, orNothing } from '@/lib/domain/form-values';
import { paragraph } from '@/lib/domain/text';

const nothing = z.strictObject({});

const watch = { kind: 'work', from: ['SIGNING'], to: 'same', by: ['SYSTEM'], needs: nothing, quiet: true } as const;

export const signingTimeSteps = {
  extend_signing: {
    kind: 'work',
    from: ['SIGNING'],
    to: 'same',
    by: ['LIAISON', 'PROGRAM_MANAGER'],
    label: 'Change the time to sign',
    did: 'changed the time to sign',
    needs: z.strictObject({
      signBy: orNothing(calendarDate('Enter the date as month, day and year, for example 12 15 2026.')),
      reason: paragraph(2000, 'Say why the time changes.'),
    }),
    guards: [notEveryoneHasSigned],
    notify: [
      ['signing-time-changed', 'both_sides'],
      ['signing-time-changed', 'next_signer'],
    ],
    effects: ['set_sign_day'],
  },
  remind_signers: {
    ...watch,
    label: 'Remind the signers',
    did: 'reminded whoever signs next',
    guards: [notEveryoneHasSigned, time.thereIsTimeToSign, time.signersAreToBeReminded],
    notify: [['signature-reminder', 'reminded_signers']],
    effects: ['record_reminders'],
  },
  tell_lapse: {
    ...watch,
    label: 'Tell that the time to sign is over',
    did: 'told both sides that the time to sign is over; signatures that were given still count',
    guards: [time.timeToSignIsOver, time.lapseIsNotTold],
    notify: [
      ['signing-time-over', 'both_sides'],
      ['signing-time-over', 'next_signer'],
    ],
    effects: ['mark_lapse_told'],
  },
} as const satisfies Record<string, AgreementStepRow>;
