'use server';
import { rightAction } from '@/lib/server/actions/form-action';
import { takeOverImport, takeOverInput } from '@/lib/server/agencies/directory-take-over';

export const takeOver = rightAction('manage_directory', takeOverInput, (input, actor) => takeOverImport(actor, input));
