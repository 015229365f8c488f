// The engine: two pure functions that say what may be done. Performing it is the server's part (lib/server/workflow).
import type { Actor } from '@/lib/domain/access/actor';
import type { Step, Tone } from '@/lib/domain/workflow/step';

type AnyStep<Facts> = Step<string, Facts, string, string, string>;

export type Decision<Status extends string = string> =
  | { ok: true; to: Status }
  | { ok: false; why: 'not_yours' | 'wrong_state' | 'blocked'; reasons: readonly string[] };

/**
 * Decides whether the actor may take the step now.
 * Order matters: whose step it is comes before the state, so that nobody learns the state of a case by trying.
 */
export const decide = <Facts extends { status: string | null }>(
  step: AnyStep<Facts>,
  facts: Facts,
  actor: Actor,
): Decision => {
  if (!step.by.some((taker) => actor.roles.includes(taker))) return { ok: false, why: 'not_yours', reasons: [] };
  if (!startsFrom(step, facts.status)) return { ok: false, why: 'wrong_state', reasons: [] };
  const reasons = step.guards.map((guard) => guard(facts, actor)).filter((verdict) => verdict !== true);
  if (reasons.length > 0) return { ok: false, why: 'blocked', reasons };
  return { ok: true, to: step.to === 'same' ? (facts.status ?? step.to) : step.to };
};

const startsFrom = <Facts>(step: AnyStep<Facts>, status: string | null): boolean =>
  status === null ? step.from.length === 0 : step.from.includes(status);

/** A step offered to a person: plain data that may travel to the browser. */
export type Offer = {
  name: string;
  label: string;
  kind: 'move' | 'work';
  tone: Tone;
  ok: boolean;
  /** Why the step is not possible yet; empty when it is. */
  reasons: readonly string[];
};

/** What this person could do now, or could but for a stated reason: the source of every button. */
export const offers = <Facts extends { status: string | null }>(
  steps: Readonly<Record<string, AnyStep<Facts>>>,
  facts: Facts,
  actor: Actor,
): Offer[] =>
  Object.entries(steps).flatMap(([name, step]) => {
    const decision = decide(step, facts, actor);
    if (!decision.ok && decision.why !== 'blocked') return [];
    const reasons = decision.ok ? [] : decision.reasons;
    return [{ name, label: step.label, kind: step.kind, tone: step.tone ?? 'secondary', ok: decision.ok, reasons }];
  });
