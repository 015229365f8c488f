// Reads JSON from strangers: nothing that is too deep, and no key that could reach into JavaScript's own objects.
import { type PlaceProblem, type Problem, placeProblem, problemOf } from './problem';

const depthMax = 8;
const placesMax = 50;
const foreignKeys = new Set(['__proto__', 'constructor', 'prototype']);

type Walk = { readonly keys: readonly string[]; readonly value: unknown };

const childrenOf = ({ keys, value }: Walk): Walk[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).map(([key, child]) => ({ keys: [...keys, key], value: child }))
    : [];

/** Level by level and without recursion, so that no nesting, however deep, can exhaust the stack. */
function walkThrough(root: unknown): { readonly tooDeep: boolean; readonly foreign: PlaceProblem[] } {
  const foreign: PlaceProblem[] = [];
  let level: Walk[] = [{ keys: [], value: root }];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthMax) return { tooDeep: true, foreign };
    level = level.flatMap(childrenOf);
    for (const { keys } of level) {
      const last = keys.at(-1) ?? '';
      if (foreignKeys.has(last) && foreign.length < placesMax) {
        foreign.push(placeProblem(keys, 'There is no such name here. Leave it out.'));
      }
    }
  }
  return { tooDeep: false, foreign };
}

/** The value of a JSON text, or the problem with it. */
export function readJson(text: string): { ok: true; value: unknown } | { ok: false; problem: Problem } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: problemOf(400, 'Send one JSON object, as the documentation shows.') };
  }
  const { tooDeep, foreign } = walkThrough(value);
  if (tooDeep) {
    return { ok: false, problem: problemOf(400, `Send a JSON object that nests ${depthMax} levels or fewer.`) };
  }
  if (foreign.length > 0) {
    return { ok: false, problem: problemOf(422, 'Mend each place that is named in errors.', foreign) };
  }
  return { ok: true, value };
}
