import 'server-only';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { type AgreementStatus, agreementStatuses, agreementStatusFacts } from '@/lib/domain/agreements/status';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { addBusinessDays, addCalendarDays, dateIn, fromCalendarDate } from '@/lib/domain/dates';
import type { StatusFacts } from '@/lib/domain/workflow/step';
import { type AgreementCase, lockAgreement } from '@/lib/server/agreements/case-row';
import { createAddOn } from '@/lib/server/agreements/create-add-on';
import { createAgreement, sourceRequest } from '@/lib/server/agreements/create-agreement';
import { createAmendment } from '@/lib/server/agreements/create-amendment';
import { addOnEffects } from '@/lib/server/agreements/effects-add-ons';
import { amendmentEffects } from '@/lib/server/agreements/effects-amendments';
import { approvalEffects } from '@/lib/server/agreements/effects-approval';
import { ceremonyEffects } from '@/lib/server/agreements/effects-ceremony';
import { expiryEffects } from '@/lib/server/agreements/effects-expiry';
import { implementationEffects } from '@/lib/server/agreements/effects-implementation';
import { importEffects } from '@/lib/server/agreements/effects-import';
import { inspectionEffects } from '@/lib/server/agreements/effects-inspections';
import { lifeEffects } from '@/lib/server/agreements/effects-life';
import { needEffects } from '@/lib/server/agreements/effects-needs';
import { obligationEffects } from '@/lib/server/agreements/effects-obligations';
import { placeEffects } from '@/lib/server/agreements/effects-places';
import { proposalEffects } from '@/lib/server/agreements/effects-proposals';
import { reviewEffects } from '@/lib/server/agreements/effects-reviews';
import { signingEffects } from '@/lib/server/agreements/effects-signing';
import { signingTimeEffects } from '@/lib/server/agreements/effects-signing-time';
import { steeringEffects } from '@/lib/server/agreements/effects-steering';
import { terminationEffects } from '@/lib/server/agreements/effects-termination';
import { textEffects } from '@/lib/server/agreements/effects-text';
import { trainingEffects } from '@/lib/server/agreements/effects-training';
import { newAgreementFacts, toAgreementFacts } from '@/lib/server/agreements/facts';
import { prepareFrozenText } from '@/lib/server/agreements/freeze-text';
import { createImported, importedParties } from '@/lib/server/agreements/imports/create-imported';
import { paperEffects } from '@/lib/server/agreements/paper-path/effects-paper';
import { prepareSignature } from '@/lib/server/agreements/signed-statement';
import type { Effect, Noun } from '@/lib/server/workflow/noun';
import { refuseField } from '@/lib/server/workflow/step-refused';

// How the engine reads, creates and moves an agreement.

/** What every step does besides moving the status; the type makes a missing handler a compile error. */
const effects: Record<AgreementEffect, Effect<AgreementCase>> = {
  ...textEffects,
  ...proposalEffects,
  ...needEffects,
  ...reviewEffects,
  ...approvalEffects,
  ...signingEffects,
  ...signingTimeEffects,
  ...paperEffects,
  ...ceremonyEffects,
  ...placeEffects,
  ...implementationEffects,
  ...lifeEffects,
  ...terminationEffects,
  ...obligationEffects,
  ...trainingEffects,
  ...steeringEffects,
  ...inspectionEffects,
  ...expiryEffects,
  ...amendmentEffects,
  ...addOnEffects,
  ...importEffects,
};

const dueDate = (facts: StatusFacts<string>, at: Date, timeZone: string): Date | null => {
  if (!facts.target) return null;
  const today = dateIn(at, timeZone);
  const { days, unit } = facts.target;
  return fromCalendarDate(unit === 'business' ? addBusinessDays(today, days) : addCalendarDays(today, days));
};

const toStatus = (text: string): AgreementStatus => {
  const status = agreementStatuses.find((one) => one === text);
  if (!status) throw new Error(`There is no agreement status ${text}.`);
  return status;
};

const move: Noun<AgreementCase, AgreementFacts>['move'] = async (tx, row, change) => {
  const status = toStatus(change.status);
  const version = change.quiet ? row.version : row.version + 1;
  const { count } = await tx.agreement.updateMany({
    where: { id: row.id, status: row.status, version: row.version },
    data: {
      ...row.pending.columns,
      status,
      version,
      ...(change.moved
        ? { statusSince: change.at, dueOn: dueDate(agreementStatusFacts[status], change.at, row.agency.timeZone) }
        : {}),
    },
  });
  if (count !== 1) return null;
  for (const follow of row.pending.afterwards) await follow();
  return { id: row.id, status, version };
};

const newFacts: Noun<AgreementCase, AgreementFacts>['newFacts'] = async (tx, _actor, { requestId, terms }) => {
  if (terms !== undefined) return newAgreementFacts(await importedParties(tx, terms));
  if (typeof requestId !== 'string') return refuseField('requestId', 'Name the request the agreement follows from.');
  return newAgreementFacts(await sourceRequest(tx, requestId));
};

export const agreementNoun: Noun<AgreementCase, AgreementFacts> = {
  kind: 'agreement',
  steps: agreementSteps,
  effects,
  lock: lockAgreement,
  scope: (row) => ({ agencyId: row.agencyId, officeId: row.officeId, everSubmitted: true }),
  facts: async (_tx, row, actor) => toAgreementFacts(row, actor),
  newFacts,
  create: (context) => {
    if (context.step === 'create_amendment') return createAmendment(context);
    if (context.step === 'create_add_on') return createAddOn(context);
    return context.step === 'create' ? createAgreement(context) : createImported(context);
  },
  move,
  prepare: { open_signing: prepareFrozenText, sign: prepareSignature },
};
