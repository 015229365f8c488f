'use server';
import { takersOf } from '@/lib/domain/access/door';
import { assignManyInput } from '@/lib/domain/requests/bulk-assign';
import { takersAction } from '@/lib/server/actions/form-action';
import { assignMany } from '@/lib/server/requests/bulk-assign';

export const assignRequests = takersAction(
  'request.assign',
  takersOf('assign', 'reassign'),
  assignManyInput,
  (input, actor) => assignMany(actor, input),
);
