// What was typed into a section and is not saved yet, kept in the browser tab: a lost connection, a closed page or an
// expired session takes nothing away. Each person and section has a place of its own; closing the tab empties it.

export type Typed = Record<string, string | readonly string[]>;

const prefix = 'draft-section:';

/** The values of a form by field name, without files. */
export const typedIn = (form: HTMLFormElement): Typed => {
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || name.startsWith('$ACTION')) continue;
    const before = typed[name];
    typed[name] = before === undefined ? value : [before, value].flat();
  }
  return typed;
};

// Kept with the text, so that text put back later is not taken for an answer to what a colleague saved meanwhile.
const onlyTyped = ({ sectionVersion: _seen, sectionPage: _page, ...typed }: Typed) => JSON.stringify(typed);

/** True when both hold the same values, whatever page they were drawn on. */
export const isSame = (one: Typed, other: Typed): boolean => onlyTyped(one) === onlyTyped(other);

/** The page a section was drawn on, and the number of saves the section had then. */
export type Drawn = { version: number; page: string };

/** The page that kept text was typed on; null when it is not known. */
export const drawnOn = ({ sectionVersion, sectionPage }: Typed): Drawn | null =>
  typeof sectionVersion === 'string' && /^\d+$/u.test(sectionVersion) && typeof sectionPage === 'string'
    ? { version: Number(sectionVersion), page: sectionPage }
    : null;

/** Keeps what was typed. A browser that keeps nothing (private windows, full storage) is no reason to stop. */
export const keep = (place: string, typed: Typed): void => {
  try {
    sessionStorage.setItem(prefix + place, JSON.stringify(typed));
  } catch {
    // The text still stands in the form.
  }
};

/** Forgets what was kept, once it is saved. */
export const forget = (place: string): void => {
  try {
    sessionStorage.removeItem(prefix + place);
  } catch {
    // Nothing was kept.
  }
};

/** What was kept, or null. */
export const kept = (place: string): Typed | null => {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(prefix + place) ?? 'null');
    return isTyped(value) ? value : null;
  } catch {
    return null;
  }
};

const isTyped = (value: unknown): value is Typed =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(
    (one) => typeof one === 'string' || (Array.isArray(one) && one.every((text) => typeof text === 'string')),
  );
