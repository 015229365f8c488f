'use server';
import { paths } from '@/lib/domain/paths';
import { askDestructionInput, cancelDestructionInput, confirmDestructionInput } from '@/lib/domain/records/retention';
import { formAction } from '@/lib/server/actions/form-action';
import { askDestruction, cancelDestruction, confirmDestruction } from '@/lib/server/records/retention/run-commands';

export const ask = formAction(
  askDestructionInput,
  (input, actor) => askDestruction(actor, input),
  ({ id }) => paths.retentionRun(id),
);

export const confirm = formAction(confirmDestructionInput, (input, actor) => confirmDestruction(actor, input));

export const cancel = formAction(cancelDestructionInput, (input, actor) => cancelDestruction(actor, input));
