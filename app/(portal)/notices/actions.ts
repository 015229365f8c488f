'use server';
import { watchInput } from '@/lib/domain/notices/case-watch';
import { allNoticesInput, noticeInput } from '@/lib/domain/notices/notice-centre';
import { done } from '@/lib/domain/result';
import { formAction } from '@/lib/server/actions/form-action';
import { readAllNotices, readNotice } from '@/lib/server/notices/notice-commands';
import { watchCase as keepWatch } from '@/lib/server/notices/watch-case';

/** Marks a notice as read and goes to the page it is about. */
export const openNotice = formAction(
  noticeInput,
  (input, actor) => readNotice(actor, input),
  (href) => href,
);

export const markRead = formAction(noticeInput, async (input, actor) => {
  const answer = await readNotice(actor, input);
  return answer.ok ? done(null) : answer;
});

export const markAllRead = formAction(allNoticesInput, (input, actor) => readAllNotices(actor, input));

/** Follows a case of the person's reach, mutes it, or neither. */
export const watchCase = formAction(watchInput, (input, actor) => keepWatch(actor, input));
