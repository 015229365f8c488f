'use server';
import { paths } from '@/lib/domain/paths';
import { askDestructionInput, cancelDestructionInput, confirmDestructionInput } from '@/lib/domain/records/retention';
import { rightAction } from '@/lib/server/actions/form-action';
import { askDestruction, cancelDestruction, confirmDestruction } from '@/lib/server/records/retention/run-commands';

export const ask = rightAction(
  'destroy_records',
  askDestructionInput,
  (input, actor) => askDestruction(actor, input),
  ({ id }) => paths.retentionRun(id),
);

export const confirm = rightAction('destroy_records', confirmDestructionInput, (input, actor) =>
  confirmDestruction(actor, input),
);

export const cancel = rightAction('destroy_records', cancelDestructionInput, (input, actor) =>
  cancelDestruction(actor, input),
);
