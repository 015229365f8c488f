'use server';
import {
  changeViewInput,
  defaultViewInput,
  replaceViewInput,
  saveViewInput,
  viewInput,
} from '@/lib/domain/saved-views';
import { viewAlertInput } from '@/lib/domain/view-alerts';
import { formAction } from '@/lib/server/actions/form-action';
import { tellOfView } from '@/lib/server/views/alert-commands';
import { changeView, chooseDefaultView, deleteView, replaceView, saveView } from '@/lib/server/views/view-commands';

export const keepView = formAction(saveViewInput, (input, actor) => saveView(actor, input));

export const renameView = formAction(changeViewInput, (input, actor) => changeView(actor, input));

export const keepInstead = formAction(replaceViewInput, (input, actor) => replaceView(actor, input));

export const dropView = formAction(viewInput, (input, actor) => deleteView(actor, input));

export const openWith = formAction(defaultViewInput, (input, actor) => chooseDefaultView(actor, input));

export const tellMe = formAction(viewAlertInput, (input, actor) => tellOfView(actor, input));
