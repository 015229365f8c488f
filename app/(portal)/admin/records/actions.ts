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
import { rightAction } from '@/lib/server/actions/form-action';
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

export const beginCopy = rightAction(
  'prepare_release',
  beginReleaseInput,
  (input, actor) => beginRelease(actor, input),
  ({ id }) => paths.release(id),
);

export const decideCopyItems = rightAction('prepare_release', decideItemsInput, (input, actor) =>
  decideItems(actor, input),
);

export const changeRecordClass = rightAction('classify_records', changeClassInput, (input, actor) =>
  changeClass(actor, input),
);

export const markCopyWords = rightAction('prepare_release', markWordsInput, (input, actor) => markWords(actor, input));

export const unmarkCopyWords = rightAction('prepare_release', unmarkInput, (input, actor) => unmark(actor, input));

export const readCaseAgain = rightAction('prepare_release', moveReleaseInput, (input, actor) =>
  refreshRelease(actor, input),
);

export const submitCopy = rightAction('prepare_release', moveReleaseInput, (input, actor) =>
  submitRelease(actor, input),
);

export const approveCopy = rightAction('prepare_release', moveReleaseInput, (input, actor) =>
  approveRelease(actor, input),
);

export const reopenCopy = rightAction('prepare_release', reopenReleaseInput, (input, actor) =>
  reopenRelease(actor, input),
);

export const withdrawCopy = rightAction('prepare_release', reopenReleaseInput, (input, actor) =>
  withdrawRelease(actor, input),
);

export const sendCopyOut = rightAction('prepare_release', moveReleaseInput, (input, actor) =>
  releaseCopy(actor, input),
);
