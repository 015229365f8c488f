import 'server-only';
import { addBusinessDays, addCalendarDays, dateIn, fromCalendarDate } from '@/lib/domain/dates';
import type { RequestFacts } from '@/lib/domain/requests/facts';
import { type RequestStatus, requestStatuses, requestStatusFacts } from '@/lib/domain/requests/status';
import type { RequestEffect } from '@/lib/domain/requests/step-types';
import { requestSteps } from '@/lib/domain/requests/steps';
import { refuse } from '@/lib/domain/result';
import type { StatusFacts } from '@/lib/domain/workflow/step';
import type { Transaction } from '@/lib/server/db/client';
import { lockRequest, type RequestCase } from '@/lib/server/requests/case-row';
import { createRequest } from '@/lib/server/requests/create-request';
import { assessmentEffects } from '@/lib/server/requests/effects-assessment';
import { commentEffects } from '@/lib/server/requests/effects-comments';
import { conditionEffects } from '@/lib/server/requests/effects-conditions';
import { correctionEffects } from '@/lib/server/requests/effects-corrections';
import { decisionEffects } from '@/lib/server/requests/effects-decision';
import { documentEffects } from '@/lib/server/requests/effects-documents';
import { intakeEffects } from '@/lib/server/requests/effects-intake';
import { letterEffects, renderLetterDraft } from '@/lib/server/requests/effects-letters';
import { meetingEffects } from '@/lib/server/requests/effects-meetings';
import { memberEffects } from '@/lib/server/requests/effects-members';
import { opinionEffects } from '@/lib/server/requests/effects-opinions';
import { planEffects } from '@/lib/server/requests/effects-plan';
import { questionEffects } from '@/lib/server/requests/effects-questions';
import { reconsiderationEffects } from '@/lib/server/requests/effects-reconsideration';
import { undoEffects } from '@/lib/server/requests/effects-undo';
import { visitEffects } from '@/lib/server/requests/effects-visits';
import { newRequestFacts, toRequestFacts } from '@/lib/server/requests/facts';
import { columnsForMove } from '@/lib/server/requests/pending-columns';
import type { Effect, Noun } from '@/lib/server/workflow/noun';
import { StepRefused } from '@/lib/server/workflow/step-refused';

// How the engine reads, creates and moves a request.

/** What every step does besides moving the status; the type makes a missing handler a compile error. */
const effects: Record<RequestEffect, Effect<RequestCase>> = {
  ...intakeEffects,
  ...correctionEffects,
  ...undoEffects,
  ...meetingEffects,
  ...questionEffects,
  ...commentEffects,
  ...assessmentEffects,
  ...visitEffects,
  ...planEffects,
  ...documentEffects,
  ...decisionEffects,
  ...opinionEffects,
  ...conditionEffects,
  ...reconsiderationEffects,
  ...letterEffects,
  ...memberEffects,
};

/** The date by which the target of a status runs out, counted in the agency's time zone; null without a target. */
export const dueDate = (facts: StatusFacts<string>, at: Date, timeZone: string): Date | null => {
  if (!facts.target) return null;
  const today = dateIn(at, timeZone);
  const due =
    facts.target.unit === 'business'
      ? addBusinessDays(today, facts.target.days)
      : addCalendarDays(today, facts.target.days);
  return fromCalendarDate(due);
};

const toStatus = (text: string): RequestStatus => {
  const status = requestStatuses.find((one) => one === text);
  if (!status) throw new Error(`There is no request status ${text}.`);
  return status;
};

const move: Noun<RequestCase, RequestFacts>['move'] = async (tx, row, change) => {
  const status = toStatus(change.status);
  const version = change.quiet ? row.version : row.version + 1;
  const { count } = await tx.request.updateMany({
    where: { id: row.id, status: row.status, version: row.version },
    data: {
      status,
      version,
      ...(change.moved
        ? { statusSince: change.at, dueOn: dueDate(requestStatusFacts[status], change.at, row.agency.timeZone) }
        : {}),
      // A step may name a date of its own in place of the target.
      ...columnsForMove(row),
    },
  });
  return count === 1 ? { id: row.id, status, version } : null;
};

const newFacts: Noun<RequestCase, RequestFacts>['newFacts'] = async (tx: Transaction, actor) => {
  if (actor.agencyId === null) {
    throw new StepRefused(refuse('not_yours', 'Only people of an agency can start a request.'));
  }
  return newRequestFacts(await tx.agency.findUniqueOrThrow({ where: { id: actor.agencyId } }), actor);
};

export const requestNoun: Noun<RequestCase, RequestFacts> = {
  kind: 'request',
  steps: requestSteps,
  effects,
  lock: lockRequest,
  scope: (row) => ({ agencyId: row.agencyId, officeId: row.officeId, everSubmitted: row.submittedAt !== null }),
  facts: async (_tx, row) => toRequestFacts(row),
  newFacts,
  create: createRequest,
  move,
  prepare: { release_letter: renderLetterDraft },
};
