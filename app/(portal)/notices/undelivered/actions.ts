'use server';
import { sendAgainInput } from '@/lib/domain/notices/undelivered-view';
import { rightAction } from '@/lib/server/actions/form-action';
import { sendAgain } from '@/lib/server/notices/send-again';

export const resend = rightAction('resend_notices', sendAgainInput, (input, actor) => sendAgain(actor, input));
