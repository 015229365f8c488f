// Each refusal kept costs a row of the audit chain, and a stranger can have as many refused as he likes: a few are kept,
// the others are counted, and the next one kept says how many they were.

const keptMax = 20;
const windowMs = 60_000;

/** Takes the moment; returns null for a refusal that is only counted, or how many were counted since the last one kept. */
export type RefusalBudget = (nowMs: number) => number | null;

/** Makes a budget of a few refusals a minute, for one web server alone. */
export const refusalBudget = (): RefusalBudget => {
  let begun = Number.NEGATIVE_INFINITY;
  let kept = 0;
  let counted = 0;
  return (nowMs) => {
    if (nowMs - begun >= windowMs) {
      begun = nowMs;
      kept = 0;
    }
    if (kept >= keptMax) {
      counted += 1;
      return null;
    }
    kept += 1;
    const untold = counted;
    counted = 0;
    return untold;
  };
};

const isPlain = /^[a-z][a-z._-]{0,29}$/u;

/** A path without what could be a secret or name somebody: only words of the portal's own addresses stay. */
export const placeOf = (path: string): string =>
  path
    .split('/')
    .slice(0, 8)
    .map((segment) => (segment === '' || isPlain.test(segment) ? segment : '[]'))
    .join('/');
