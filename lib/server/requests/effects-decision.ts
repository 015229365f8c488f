import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { producesAgreement } from '@/lib/domain/programs/catalog';
import type { DecisionFacts } from '@/lib/domain/requests/decision-facts';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { toProgramCode } from '@/lib/server/requests/facts';
import { personOf, toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';
import { performWithin } from '@/lib/server/workflow/within';

// What the steps of the decision do besides moving the request.

type Context = StepContext<RequestCase>;
type DecisionKind = NonNullable<DecisionFacts['kind']>;

const setReviewDate = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { reviewOn } = toInput(context, 'defer');
  const today = dateIn(now, row.agency.timeZone);
  if (reviewOn <= today) return refuseField('reviewOn', 'Enter a date after today.');
  await tx.request.update({ where: { id: row.id }, data: { reviewOn: fromCalendarDate(reviewOn) } });
};

const decisionKinds: Readonly<Record<string, DecisionKind>> = {
  approve: 'APPROVED',
  approve_in_field: 'APPROVED',
  defer: 'DEFERRED',
  decline: 'DECLINED',
};

/** Keeps what was decided, by whom, when and why; the letter and the clock of another look rest on it. */
const recordDecision = async (context: Context): Promise<void> => {
  const { tx, row, step, input, now } = context;
  const kind = decisionKinds[step];
  if (!kind) throw new Error(`The step ${step} decides nothing.`);
  const { reason } = toInput(context, 'resume_review');
  const conditional = kind === 'APPROVED' && Array.isArray(input.conditions) && input.conditions.length > 0;
  await tx.request.update({
    where: { id: row.id },
    data: {
      decisionKind: conditional ? 'APPROVED_WITH_CONDITIONS' : kind,
      decisionReason: reason,
      declineCode: kind === 'DECLINED' ? toInput(context, 'decline').code : null,
      decidedById: personOf(context),
      decidedAt: now,
    },
  });
};

/** Makes one agreement draft for each offered program that ends in a document both sides sign or file. */
const createAgreementDrafts = async ({ tx, row }: Context): Promise<void> => {
  const programs = row.programChoices
    .filter(({ choice, programCode }) => choice === 'OFFER' && producesAgreement(toProgramCode(programCode)))
    .map(({ programCode }) => programCode)
    .sort();
  const begun = new Set(row.agreements.filter(({ status }) => status !== 'VOID').map((one) => one.programCode));
  for (const programCode of programs.filter((code) => !begun.has(code))) {
    const made = await performWithin(tx, 'agreement', 'create', null, systemActor, { requestId: row.id, programCode });
    if (!made) return refuseBlocked(`The agreement draft for ${programCode} could not be made. Tell an administrator.`);
  }
};

const setUpService = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { programCode } = toInput(context, 'set_up_service');
  const choice = row.programChoices.find((one) => one.programCode === programCode);
  if (choice?.choice !== 'OFFER' || producesAgreement(programCode)) {
    return refuseField('programCode', 'Choose a service or referral that this request offers.');
  }
  if (choice.onboardedAt !== null) return refuseField('programCode', 'This one is set up already. Choose another.');
  await tx.programChoice.update({ where: { id: choice.id }, data: { onboardedAt: now } });
};

export const decisionEffects = {
  set_review_date: setReviewDate,
  record_decision: recordDecision,
  create_agreement_drafts: createAgreementDrafts,
  set_up_service: setUpService,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
