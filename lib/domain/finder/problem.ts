// What the API answers when it cannot do what was asked: a problem document (RFC 9457).

/** One place of the request that has to be mended. */
export type PlaceProblem = {
  /** Dotted, as in `answers.C3` or `concerns.GANG.severity`; empty for the document as a whole. */
  readonly path: string;
  /** The same place as a JSON Pointer (RFC 6901). */
  readonly pointer: string;
  readonly detail: string;
};

export type ProblemStatus = 400 | 405 | 413 | 415 | 422 | 429;

export type Problem = {
  readonly status: ProblemStatus;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly PlaceProblem[];
};

const titles: Record<ProblemStatus, string> = {
  400: 'The request is not readable JSON',
  405: 'This address takes POST only',
  413: 'The request is too long',
  415: 'The request is not sent as JSON',
  422: 'Some values of the request cannot be used',
  429: 'Too many requests',
};

/** A problem with its usual title. */
export function problemOf(status: ProblemStatus, detail: string, errors?: readonly PlaceProblem[]): Problem {
  return { status, title: titles[status], detail, ...(errors === undefined ? {} : { errors }) };
}

const pointerOf = (keys: readonly PropertyKey[]): string =>
  keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

// A key of a stranger may be as long as the whole document; an answer repeats only its beginning.
const shownKey = (key: PropertyKey): string => String(key).slice(0, 60);

/** A place by its keys, with what to do there. */
export function placeProblem(keys: readonly PropertyKey[], detail: string): PlaceProblem {
  const shown = keys.map(shownKey);
  return { path: shown.join('.'), pointer: pointerOf(shown), detail };
}
