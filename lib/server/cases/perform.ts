import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementStepName } from '@/lib/domain/agreements/steps';
import type { RequestStepName } from '@/lib/domain/requests/steps';
import type { Outcome } from '@/lib/domain/result';
import { agreementNoun } from '@/lib/server/agreements/agreement-noun';
import { requestNoun } from '@/lib/server/requests/request-noun';
import { carryOut, type Performed } from '@/lib/server/workflow/carry-out';
import type { CaseRow, Noun } from '@/lib/server/workflow/noun';
import { performStep } from '@/lib/server/workflow/perform';
import { StepRefused } from '@/lib/server/workflow/step-refused';
import { type PerformWithin, registerPerformer } from '@/lib/server/workflow/within';

// Every write about a case goes through one of these two functions.

const within =
  <Row extends CaseRow, Facts extends { status: string | null }>(noun: Noun<Row, Facts>): PerformWithin =>
  async (tx, name, id, actor, raw) => {
    const step = noun.steps[name];
    if (!step) throw new Error(`A ${noun.kind} has no step ${name}.`);
    try {
      return await carryOut({ noun, name, step, id, actor, own: raw, seen: undefined, tx, prepared: undefined });
    } catch (error) {
      if (error instanceof StepRefused && ['wrong_state', 'blocked'].includes(error.refused.why)) return null;
      throw error;
    }
  };

registerPerformer('request', within(requestNoun));
registerPerformer('agreement', within(agreementNoun));

/**
 * Performs a step on a request.
 * @param id the request, or null for `create`
 * @param raw the form's values, with `version` (the version the person saw) and `idempotencyKey` beside the step's own
 */
export const performRequestStep = (
  name: RequestStepName,
  id: string | null,
  actor: Actor,
  raw: Record<string, unknown> = {},
): Promise<Outcome<Performed>> => performStep(requestNoun, name, id, actor, raw);

/**
 * Performs a step on an agreement.
 * @param raw the form's values, with `version` (the version the person saw) and `idempotencyKey` beside the step's own
 */
export const performAgreementStep = (
  name: AgreementStepName,
  id: string,
  actor: Actor,
  raw: Record<string, unknown> = {},
): Promise<Outcome<Performed>> => performStep(agreementNoun, name, id, actor, raw);
