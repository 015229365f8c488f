'use server';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { formAction } from '@/lib/server/actions/form-action';
import { switchInput, switchProgram } from '@/lib/server/catalog/switch-program';

export const switchInCatalog = formAction(switchInput, async (input) =>
  switchProgram(await requireRight('manage_catalog'), input),
);
