import { inspect } from 'node:util';
import fc from 'fast-check';
import type { Actor } from '@/lib/domain/access/actor';
import { findIdentifier } from '@/lib/domain/identifier';
import type { Outcome } from '@/lib/domain/result';
import type { Step } from '@/lib/domain/workflow/step';
import { massMark } from '@/tests/support/fuzz/form-data';
import { hostileText, hostileValue } from '@/tests/support/fuzz/hostile';
import { inputsFor } from '@/tests/support/fuzz/inputs';
import { theDatabase } from '@/tests/support/fuzz/rolled-back';

// The moment before a step is taken for the first time is the moment to try it: the case is there, the person may, and
// the input is a right one. Each try goes through the real door and is taken back.

/** How many inputs each act is given, and by which dice. */
export const fuzzInputs = Number(process.env.FUZZ_INPUTS ?? 20);
export const fuzzSeed = Number(process.env.FUZZ_SEED ?? 20_261_124);

type AnyStep = Pick<Step<string, never, string, string, string>, 'needs'>;
type Raw = Record<string, unknown>;
export type Door = (name: string, id: string | null, actor: Actor, raw?: Raw) => Promise<Outcome<unknown>>;

/** What the tries of one act came to. */
export type Tally = { tries: number; done: number; refused: Record<string, number>; ms: number };

const tallies = new Map<string, Tally>();

/** The acts that were tried so far, with what came of it. */
export const triedActs = (): ReadonlyMap<string, Tally> => tallies;

const unclean = /(?![\n\r\t])\p{Cc}|\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]/u;
const isMachineText = (text: string): boolean => /^[\w+/=-]{40,}$|^\{"a/u.test(text);

// Ids and hashes that the portal makes are no text of a person, whatever their digits look like.
const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}/gu;

const refuseText = (value: unknown, place: string): void => {
  if (typeof value === 'string') {
    if (unclean.test(value))
      throw new Error(`${place} was about to write control characters: ${JSON.stringify(value)}`);
    if (value.includes(massMark)) throw new Error(`${place} was about to write a field that no form has.`);
    const found = isMachineText(value) ? null : findIdentifier(value.replaceAll(uuids, ''));
    if (found) throw new Error(`${place} was about to write an identifier: ${JSON.stringify(value)}`);
    return;
  }
  if (value instanceof Uint8Array || value instanceof Date || typeof value !== 'object' || value === null) return;
  for (const child of Object.values(value)) refuseText(child, place);
};

/** Fails at any text on its way to the database that the rules for text do not allow. */
export const watchWrites = (): void => theDatabase().onWrite(refuseText);

const findings: string[] = [];

/** What went wrong so far: a thrown error, a refused write, a place of the tour that could not be reached. */
export const fuzzFindings = (): readonly string[] => findings;

const told = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const noted = (where: string, error: unknown): void => {
  // The property names the input; what went wrong with it is the cause.
  const cause = error instanceof Error && error.cause !== undefined ? `\n${told(error.cause)}` : '';
  findings.push(`${where}: ${told(error).slice(0, 3000)}${cause.slice(0, 3000)}`);
};

/** Goes through one part of a tour; where it cannot be gone the others still are. */
export const tourPart = async (where: string, walk: () => Promise<void>): Promise<void> => {
  try {
    await walk();
  } catch (error) {
    noted(where, error);
  }
};

const isAnswer = (answer: unknown): answer is Outcome<unknown> =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';

const count = (tally: Tally, answer: unknown): void => {
  if (!isAnswer(answer)) throw new Error(`This is no answer: ${String(answer)}`);
  tally.tries += 1;
  if (answer.ok) tally.done += 1;
  else tally.refused[answer.why] = (tally.refused[answer.why] ?? 0) + 1;
};

/** One line about the tries of one act. */
export const toldOf = ([act, { tries, done, refused, ms }]: readonly [string, Tally]): string =>
  `${act}: ${tries}, ${done} done, ${JSON.stringify(refused)}, ${ms} ms`;

