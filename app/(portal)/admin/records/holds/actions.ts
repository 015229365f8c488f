'use server';
import { placeHoldInput, releaseHoldInput } from '@/lib/domain/records/hold';
import { formAction } from '@/lib/server/actions/form-action';
import { placeHold, releaseHold } from '@/lib/server/records/holds/hold-commands';

export const place = formAction(placeHoldInput, (input, actor) => placeHold(actor, input));

export const release = formAction(releaseHoldInput, (input, actor) => releaseHold(actor, input));
