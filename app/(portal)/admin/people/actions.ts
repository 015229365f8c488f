'use server';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { accountSwitch } from '@/lib/domain/account-switch';
import { formAction } from '@/lib/server/actions/form-action';
import { setActive } from '@/lib/server/people/people-queries';

export const switchAccount = formAction(accountSwitch, async ({ close, reopen }) => {
  const actor = await requireRight('manage_people');
  return setActive(actor, close ?? reopen ?? '', close === undefined);
});
