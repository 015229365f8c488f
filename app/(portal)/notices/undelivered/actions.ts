'use server';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { sendAgainInput } from '@/lib/domain/notices/undelivered-view';
import { formAction } from '@/lib/server/actions/form-action';
import { sendAgain } from '@/lib/server/notices/undelivered';

export const resend = formAction(sendAgainInput, async (input) =>
  sendAgain(await requireRight('resend_notices'), input),
);
