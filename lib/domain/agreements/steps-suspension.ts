// What the portal says while an agreement is suspended: each once for one suspension.
import { z } from 'zod';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { type SuspensionDays, suspensionNewsDue } from '@/lib/domain/agreements/suspension';
import type { Guard } from '@/lib/domain/workflow/step';

// The name of the inner guard is what the table of steps in docs says.
const hasLasted = (days: SuspensionDays): Guard<AgreementFacts> => {
  const suspensionHasLasted: Guard<AgreementFacts> = ({ suspendedDays }) =>
    suspensionNewsDue(suspendedDays) === days || `This is said when the suspension has lasted ${days} days.`;
  return suspensionHasLasted;
};

const tell = <const Name extends 'suspended-for-60' | 'suspended-for-90'>(days: SuspensionDays, notice: Name) =>
  ({
    kind: 'work',
    from: ['SUSPENDED'],
    to: 'same',
    by: ['SYSTEM'],
    label: `Tell that the suspension has lasted ${days} days`,
    did: `told both sides that the suspension has lasted ${days} days`,
    needs: z.strictObject({}),
    guards: [hasLasted(days)],
    notify: [
      [notice, 'both_sides'],
      [notice, 'program_managers'],
    ],
    effects: ['tell_suspension_once'],
    quiet: true,
  }) as const satisfies AgreementStepRow;

export const suspensionSteps = {
  suspended_60: tell(60, 'suspended-for-60'),
  suspended_90: tell(90, 'suspended-for-90'),
} as const satisfies Record<`suspended_${SuspensionDays}`, AgreementStepRow>;
