// The step that says which sections of the text answer a need.
import { z } from 'zod';
import { isNotAnAmendment } from '@/lib/domain/agreements/guards-amendments';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { rowId } from '@/lib/domain/form-values';

export const needSteps = {
  map_need: {
    kind: 'work',
    from: ['DRAFT', 'NEGOTIATION', 'LEGAL_REVIEW'],
    to: 'same',
    label: 'Say which sections answer a need',
    did: 'said which sections answer a need',
    by: ['LIAISON', 'PROGRAM_MANAGER'],
    needs: z.strictObject({
      needKey: z.string('Choose a need.').min(1, 'Choose a need.').max(120),
      /** None: no section answers it. */
      sectionIds: z
        .union([z.literal(''), rowId(), z.array(rowId()).max(60)])
        .default('')
        .transform((given) => (given === '' ? [] : [...new Set([given].flat())])),
    }),
    guards: [isNotAnAmendment],
    notify: [],
    effects: ['map_need'],
  },
} as const satisfies Record<string, AgreementStepRow>;
