'use server';
import { noticeSettingsInput } from '@/lib/domain/notices/notice-settings';
import { formAction } from '@/lib/server/actions/form-action';
import { chooseMail } from '@/lib/server/notices/choose-mail';

export const saveNoticeSettings = formAction(noticeSettingsInput, (input, actor) => chooseMail(actor, input));
