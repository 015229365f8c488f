'use server';
import { assignManyInput } from '@/lib/domain/requests/bulk-assign';
import { formAction } from '@/lib/server/actions/form-action';
import { assignMany } from '@/lib/server/requests/bulk-assign';

export const assignRequests = formAction(assignManyInput, (input, actor) => assignMany(actor, input));
