'use server';
import { formAction } from '@/lib/server/actions/form-action';
import { takeOverImport, takeOverInput } from '@/lib/server/agencies/directory-take-over';

export const takeOver = formAction(takeOverInput, (input, actor) => takeOverImport(actor, input));
