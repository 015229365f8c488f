import 'server-only';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { type Outcome, refuse } from '@/lib/domain/result';
import { guarded, isOutdated, withTyped } from '@/lib/server/actions/answer-form';
import { readForm } from '@/lib/server/actions/form-to-object';
import type { FormAct } from '@/lib/server/actions/step-action';
import { noteRefusedAct } from '@/lib/server/audit/note-refused-answer';
import { requireActor } from '@/lib/server/auth/current-actor';
import { fieldMessages } from '@/lib/server/workflow/read-input';

/**
 * Makes a server action of a signed-in person that is not a step on a case (an account, an agency, a setting).
 * @param schema what the form sends
 * @param act does it; its refusals come back to the form with what was typed
 * @param after where to go afterwards; without it the page stays and is drawn anew
 */
export const formAction =
  <Schema extends z.ZodType, T>(
    schema: Schema,
    act: (input: z.output<Schema>, actor: Actor) => Promise<Outcome<T>>,
    after?: (value: T) => string,
  ): FormAct =>
  async (_previous, form) => {
    const actor = await requireActor();
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
