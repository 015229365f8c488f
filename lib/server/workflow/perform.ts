import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { canSee } from '@/lib/domain/access/reach';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import type { Step } from '@/lib/domain/workflow/step';
import { sha256Hex } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { carryOut, notFound, type Performed, permit } from '@/lib/server/workflow/carry-out';
import type { CaseRow, Noun } from '@/lib/server/workflow/noun';
import { StepRefused } from '@/lib/server/workflow/step-refused';

// The door to the engine, for requests and agreements alike: opens the transaction, knows a repeated form by its key,
// and turns refusals into values.

const envelope = z.object({
  version: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
  idempotencyKey: z.string().min(8).max(80).optional(),
});

/**
 * Performs a step on a case.
 * @param id the case, or null for the step that creates one
 * @param raw the form's values, with `version` (the version the person saw) and `idempotencyKey` beside the step's own
 * @returns the case as it stands afterwards, or why the step was refused; refusals change nothing
 */
export const performStep = <Row extends CaseRow, Facts extends { status: string | null }>(
  noun: Noun<Row, Facts>,
  name: string,
  id: string | null,
  actor: Actor,
  raw: Record<string, unknown> = {},
): Promise<Outcome<Performed>> =>
  // Whoever calls: a step reaches the rows that its actor reaches, in the database too.
  runAs(scopeOf(actor), () => performInScope(noun, name, id, actor, raw));

const performInScope = async <Row extends CaseRow, Facts extends { status: string | null }>(
  noun: Noun<Row, Facts>,
  name: string,
  id: string | null,
  actor: Actor,
  raw: Record<string, unknown>,
): Promise<Outcome<Performed>> => {
  const step = Object.hasOwn(noun.steps, name) ? noun.steps[name] : undefined;
  if (!step) return notFound();
  const { version, idempotencyKey, ...own } = raw;
  const head = envelope.safeParse({ version: version ?? undefined, idempotencyKey: idempotencyKey ?? undefined });
  if (!head.success) return refuse('invalid', 'Open the page again: part of the form was missing.');
  if (id !== null && !z.uuid().safeParse(id).success) return notFound();
  const key = keyOfForm(head.data.idempotencyKey, [noun.kind, name, id, own]);
  try {
    // A repeated form gets its first answer, also where the case has moved on and would refuse it now.
    const repeated = await firstAnswer(db, actor, key);
    if (repeated) return done(repeated);
    const prepared = id === null ? undefined : await prepareOutside(noun, name, step, id, actor);
    return await db.$transaction(async (tx) => {
      const first = await firstAnswer(tx, actor, key);
      if (first) return done(first);
      const result = await carryOut({ noun, name, step, id, actor, own, seen: head.data.version, tx, prepared });
      await keepAnswer(tx, actor, key, result);
      return done(result);
    });
  } catch (error) {
    if (error instanceof StepRefused) return error.refused;
    if (isLocked(error)) return busy();
    if (isUniqueViolation(error) && key) return repeatOf(actor, key, error);
    throw error;
  }
};

// The key of a drawn form counts together with what was sent. A browser brings a form back with its key ("Back"): sent
// again with other words, or for another step or case, it is an act of its own and no repeat.
const keyOfForm = (key: string | undefined, sent: readonly unknown[]): string | undefined =>
  key === undefined ? undefined : sha256Hex(JSON.stringify([key, ...sent], writable));

// JSON has no place for a big integer; no form sends one, and whoever does is refused by the schema, not by us.
const writable = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);

const prepareOutside = async <Row extends CaseRow, Facts extends { status: string | null }>(
  noun: Noun<Row, Facts>,
  name: string,
  step: Step<string, Facts, string, string, string>,
  id: string,
  actor: Actor,
): Promise<unknown> => {
  const prepare = noun.prepare?.[name];
  if (!prepare) return undefined;
  const row = await db.$transaction(async (tx) => {
    const found = await noun.lock(tx, id);
    if (found === null || !canSee(actor, noun.scope(found))) throw new StepRefused(notFound());
    permit(step, await noun.facts(tx, found, actor), actor);
    return found;
  });
  return prepare(row, actor);
};

const firstAnswer = async (
  tx: Pick<Transaction, 'idempotencyKey'>,
  actor: Actor,
  key: string | undefined,
): Promise<Performed | null> => {
  if (!key || actor.id === null) return null;
  const kept = await tx.idempotencyKey.findUnique({ where: { actorId_key: { actorId: actor.id, key } } });
  return kept ? toPerformed(kept.result) : null;
};

const keepAnswer = async (tx: Transaction, actor: Actor, key: string | undefined, result: Performed): Promise<void> => {
  if (!key || actor.id === null) return;
  await tx.idempotencyKey.create({ data: { actorId: actor.id, key, result, createdAt: now() } });
};

// Two copies of one form at once: the second loses the race for the key and gets the first one's answer.
const repeatOf = async (actor: Actor, key: string, error: unknown): Promise<Outcome<Performed>> => {
  const first = await firstAnswer(db, actor, key);
  if (!first) throw error;
  return done(first);
};

const performed = z.object({ id: z.string(), status: z.string(), version: z.number() });
const toPerformed = (value: unknown): Performed => performed.parse(value);

// Somebody holds the row for longer than we wait (55P03, see the limits in lib/server/db), many stand in line for it and
// the statement takes too long (57014), every connection is taken (P2028, before it began), or two wait for each other:
// nothing is broken, and the same form goes through a moment later.
const isLocked = (error: unknown): boolean =>
  error instanceof Error &&
  (/\b(?:55P03|57014)\b|lock timeout|Unable to start a transaction/u.test(error.message) ||
    ('code' in error && error.code === 'P2034'));

const busy = (): Refused => {
  const message = 'Somebody else is changing this case at this moment. Nothing was changed; send it again.';
  return refuse('blocked', message, { reasons: [message] });
};

const isUniqueViolation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002';
