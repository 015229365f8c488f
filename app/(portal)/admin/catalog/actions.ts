'use server';
import { rightAction } from '@/lib/server/actions/form-action';
import { switchInput, switchProgram } from '@/lib/server/catalog/switch-program';

export const switchInCatalog = rightAction('manage_catalog', switchInput, (input, actor) =>
  switchProgram(actor, input),
);
