// The step that adds a comment or an internal note, alone or as an answer to another one.
import { z } from 'zod';
import { commentFields } from '@/lib/domain/comments/comment-input';
import { openRequestStatuses } from '@/lib/domain/requests/status';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';

const askCode = 'The question beside this comment is not known. Open the page again.';

export const commentSteps = {
  comment: {
    kind: 'work',
    from: openRequestStatuses,
    to: 'same',
    by: [
      'AGENCY_OFFICER',
      'AGENCY_APPROVER',
      'OSLC_INTAKE',
      'LIAISON',
      'FIELD_SUPERVISOR',
      'PROGRAM_MANAGER',
      'REVIEW_BOARD',
      'LEGAL',
    ],
    label: 'Add comment',
    did: 'added a comment',
    needs: z.strictObject({
      ...commentFields,
      questionCode: z
        .string(askCode)
        .max(20, askCode)
        .regex(/^(?:[A-Z][A-Z0-9_-]*)?$/u, askCode)
        .default(''),
    }),
    guards: [],
    notify: [],
    effects: ['add_comment'],
    quiet: true,
  },
} as const satisfies Record<string, RequestStepRow>;
