import 'server-only';
import type { z } from 'zod';
import { refuse } from '@/lib/domain/result';
import type { Step } from '@/lib/domain/workflow/step';
import { StepRefused } from '@/lib/server/workflow/step-refused';

/** Reads a step's input by its own schema; refuses with the messages of each field. */
export const readInput = <Facts>(
  step: Step<string, Facts, string, string, string>,
  own: Record<string, unknown>,
): Record<string, unknown> => {
  const parsed = step.needs.safeParse(own);
  if (parsed.success) return parsed.data;
  throw new StepRefused(refuse('invalid', 'Check the marked fields.', { fields: fieldMessages(parsed.error) }));
};

/** The first messages of each field, by dotted path, twenty fields at most. */
export const fieldMessages = (error: z.ZodError): Record<string, string[]> => {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues.slice(0, 20)) {
    const path = issue.path.join('.') || 'form';
    fields[path] = [...(fields[path] ?? []), issue.message];
  }
  return fields;
};