/** Tries one act with many inputs, each taken back; notes the smallest input for which it does not answer. */
export const tryManyInputs = async <Input>(
  act: string,
  inputs: fc.Arbitrary<Input>,
  attempt: (input: Input) => Promise<unknown>,
): Promise<void> => {
  const tally: Tally = { tries: 0, done: 0, refused: {}, ms: 0 };
  tallies.set(act, tally);
  const begun = performance.now();
  const property = fc.asyncProperty(inputs, async (input) => {
    count(tally, await theDatabase().takeBack(() => attempt(input)));
  });
  await tourPart(act, () => fc.assert(property, { numRuns: fuzzInputs, seed: fuzzSeed }));
  tally.ms = Math.round(performance.now() - begun);
  // A long run says where it is.
  if (fuzzInputs > 1000) console.info(toldOf([act, tally]));
};

const seldom = (value: unknown, odd: fc.Arbitrary<unknown>) =>
  fc.oneof({ arbitrary: fc.constant(value), weight: 30 }, { arbitrary: odd, weight: 1 });

const key = fc.oneof({ arbitrary: fc.constant(undefined), weight: 8 }, { arbitrary: hostileText, weight: 1 });

// The engine reads nothing of a form but what its schema makes of it: what comes out the same has the same answer.
const remembering = () => {
  const answers = new Map<string, unknown>();
  return async (parts: readonly unknown[], attempt: () => Promise<unknown>): Promise<unknown> => {
    const at = JSON.stringify(parts, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
    if (!answers.has(at)) answers.set(at, await attempt());
    return answers.get(at);
  };
};

/** To look at some acts only: a pattern of their names. */
const only = new RegExp(process.env.FUZZ_ONLY ?? '.', 'u');

/**
 * So many inputs of an act may get past its schema; the others are ones that it turns away. An input that is carried
 * out costs fifty times the other, and what an act writes differs less from one to the next.
 */
const openInputs = Number(process.env.FUZZ_OPEN_INPUTS ?? Math.max(6, Math.ceil(0.06 * fuzzInputs)));

const rationed = <T extends readonly [Raw, ...unknown[]]>(
  inputs: fc.Arbitrary<T>,
  { needs }: AnyStep,
): fc.Arbitrary<T> => {
  const open = Math.min(openInputs, fuzzInputs);
  const turnedAway = inputs.filter(([own]) => !needs.safeParse(own).success);
  return fc.oneof({ arbitrary: inputs, weight: open }, { arbitrary: turnedAway, weight: fuzzInputs - open });
};

let isTrying = false;

/**
 * Wraps the door to the steps of a noun: the first time a step is about to succeed, it is tried with many inputs first.
 */
export const tryEachStep =
  (noun: string, steps: Readonly<Record<string, AnyStep>>, door: Door): Door =>
  async (name, id, actor, raw = {}) => {
    const act = `${noun}.${name}`;
    const step = steps[name];
    if (isTrying || tallies.has(act) || !step || !only.test(act)) return door(name, id, actor, raw);
    isTrying = true;
    try {
      await theDatabase().run(async () => {
        const first = await theDatabase().takeBack(() => door(name, id, actor, raw));
        if (!first.ok) return;
        const { version, idempotencyKey: _, ...base } = raw;
        const inputs = fc.tuple(
          inputsFor(step.needs, base),
          seldom(version, hostileValue),
          key,
          fc.oneof({ arbitrary: fc.constant(id), weight: 60 }, { arbitrary: hostileText, weight: 1 }),
        );
        const once = remembering();
        await tryManyInputs(act, rationed(inputs, step), ([own, seen, idempotencyKey, caseId]) => {
          const parsed = step.needs.safeParse(own);
          const sent = { ...own, version: seen, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
          const attempt = () => door(name, caseId, actor, sent);
          return parsed.success ? once([parsed.data, inspect(seen), idempotencyKey, caseId], attempt) : attempt();
        });
      });
    } finally {
      isTrying = false;
    }
    return door(name, id, actor, raw);
  };
