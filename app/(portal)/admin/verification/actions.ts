'use server';
import { grantInput, refuseInput } from '@/lib/domain/agencies/verification';
import { formAction } from '@/lib/server/actions/form-action';
import { grantAsk, refuseAsk } from '@/lib/server/agencies/verification-decisions';

export const grant = formAction(grantInput, (input, actor) => grantAsk(actor, input));

export const refuse = formAction(refuseInput, (input, actor) => refuseAsk(actor, input));
