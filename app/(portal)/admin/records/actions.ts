'use server';
import { paths } from '@/lib/domain/paths';
import { changeClassInput } from '@/lib/domain/records/class-input';
import {
  beginReleaseInput,
  decideItemsInput,
  markWordsInput,
  moveReleaseInput,
  reopenReleaseInput,
  unmarkInput,
} from '@/lib/domain/records/release-input';
import { formAction } from '@/lib/server/actions/form-action';
import { changeClass } from '@/lib/server/records/change-class';
import { beginRelease } from '@/lib/server/records/releases/begin-release';
import {
  approveRelease,
  releaseCopy,
  reopenRelease,
  submitRelease,
  withdrawRelease,
} from '@/lib/server/records/releases/move-release';
import { decideItems, markWords, unmark } from '@/lib/server/records/releases/prepare-release';
import { refreshRelease } from '@/lib/server/records/releases/refresh-release';

export const beginCopy = formAction(
  beginReleaseInput,
  (input, actor) => beginRelease(actor, input),
  ({ id }) => paths.release(id),
);

export const decideCopyItems = formAction(decideItemsInput, (input, actor) => decideItems(actor, input));

export const changeRecordClass = formAction(changeClassInput, (input, actor) => changeClass(actor, input));

export const markCopyWords = formAction(markWordsInput, (input, actor) => markWords(actor, input));

export const unmarkCopyWords = formAction(unmarkInput, (input, actor) => unmark(actor, input));

export const readCaseAgain = formAction(moveReleaseInput, (input, actor) => refreshRelease(actor, input));

export const submitCopy = formAction(moveReleaseInput, (input, actor) => submitRelease(actor, input));

export const approveCopy = formAction(moveReleaseInput, (input, actor) => approveRelease(actor, input));

export const reopenCopy = formAction(reopenReleaseInput, (input, actor) => reopenRelease(actor, input));

export const withdrawCopy = formAction(reopenReleaseInput, (input, actor) => withdrawRelease(actor, input));

export const sendCopyOut = formAction(moveReleaseInput, (input, actor) => releaseCopy(actor, input));
