'use server';
import { grantInput, refuseInput } from '@/lib/domain/agencies/verification';
import { rightAction } from '@/lib/server/actions/form-action';
import { grantAsk, refuseAsk } from '@/lib/server/agencies/verification-decisions';

export const grant = rightAction('decide_verification', grantInput, (input, actor) => grantAsk(actor, input));

export const refuse = rightAction('decide_verification', refuseInput, (input, actor) => refuseAsk(actor, input));
