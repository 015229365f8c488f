import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { producesAgreement } from '@/lib/domain/programs/catalog';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { personOf } from '@/lib/server/requests/effects-assessment';
import { toProgramCode } from '@/lib/server/requests/facts';
import { toInput } from '@/lib/server/requests/step-input';
import type { Effect, StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';
import { performWithin } from '@/lib/server/workflow/within';

// What the steps of the decision do besides moving the request.

type Context = StepContext<RequestCase>;

const opinionKinds: Readonly<Record<string, 'BOARD' | 'LEGAL'>> = {
  give_board_opinion: 'BOARD',
  give_legal_note: 'LEGAL',
};

/** Adds an opinion. Earlier ones stay; the latest legal note is the one that counts. */
const recordOpinion = async (context: Context): Promise<void> => {
  const kind = opinionKinds[context.step];
  if (!kind) throw new Error(`The step ${context.step} gives no opinion.`);
  const { view, text } = toInput(context, 'give_board_opinion');
  await context.tx.opinion.create({
    data: { requestId: context.row.id, kind, view, text, givenById: personOf(context), createdAt: context.now },
  });
};

const setReviewDate = async (context: Context): Promise<void> => {
  const { tx, row, now } = context;
  const { reviewOn } = toInput(context, 'defer');
  const today = dateIn(now, row.agency.timeZone);
  if (reviewOn <= today) return refuseField('reviewOn', 'Enter a date after today.');
  await tx.request.update({ where: { id: row.id }, data: { reviewOn: fromCalendarDate(reviewOn) } });
};

const recordDecision = async (context: Context): Promise<void> => {
  const { reason } = toInput(context, 'approve');
  await context.tx.request.update({ where: { id: context.row.id }, data: { decisionReason: reason } });
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
  record_opinion: recordOpinion,
  set_review_date: setReviewDate,
  record_decision: recordDecision,
  create_agreement_drafts: createAgreementDrafts,
  set_up_service: setUpService,
} satisfies Partial<Record<RequestEffect, Effect<RequestCase>>>;
