import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type AssignMany, type AssignResult, assignSummary, type Ticked } from '@/lib/domain/requests/bulk-assign';
import type { Outcome, Refused } from '@/lib/domain/result';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { visibleRequests } from '@/lib/server/requests/visible';

// Several requests to one liaison: each by its own step in its own transaction, so that one refusal undoes nothing else.

/** Why, in the words of the step: what is wrong with a field, or what the guards say. */
const whyNot = ({ message, reasons = [], fields = {} }: Refused): string => {
  const said = [...Object.values(fields).flat(), ...reasons];
  return said.length > 0 ? [...new Set(said)].join(' ') : message;
};

const give = async (actor: Actor, ticked: Ticked, input: AssignMany): Promise<string | null> => {
  const { liaisonId, reason, idempotencyKey } = input;
  const own = ticked.step === 'assign' ? { liaisonId, note: reason } : { liaisonId, reason };
  const raw = { ...own, version: ticked.version, idempotencyKey };
  const answer = await performRequestStep(ticked.step, ticked.id, actor, raw);
  return answer.ok ? null : whyNot(answer);
};

/**
 * Gives the ticked requests to a liaison, one after the other. Sent twice, the same form has one effect and one answer.
 * @returns how many were given away, and of each that was not its number and the reason of its step
 */
export const assignMany = async (actor: Actor, input: AssignMany): Promise<Outcome<null>> => {
  const ids = input.ticked.map(({ id }) => id);
  const [rows, liaison] = await Promise.all([
    db.request.findMany({
      where: { AND: [visibleRequests(actor), { id: { in: ids } }] },
      select: { id: true, number: true },
    }),
    db.user.findFirst({
      where: { id: input.liaisonId, active: true, roles: { has: 'LIAISON' } },
      select: { name: true },
    }),
  ]);
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const results: AssignResult[] = [];
  for (const ticked of input.ticked) {
    const refused = await give(actor, ticked, input);
    results.push({ number: numbers.get(ticked.id) ?? 'A request', refused });
  }
  return assignSummary(results, liaison?.name ?? 'nobody');
};
