import 'server-only';
import { type Outcome, refuse } from '@/lib/domain/result';
import { hasHidden, hiddenMessage } from '@/lib/domain/text';

// From the flat names of an HTML form to the nested values that schemas read: `rows.0.unit` → { rows: [{ unit }] }.

// A plan of ten objectives, each with ten activities and ten measures, has some 850 fields.
const fieldsMax = 1000;
const depthMax = 6;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

type Entry = FormDataEntryValue | FormDataEntryValue[];

/** A form as it was read. */
export type FormContent = {
  object: Record<string, unknown>;
  /** What was typed, by field name, to fill the form in again; neither files nor passwords. */
  values: Record<string, string | readonly string[]>;
  /** The name of the field behind a path of `object`: rows that were left empty are not counted there. */
  nameOf: (path: string) => string;
};

/**
 * Reads a form. Dotted names nest, numeric keys make lists, a name sent several times makes a list; rows of a list in
 * which nothing was filled in are left out, and so are the fields that Next adds for itself.
 * @returns the content, or a refusal of a form that no page of the portal sends
 */
export const readForm = (form: FormData): Outcome<FormContent> => {
  const fields = collect(form);
  if (!fields) return refuse('invalid', 'This form has more fields than the portal takes. Open the page again.');
  const hidden = hiddenIn(fields);
  if (hidden !== null) {
    const marked = { fields: { [hidden]: [hiddenMessage] }, values: toTyped(fields) };
    return refuse('invalid', 'Check the marked fields.', marked);
  }
  const tree: Tree = new Map();
  for (const [name, entry] of fields) {
    if (!plant(tree, name, entry)) return refuse('invalid', 'A field of this form has a name that cannot be read.');
  }
  const names = new Map<string, string>();
  const object = Object.fromEntries([...tree].map(([key, node]) => [key, toValue(node, key, key, names)]));
  return { ok: true, value: { object, values: toTyped(fields), nameOf: (path) => toFieldName(path, names) } };
};

/**
 * The values of a form as a nested plain object; see `readForm`.
 * @returns the object, or a refusal of a form that no page of the portal sends
 */
export const formToObject = (form: FormData): Outcome<Record<string, unknown>> => {
  const read = readForm(form);
  return read.ok ? { ok: true, value: read.value.object } : read;
};

const collect = (form: FormData): Map<string, Entry> | null => {
  const fields = new Map<string, Entry>();
  let count = 0;
  for (const [name, value] of form.entries()) {
    if (name.startsWith('$ACTION')) continue;
    count += 1;
    if (count > fieldsMax) return null;
    // A file control that was left alone sends an empty file without a name.
    if (typeof value !== 'string' && value.size === 0 && value.name === '') continue;
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return fields;
};

type Tree = Map<string, Tree | { leaf: Entry }>;

const plant = (tree: Tree, name: string, entry: Entry): boolean => {
  const keys = name.split('.');
  const last = keys.pop();
  if (last === undefined || keys.length >= depthMax) return false;
  if ([...keys, last].some((key) => key === '' || forbiddenKeys.has(key))) return false;
  let branch = tree;
  for (const key of keys) {
    const next = branch.get(key) ?? new Map();
    if (!(next instanceof Map)) return false;
    branch.set(key, next);
    branch = next;
  }
  if (branch.has(last)) return false;
  branch.set(last, { leaf: entry });
  return true;
};

const isList = (node: Tree): boolean =>
  node.size > 0 && [...node.keys()].every((key) => /^(?:0|[1-9]\d{0,2})$/u.test(key));

// `path` is the place in the object, `name` the start of the field's name; they part where an empty row was left out.
const toValue = (node: Tree | { leaf: Entry }, path: string, name: string, names: Map<string, string>): unknown => {
  if (!(node instanceof Map)) return node.leaf;
  if (!isList(node)) {
    return Object.fromEntries(
      [...node].map(([key, child]) => [key, toValue(child, `${path}.${key}`, `${name}.${key}`, names)]),
    );
  }
  return [...node]
    .sort(([a], [b]) => Number(a) - Number(b))
    .filter(([, child]) => !isEmptyRow(child))
    .map(([key, child], position) => {
      names.set(`${path}.${position}`, `${name}.${key}`);
      return toValue(child, `${path}.${position}`, `${name}.${key}`, names);
    });
};

const isEmptyRow = (node: Tree | { leaf: Entry }): boolean =>
  node instanceof Map ? [...node.values()].every(isEmptyRow) : node.leaf === '';

const toFieldName = (path: string, names: Map<string, string>): string => {
  const keys = path.split('.');
  for (let length = keys.length; length > 0; length -= 1) {
    const name = names.get(keys.slice(0, length).join('.'));
    if (name !== undefined) return [name, ...keys.slice(length)].join('.');
  }
  return path;
};

const isSecret = (name: string): boolean => /password|secret/iu.test(name) || name === 'again';

// Every text of every form, those of codes and ids as well: PostgreSQL takes no NUL, and a turn of direction may stand
// where a reader takes a name for another. A password may be any characters: it is hashed and never shown.
const hiddenIn = (fields: Map<string, Entry>): string | null => {
  for (const [name, entry] of fields) {
    if (hasHidden(name)) return '';
    const texts = [entry].flat().filter((value) => typeof value === 'string');
    if (!isSecret(name) && texts.some(hasHidden)) return name;
  }
  return null;
};

const toTyped = (fields: Map<string, Entry>): FormContent['values'] =>
  Object.fromEntries(
    [...fields].flatMap(([name, entry]) => {
      const texts = [entry].flat().filter((value) => typeof value === 'string');
      if (texts.length === 0 || isSecret(name)) return [];
      return [[name, Array.isArray(entry) ? texts : (texts[0] ?? '')]];
    }),
  );
