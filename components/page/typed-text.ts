// What was typed into the forms of a page and not sent, kept in the browser tab in case the session ends. It is put back
// on the page it was typed on, once, when its own person comes back through sign-in; nobody else gets it, and a page
// that is opened in the usual way forgets it.

type Entry = { form: number; name: string; nth: number; value: string | boolean };
type Kept = { owner: string; entries: Entry[]; back: boolean };

const prefix = 'typed:';
const charsMax = 400_000;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isTick = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

// Secrets are never kept; hidden fields and files are not typed.
const isKept = (field: Element): field is Field =>
  (field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement ||
    (field instanceof HTMLInputElement && !['password', 'hidden', 'file', 'submit', 'button'].includes(field.type))) &&
  field.name !== '' &&
  field.getAttribute('autocomplete') !== 'one-time-code';

const isChanged = (field: Field): boolean => {
  if (isTick(field)) return field.checked !== field.defaultChecked;
  if (field instanceof HTMLSelectElement) {
    const first = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(first, 0);
  }
  return field.value !== field.defaultValue;
};

/** The fields of every form that does not keep its own text, each with its place on the page. */
const fieldsOf = (page: ParentNode): (Omit<Entry, 'value'> & { field: Field })[] =>
  [...page.querySelectorAll('form')].flatMap((form, place) => {
    if (form.querySelector('[data-keeps-itself]')) return [];
    const seen = new Map<string, number>();
    return [...form.elements].filter(isKept).map((field) => {
      const nth = seen.get(field.name) ?? 0;
      seen.set(field.name, nth + 1);
      return { form: place, name: field.name, nth, field };
    });
  });

/** What differs from the page as it was drawn. */
export const typedOn = (page: ParentNode): Entry[] =>
  fieldsOf(page)
    .filter(({ field }) => isChanged(field))
    .map(({ field, ...place }) => ({ ...place, value: isTick(field) ? field.checked : field.value }));

/** Fills the fields in again. Returns how many were there to fill. */
export const putBack = (page: ParentNode, entries: readonly Entry[]): number => {
  const fields = fieldsOf(page);
  let count = 0;
  for (const { form, name, nth, value } of entries) {
    const found = fields.find((one) => one.form === form && one.name === name && one.nth === nth)?.field;
    if (!found) continue;
    if (isTick(found)) found.checked = value === true;
    else if (typeof value === 'string') found.value = value;
    found.dispatchEvent(new Event('input', { bubbles: true }));
    found.dispatchEvent(new Event('change', { bubbles: true }));
    count += 1;
  }
  return count;
};

const read = (key: string): Kept | null => {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isKeptText(value) ? value : null;
  } catch {
    return null;
  }
};

const isKeptText = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'owner' in value &&
  'back' in value &&
  'entries' in value &&
  Array.isArray(value.entries);

const write = (key: string, kept: Kept | null): void => {
  try {
    const text = JSON.stringify(kept);
    if (kept === null || kept.entries.length === 0) sessionStorage.removeItem(key);
    else if (text.length <= charsMax) sessionStorage.setItem(key, text);
  } catch {
    // A browser that keeps nothing: the text still stands in the form.
  }
};

/** Keeps what was typed on a page. */
export const keepTyped = (path: string, owner: string, entries: Entry[]): void =>
  write(prefix + path, { owner, entries, back: false });

/** Marks all that is kept in this tab: its person was sent to sign in and is coming back. */
export const markComingBack = (): void => {
  for (const key of keysKept()) {
    const kept = read(key);
    if (kept) write(key, { ...kept, back: true });
  }
};

/** Takes what was kept for a page, once: for its own person and on the way back from sign-in alone. */
export const takeKept = (path: string, owner: string): Entry[] => {
  const kept = read(prefix + path);
  write(prefix + path, null);
  return kept?.back && kept.owner === owner ? kept.entries : [];
};

/** Forgets everything: its person signs out. */
export const forgetAllTyped = (): void => {
  for (const key of keysKept()) write(key, null);
};

/** Forgets what nobody is coming back to: pages that were left, and everything of whoever used this tab before. */
export const forgetLeftPages = (path: string, owner: string): void => {
  for (const key of keysKept()) {
    const kept = read(key);
    if (kept?.owner !== owner || (!kept.back && key !== prefix + path)) write(key, null);
  }
};

const keysKept = (): string[] => {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
};
