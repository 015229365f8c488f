// Warnings of the portal before an agreement ends: each once, and each to more people than the one before it.
import { z } from 'zod';
import { renewalIsSigned, type WarningDays, warningDue } from '@/lib/domain/agreements/end-warnings';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

const nothing = z.strictObject({});

// The name of the inner guard is what the table of steps in docs says.
const isDue = (days: WarningDays): AgreementGuard => {
  const warningIsDue: AgreementGuard = ({ today, expiresOn }) =>
    warningDue(today, expiresOn) === days || `This is not the time of the warning ${days} days before the end.`;
  return warningIsDue;
};

const isNotRenewed: AgreementGuard = (facts) =>
  !renewalIsSigned(facts) || 'The agreement that follows this one is signed.';

const warn = <const Days extends WarningDays>(days: Days, notify: AgreementStepRow['notify']) =>
  ({
    kind: 'work',
    from: inForceStatuses,
    to: 'same',
    by: ['SYSTEM'],
    label: `Warn ${days} days before the end`,
    did: `warned that the agreement ends within ${days} days`,
    needs: nothing,
    guards: [isDue(days), isNotRenewed],
    notify,
    effects: ['warn_once'],
    quiet: true,
  }) as const satisfies AgreementStepRow;

const toAgencyAndIce = (name: 'ends-in-120' | 'ends-in-90' | 'ends-in-60' | 'ends-in-30' | 'ends-in-7') =>
  [
    [name, 'both_sides'],
    [name, 'program_managers'],
  ] as const;

export const expirySteps = {
  warn_180: warn(180, [
    ['agreement-expiring', 'both_sides'],
    ['agreement-expiring', 'program_managers'],
  ]),
  warn_120: warn(120, toAgencyAndIce('ends-in-120')),
  warn_90: warn(90, toAgencyAndIce('ends-in-90')),
  warn_60: warn(60, [...toAgencyAndIce('ends-in-60'), ['ends-in-60', 'field_supervisors']]),
  warn_30: warn(30, [
    ...toAgencyAndIce('ends-in-30'),
    ['ends-in-30', 'field_supervisors'],
    ['ends-in-30', 'administrators'],
  ]),
  warn_7: warn(7, [
    ...toAgencyAndIce('ends-in-7'),
    ['ends-in-7', 'field_supervisors'],
    ['ends-in-7', 'administrators'],
  ]),
} as const satisfies Record<`warn_${WarningDays}`, AgreementStepRow>;
