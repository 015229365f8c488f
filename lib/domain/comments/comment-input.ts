// What the form of a comment sends, on a request and on an agreement alike.
import { z } from 'zod';
import { orNothing } from '@/lib/domain/form-values';
import { paragraph } from '@/lib/domain/text';

/** The most people one comment may mention. */
const mentionsMax = 20;

const person = z.uuid('Choose people from the list.');

const mentions = z
  .union([person.transform((id) => [id]), z.array(person).max(mentionsMax, `Mention ${mentionsMax} people or fewer.`)])
  .default([])
  .transform((ids) => [...new Set(ids)]);

export const commentFields = {
  visibility: z.enum(['SHARED', 'ICE_ONLY', 'AGENCY_ONLY'], 'Choose who may read the comment.'),
  body: paragraph(4000, 'Write your comment.'),
  parentId: orNothing(z.uuid('Open the page again: the comment you answer is not known.')),
  mentions,
} as const;
