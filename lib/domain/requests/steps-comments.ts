// The step that adds a comment or an internal note, alone or as an answer to another one.
import { z } from 'zod';
import { orNothing } from '@/lib/domain/form-values';
import { openRequestStatuses } from '@/lib/domain/requests/status';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { paragraph } from '@/lib/domain/text';

/** The most people one comment may mention. */
export const mentionsMax = 20;

const person = z.uuid('Choose people from the list.');

const mentions = z
  .union([person.transform((id) => [id]), z.array(person).max(mentionsMax, `Mention ${mentionsMax} people or fewer.`)])
  .default([])
  .transform((ids) => [...new Set(ids)]);

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
      visibility: z.enum(['SHARED', 'ICE_ONLY', 'AGENCY_ONLY'], 'Choose who may read the comment.'),
      body: paragraph(4000, 'Write your comment.'),
      parentId: orNothing(z.uuid('Open the page again: the comment you answer is not known.')),
      questionCode: z
        .string(askCode)
        .max(20, askCode)
        .regex(/^(?:[A-Z][A-Z0-9_-]*)?$/u, askCode)
        .default(''),
      mentions,
    }),
    guards: [],
    notify: [],
    effects: ['add_comment'],
    quiet: true,
  },
} as const satisfies Record<string, RequestStepRow>;
