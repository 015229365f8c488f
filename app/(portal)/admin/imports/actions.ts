'use server';
import { rightAction } from '@/lib/server/actions/form-action';
import { takeOverAgreements, takeOverAgreementsInput } from '@/lib/server/agreements/imports/import-take-over';
import { undoAgreements, undoAgreementsInput } from '@/lib/server/agreements/imports/import-undo';

export const takeOverImportedAgreements = rightAction('import_agreements', takeOverAgreementsInput, (input, actor) =>
  takeOverAgreements(actor, input),
);

export const undoImportedAgreements = rightAction('import_agreements', undoAgreementsInput, (input, actor) =>
  undoAgreements(actor, input),
);
