import 'server-only';
import { importedTerms, noticeOf } from '@/lib/domain/agreements/imports/imported-terms';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { fromCalendarDate } from '@/lib/domain/dates';
import { type AgreementCase, lockAgreement } from '@/lib/server/agreements/case-row';
import { toInput } from '@/lib/server/agreements/step-input';
import type { Transaction } from '@/lib/server/db/client';
import { nextNumber } from '@/lib/server/requests/create-request';
import type { StepContext } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// An agreement that was signed outside the portal enters with what its row said and the file that was received.

/** Whose agreement it is, before there is one. */
export const importedParties = async (tx: Transaction, raw: unknown) => {
  const terms = importedTerms.safeParse(raw);
  if (!terms.success) return refuseField('terms', 'This row is not one of an import.');
  const { agencyId, officeId } = terms.data;
  const agency = await tx.agency.findUnique({ where: { id: agencyId }, select: { timeZone: true } });
  if (!agency) return refuseField('terms', 'The agency of this row is not there any more.');
  return { agencyId, officeId, liaisonId: null, agency };
};

const statusAfter = (step: string) => {
  const to = isAgreementStep(step) ? agreementSteps[step].to : 'same';
  if (to === 'same') throw new Error(`The step ${step} makes no agreement.`);
  return to;
};

const dayOrNull = (date: string | null): Date | null => (date === null ? null : fromCalendarDate(date));

/** Inserts the agreement of one row and returns its locked row. Its file leaves the import for it. */
export const createImported = async (context: Omit<StepContext<AgreementCase>, 'row'>): Promise<AgreementCase> => {
  const { tx, now } = context;
  const { importId, row: importRow, terms } = toInput(context, 'import_in_force');
  const { agencyId, officeId, documentId, programCode, title, objective, publicSummary } = terms;
  const file = await tx.document.findUnique({ where: { id: documentId }, select: { createdAt: true } });
  const signing = await tx.outsideSigning.create({
    data: {
      ...{ importId, importRow, documentId },
      signedOn: fromCalendarDate(terms.signedOn),
      agencySignerTitle: terms.agencySignerTitle,
      iceSignerTitle: terms.iceSignerTitle,
      reference: terms.reference,
      receivedAt: file?.createdAt ?? now,
    },
    select: { id: true },
  });
  const { id } = await tx.agreement.create({
    data: {
      number: await nextNumber(tx, 'AGR', now),
      outsideSigningId: signing.id,
      ...{ agencyId, officeId, programCode, title, objective, publicSummary },
      // No template of the portal stands behind its text.
      ...{ templateKey: '', templateVersion: '' },
      ...noticeOf(terms),
      status: statusAfter(context.step),
      executedOn: fromCalendarDate(terms.signedOn),
      effectiveOn: fromCalendarDate(terms.effectiveOn),
      expiresOn: dayOrNull(terms.expiresOn),
      endedOn: dayOrNull(terms.endedOn),
      endReason: terms.endReason,
      ...{ publishedAt: now, statusSince: now, createdAt: now },
    },
    select: { id: true },
  });
  await tx.document.update({
    where: { id: documentId, importId },
    data: { agreementId: id, importId: null, class: 'PUBLIC' },
  });
  const row = await lockAgreement(tx, id);
  if (!row) throw new Error('The agreement was not stored.');
  return row;
};
