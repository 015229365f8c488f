'use server';
import { formAction } from '@/lib/server/actions/form-action';
import { takeOverAgreements, takeOverAgreementsInput } from '@/lib/server/agreements/imports/import-take-over';
import { undoAgreements, undoAgreementsInput } from '@/lib/server/agreements/imports/import-undo';

export const takeOverImportedAgreements = formAction(takeOverAgreementsInput, (input, actor) =>
  takeOverAgreements(actor, input),
);

export const undoImportedAgreements = formAction(undoAgreementsInput, (input, actor) => undoAgreements(actor, input));
