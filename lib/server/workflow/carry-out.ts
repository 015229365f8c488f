import 'server-only';
import { type Actor, systemActor } from '@/lib/domain/access/actor';
import { canSee } from '@/lib/domain/access/reach';
import type { StepTaker } from '@/lib/domain/access/role';
import { type Refused, refuse } from '@/lib/domain/result';
import { decide } from '@/lib/domain/workflow/decide';
import type { Step } from '@/lib/domain/workflow/step';
import { now } from '@/lib/server/clock';
import type { Transaction } from '@/lib/server/db/client';
import type { CaseRow, Noun } from '@/lib/server/workflow/noun';
import { readInput } from '@/lib/server/workflow/read-input';
import { recordStep } from '@/lib/server/workflow/record-step';
import { StepRefused } from '@/lib/server/workflow/step-refused';

// The part of the engine that runs inside the transaction: lock, sight, role, state, guards, version, effects, move,
// timeline, audit, outbox. Whatever refuses throws StepRefused, and the transaction leaves nothing behind.

export type Performed = { id: string; status: string; version: number };

/** What a person reads about a case that is not there for them. */
export const notFound = (): Refused => refuse('not_found', 'There is no such case, or it is not yours to see.');

export type Run<Row extends CaseRow, Facts extends { status: string | null }> = {
  noun: Noun<Row, Facts>;
  name: string;
  step: Step<string, Facts, string, string, string>;
  id: string | null;
  actor: Actor;
  own: Record<string, unknown>;
  seen: number | undefined;
  tx: Transaction;
  prepared: unknown;
  /** The row, where it was locked and read in this transaction already and nothing was written since. */
  found?: Row;
};

/** Carries a step out in the given transaction, and then the automatic steps that follow it. */
export const carryOut = async <Row extends CaseRow, Facts extends { status: string | null }>(
  run: Run<Row, Facts>,
): Promise<Performed> => {
  const { noun, name, step, actor, own, tx } = run;
  const at = now();
  const existing = run.found ?? (run.id === null ? null : await noun.lock(tx, run.id));
  if (run.id !== null && (existing === null || !canSee(actor, noun.scope(existing)))) throw new StepRefused(notFound());
  const facts = existing ? await noun.facts(tx, existing, actor) : await noun.newFacts(tx, actor, own);
  permit(step, facts, actor);
  const input = readInput(step, own);
  if (existing) refuseStale(step, existing, run.seen, actor);
  refuseFailedChecks(step, facts, input, actor);
  const base = { tx, step: name, input, actor, now: at, prepared: run.prepared };
  const row = existing ?? (await noun.create({ ...base }));
  for (const effect of step.effects) await effectOf(noun, effect)({ ...base, row });
  const to = step.to === 'same' ? row.status : step.to;
  const change = { status: to, moved: step.kind === 'move', quiet: Boolean(step.quiet), at };
  const moved = await noun.move(tx, row, change);
  if (moved === null) throw new StepRefused(stale());
  await recordStep(tx, {
    kind: noun.kind,
    caseId: row.id,
    name,
    step,
    actor,
    role: takerOf(step, actor),
    input,
    from: existing?.status ?? null,
    to,
    version: moved.version,
    at,
  });
  return follow(run, moved);
};

/** Tries the automatic steps that come after this one; one that is not due yet is simply not taken. */
const follow = async <Row extends CaseRow, Facts extends { status: string | null }>(
  run: Run<Row, Facts>,
  { id, status, version }: CaseRow,
): Promise<Performed> => {
  let last: Performed = { id, status, version };
  for (const name of run.step.followedBy ?? []) {
    const step = run.noun.steps[name];
    const fresh = await run.noun.lock(run.tx, id);
    if (!step || !fresh) continue;
    const facts = await run.noun.facts(run.tx, fresh, systemActor);
    if (!decide(step, facts, systemActor).ok) continue;
    last = await carryOut({ ...run, name, step, id, actor: systemActor, own: {}, seen: undefined, found: fresh });
  }
  return last;
};

const effectOf = <Row extends CaseRow, Facts extends { status: string | null }>(
  noun: Noun<Row, Facts>,
  name: string,
) => {
  const effect = noun.effects[name];
  if (!effect) throw new Error(`The effect ${name} of a ${noun.kind} has no handler.`);
  return effect;
};

/** Refuses unless the actor may take the step now. */
export const permit = <Facts extends { status: string | null }>(
  step: Step<string, Facts, string, string, string>,
  facts: Facts,
  actor: Actor,
): void => {
  const decision = decide(step, facts, actor);
  if (decision.ok) return;
  const messages = {
    not_yours: 'Your role does not take this step.',
    wrong_state: 'This step is not possible in the present state of the case. The page now shows how it stands.',
    blocked: decision.reasons[0] ?? 'This step is not possible yet.',
  };
  throw new StepRefused(refuse(decision.why, messages[decision.why], { reasons: decision.reasons }));
};

const stale = (): Refused =>
  refuse('stale', 'Somebody else changed this case while you had it open. The page now shows how it stands.');

// People decide on what they see: a move needs the version the person saw. Work may leave it out (autosave).
const refuseStale = <Facts>(
  step: Step<string, Facts, string, string, string>,
  row: CaseRow,
  seen: number | undefined,
  actor: Actor,
): void => {
  if (actor.side === 'SYSTEM' || step.quiet === true) return;
  if (seen === undefined && step.kind === 'work' && step.quiet !== 'seen') return;
  if (seen !== row.version) throw new StepRefused(stale());
};

const refuseFailedChecks = <Facts>(
  step: Step<string, Facts, string, string, string>,
  facts: Facts,
  input: Record<string, unknown>,
  actor: Actor,
): void => {
  const reasons = (step.checks ?? []).map((check) => check(facts, input, actor)).filter((verdict) => verdict !== true);
  const [first] = reasons;
  if (first !== undefined) throw new StepRefused(refuse('blocked', first, { reasons }));
};

const takerOf = <Facts>(step: Step<string, Facts, string, string, string>, actor: Actor): StepTaker => {
  const taker = step.by.find((role) => actor.roles.includes(role));
  if (!taker) throw new Error('A step was carried out by somebody who may not take it.');
  return taker;
};
