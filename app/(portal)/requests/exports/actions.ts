'use server';
import { askExportInput, ownExportInput } from '@/lib/domain/requests/export-job';
import { formAction } from '@/lib/server/actions/form-action';
import {
  askForFile as askForOne,
  askAgain as askForSame,
  cancelFile as cancelOne,
} from '@/lib/server/requests/exports/file-commands';

export const askForFile = formAction(askExportInput, (input, actor) => askForOne(actor, input));

export const askAgain = formAction(ownExportInput, (input, actor) => askForSame(actor, input));

export const cancelFile = formAction(ownExportInput, (input, actor) => cancelOne(actor, input));
