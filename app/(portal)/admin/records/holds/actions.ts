'use server';
import { placeHoldInput, releaseHoldInput } from '@/lib/domain/records/hold';
import { rightAction } from '@/lib/server/actions/form-action';
import { placeHold, releaseHold } from '@/lib/server/records/holds/hold-commands';

export const place = rightAction('manage_holds', placeHoldInput, (input, actor) => placeHold(actor, input));

export const release = rightAction('manage_holds', releaseHoldInput, (input, actor) => releaseHold(actor, input));
