// How a page that stands open reads what became of the files it shows. Apart from the words, which the page carries with it.

import { z } from 'zod';
import { exportStates } from '@/lib/domain/requests/export-words';

export const exportNewsAnswer = z.object({
  files: z
    .array(
      z.object({
        id: z.uuid(),
        state: z.enum(exportStates),
        written: z.number().int().min(0),
        estimated: z.number().int().min(0).nullable(),
      }),
    )
    .max(20),
});
