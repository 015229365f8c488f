import 'server-only';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { Actor } from '@/lib/domain/access/actor';
import { type AgreementStepName, agreementSteps } from '@/lib/domain/agreements/steps';
import { type RequestStepName, requestSteps } from '@/lib/domain/requests/steps';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { guarded, isOutdated, withTyped } from '@/lib/server/actions/answer-form';
import { readForm } from '@/lib/server/actions/form-to-object';
import { noteRefusedAct } from '@/lib/server/audit/note-refused-answer';
import { requireActor } from '@/lib/server/auth/current-actor';
import { performAgreementStep, performRequestStep } from '@/lib/server/cases/perform';
import type { Performed } from '@/lib/server/workflow/carry-out';

// Server actions that take a step on a case. The form sends `caseId` (none for the step that creates the case),
// `version`, `idempotencyKey`, `then` (the value of the button that was pressed, if it has one) and the step's own fields.

/** Where the person goes after the step; `then` is the value of the pressed button's `then`. */
export type AfterStep = (performed: Performed, then: string | null) => string;

/** A server action as `useActionState` takes it. */
export type FormAct = (previous: Outcome, form: FormData) => Promise<Outcome>;

type Perform = (id: string | null, actor: Actor, raw: Record<string, unknown>) => Promise<Outcome<Performed>>;

const oneText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const caseOf = (step: string, id: string | null) =>
  id === null ? null : { type: step.startsWith('request.') ? ('request' as const) : ('agreement' as const), id };

/**
 * Performs one step from a form.
 * @returns the refusal with what was typed, or the case with a sentence; redirects instead when `after` is given
 */
const takeStep = async (
  name: string,
  did: string,
  perform: Perform,
  form: FormData,
  after: AfterStep | undefined,
): Promise<Outcome> => {
  const actor = await requireActor();
  const read = readForm(form);
  if (!read.ok) return read;
  const { caseId, then, ...raw } = read.value.object;
  const answer = await guarded({ step: name, actorId: actor.id, caseId: oneText(caseId) }, () =>
    perform(oneText(caseId), actor, raw),
  );
  if (!answer.ok) {
    await noteRefusedAct(actor, name, answer.why, caseOf(name, oneText(caseId)));
    if (isOutdated(answer)) refresh();
    return withTyped(answer, read.value);
  }
  if (after) redirect(after(answer.value, oneText(then)));
  refresh();
  return done(answer.value, `You ${did}.`);
};

/**
 * The step that a form names in its field `step`, which is taken out of it; null where that is none of the steps meant.
 * Who sends the form is asked before it is read.
 */
export const stepNamedIn = async <Name extends string>(
  form: FormData,
  isMeant: (name: string) => name is Name,
): Promise<Name | null> => {
  await requireActor();
  const name = form.get('step');
  form.delete('step');
  return typeof name === 'string' && isMeant(name) ? name : null;
};

/** The answer to a form that names none of its steps. */
export const noSuchStep = (): Refused => refuse('not_found', 'There is no such step.');

/**
 * Makes the server action of a step on a request.
 * @param after where to go once the step is taken; without it the page stays and is drawn anew
 */
export const requestStepAction =
  (step: RequestStepName, after?: AfterStep): FormAct =>
  async (_previous, form) =>
    takeStep(
      `request.${step}`,
      requestSteps[step].did,
      (id, actor, raw) => performRequestStep(step, id, actor, raw),
      form,
      after,
    );

/**
 * Makes the server action of a step on an agreement.
 * @param after where to go once the step is taken; without it the page stays and is drawn anew
 */
export const agreementStepAction =
  (step: AgreementStepName, after?: AfterStep): FormAct =>
  async (_previous, form) =>
    takeStep(
      `agreement.${step}`,
      agreementSteps[step].did,
      // No agreement begins from a form: an empty id finds none and is refused as not there.
      (id, actor, raw) => performAgreementStep(step, id ?? '', actor, raw),
      form,
      after,
    );
