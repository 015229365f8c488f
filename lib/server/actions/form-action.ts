import 'server-only';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { type Actor, hasRole } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { type RightName, rights } from '@/lib/domain/access/rights';
import type { Role } from '@/lib/domain/access/role';
import type { StepAction } from '@/lib/domain/audit/catalogue';
import { type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { guarded, isOutdated, withTyped } from '@/lib/server/actions/answer-form';
import { readForm } from '@/lib/server/actions/form-to-object';
import type { FormAct } from '@/lib/server/actions/step-action';
import { noteRefusedAct, noteRefusedRight } from '@/lib/server/audit/note-refused-answer';
import { requireActor } from '@/lib/server/auth/current-actor';
import { fieldMessages } from '@/lib/server/workflow/read-input';

type Act<Schema extends z.ZodType, T> = (input: z.output<Schema>, actor: Actor) => Promise<Outcome<T>>;
type After<T> = (value: T) => string;

/**
 * Makes a server action of a signed-in person about themselves, or about what their own reach gives them.
 * @param schema what the form sends
 * @param act does it; its refusals come back to the form with what was typed
 * @param after where to go afterwards; without it the page stays and is drawn anew
 */
export const formAction =
  <Schema extends z.ZodType, T>(schema: Schema, act: Act<Schema, T>, after?: After<T>): FormAct =>
  async (_previous, form) =>
    takeForm(await requireActor(), schema, act, form, after);

/**
 * Makes a server action of holders of a right. Whoever lacks it is refused before anything of the form is read, so that
 * no answer tells them what the form would have to hold.
 * @param right one of these is enough
 * @param act does it, and judges whose rows it reaches; see `formAction` for the rest
 */
export const rightAction =
  <Schema extends z.ZodType, T>(
    right: RightName | readonly RightName[],
    schema: Schema,
    act: Act<Schema, T>,
    after?: After<T>,
  ): FormAct =>
  async (_previous, form) => {
    const actor = await requireActor();
    return (await lacking(actor, [right].flat())) ?? takeForm(actor, schema, act, form, after);
  };

/**
 * Makes a server action that takes one step on several cases. Whoever is no taker is refused before anything is read.
 * @param step as the audit log names it
 * @param act takes the step on each case, where the engine judges it; see `formAction` for the rest
 */
export const takersAction =
  <Schema extends z.ZodType, T>(
    step: StepAction,
    takers: readonly Role[],
    schema: Schema,
    act: Act<Schema, T>,
    after?: After<T>,
  ): FormAct =>
  async (_previous, form) => {
    const actor = await requireActor();
    if (takers.some((role) => hasRole(actor, role))) return takeForm(actor, schema, act, form, after);
    await noteRefusedAct(actor, step, 'not_yours');
    return refuse('not_yours', 'Your role does not take this step.');
  };

const lacking = async (actor: Actor, names: readonly RightName[]): Promise<Refused | null> => {
  if (names.some((name) => holdsRight(actor, name))) return null;
  await noteRefusedRight(actor, names);
  const wanted = names.map((name) => `“${rights[name].label}”`).join(' or ');
  return refuse('not_yours', `This is for people with the right ${wanted}, which your account does not have.`);
};

const takeForm = async <Schema extends z.ZodType, T>(
  actor: Actor,
  schema: Schema,
  act: Act<Schema, T>,
  form: FormData,
  after: After<T> | undefined,
): Promise<Outcome> => {
  const read = readForm(form);
  if (!read.ok) return read;
  const parsed = schema.safeParse(read.value.object);
  if (!parsed.success) {
    const refused = refuse('invalid', 'Check the marked fields.', { fields: fieldMessages(parsed.error) });
    return withTyped(refused, read.value);
  }
  const answer = await guarded({ act: act.name, actorId: actor.id }, () => act(parsed.data, actor));
  if (!answer.ok) {
    await noteRefusedAct(actor, act.name, answer.why);
    if (isOutdated(answer)) refresh();
    return withTyped(answer, read.value);
  }
  if (after) redirect(after(answer.value));
  refresh();
  return answer;
};
