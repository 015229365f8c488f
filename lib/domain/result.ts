// The one answer every request to act gives, from the rule to the form that shows it.

/** Why a request to act was refused. */
export type Refusal = 'invalid' | 'not_yours' | 'wrong_state' | 'blocked' | 'stale' | 'not_found';
export type Refused = {
  ok: false;
  why: Refusal;
  message: string;
  reasons?: readonly string[];
  fields?: Record<string, readonly string[]>;
  values?: Record<string, string | readonly string[]>;
  /** Where to go to mend it; opens beside the form, so that nothing typed is lost. */
  link?: { href: string; text: string };
};
export type Done<T = unknown> = { ok: true; value: T; message?: string };
export type Outcome<T = unknown> = Done<T> | Refused;
/** State of a form before its first submission. */
export const idle: Outcome<null> = { ok: true, value: null };

/** The answer to an act that was carried out: its value and, where people see it, a sentence. */
export const done = <T>(value: T, message?: string): Done<T> =>
  message === undefined ? { ok: true, value } : { ok: true, value, message };

/** The answer to an act that was refused: the code, a sentence that says how to mend it, and details. */
export const refuse = (
  why: Refusal,
  message: string,
  extra: Pick<Refused, 'reasons' | 'fields' | 'values' | 'link'> = {},
): Refused => ({ ok: false, why, message, ...extra });
