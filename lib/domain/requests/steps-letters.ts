// Steps of the decision letter: prepared, looked at, released, and reissued where something has to change.
import { z } from 'zod';
import * as is from '@/lib/domain/requests/guards-decision';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { optionalParagraph, paragraph } from '@/lib/domain/text';

const decided = ['DEFERRED', 'DECLINED', 'APPROVED', 'AGREEMENT_IN_PROGRESS', 'COMPLETED'] as const;
const writers = ['PROGRAM_MANAGER', 'FIELD_SUPERVISOR'] as const;

export const letterSteps = {
  prepare_letter: {
    kind: 'work',
    from: decided,
    to: 'same',
    by: writers,
    label: 'Prepare decision letter',
    did: 'prepared the decision letter',
    needs: z.strictObject({ remark: optionalParagraph(1500).default('') }),
    guards: [is.writesTheLetter, is.isDecided, is.letterIsNotReleased],
    notify: [],
    effects: ['prepare_letter'],
    visibility: 'ICE_ONLY',
  },
  reissue_letter: {
    kind: 'work',
    from: decided,
    to: 'same',
    by: writers,
    label: 'Reissue decision letter',
    did: 'prepared a letter that takes the place of the released one',
    needs: z.strictObject({
      change: paragraph(500, 'Say what changes. It stands at the head of the new letter.'),
      remark: optionalParagraph(1500).default(''),
    }),
    guards: [is.writesTheLetter, is.isDecided, is.letterIsReleased],
    notify: [],
    effects: ['supersede_letter'],
    visibility: 'ICE_ONLY',
  },
  release_letter: {
    kind: 'work',
    from: decided,
    to: 'same',
    by: writers,
    label: 'Release letter to the agency',
    did: 'released the decision letter',
    needs: z.strictObject({}),
    guards: [is.writesTheLetter, is.letterIsPrepared],
    notify: [['letter-released', 'agency']],
    effects: ['release_letter'],
    tone: 'primary',
  },
} as const satisfies Record<string, RequestStepRow>;
