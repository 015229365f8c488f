// The fields of a line that an administrator may change: points, thresholds and sentences. A line that reads other
// answers is another line: it is added, and the old one is removed (rule-line-form.ts).

import { line } from '@/lib/domain/text';
import { type ProgramRule, programRule } from './rule-set';
import { describeRule } from './rule-wording';

export type RuleField = {
  /** The way to the value inside the rule: need__0__points. */
  readonly key: string;
  readonly kind: 'number' | 'text';
  readonly label: string;
  readonly value: string;
};

export type RuleFieldGroup = { readonly key: string; readonly title: string; readonly fields: readonly RuleField[] };

const numberLabels: Readonly<Record<string, string>> = {
  points: 'Points',
  documented: 'Points when a link is documented',
  suspected: 'Points when a link is suspected',
  from: 'From',
  below: 'Points below the lowest step',
  at: 'Need stays at or below',
  is: 'Threshold',
};

const textLabels: Readonly<Record<string, string>> = {
  asks: 'What the gate asks for',
  fails: 'What it says when this is not so',
  unlock: 'What would open it',
  says: 'Finishes “points when …”',
  lacks: 'Sentence when this is not so',
  sentence: 'Sentence',
  noun: 'What is measured',
};

/** The four parts of a program's rules, in the order in which they are read. */
export const groupedParts = ['gates', 'need', 'capacity', 'caps'] as const;

const partNames = { gates: 'Gate', need: 'Need', capacity: 'Capacity', caps: 'Cap' } as const;

type Leaf = { readonly path: readonly string[]; readonly value: number | string };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function leavesOf(value: unknown, path: readonly string[]): Leaf[] {
  if (typeof value === 'number' || typeof value === 'string') return [{ path, value }];
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

function labelOf({ path, value }: Leaf): string | null {
  const key = path.at(-1) ?? '';
  const parent = path.at(-2) ?? '';
  if (typeof value === 'string') return textLabels[key] ?? null;
  if (parent === 'points') return `Points for ${key.toLowerCase().replaceAll('_', ' ')}`;
  const label = numberLabels[key];
  const step = path.at(-3) === 'steps' ? `Step ${Number(parent) + 1}: ` : '';
  return label === undefined ? null : `${step}${step === '' ? label : label.toLowerCase()}`;
}

const fieldOf = (leaf: Leaf): RuleField[] => {
  const label = labelOf(leaf);
  if (label === null) return [];
  const kind = typeof leaf.value === 'number' ? 'number' : 'text';
  return [{ key: leaf.path.join('__'), kind, label, value: String(leaf.value) }];
};

/** The fields of a program's rules, one group for each gate, line and cap. */
export function ruleFieldGroups(rule: ProgramRule): RuleFieldGroup[] {
  return groupedParts.flatMap((part) =>
    rule[part].map((entry, position) => ({
      key: `${part}__${position}`,
      title: `${partNames[part]} ${position + 1}: ${describeRule(entry)}`,
      fields: leavesOf(entry, [part, String(position)]).flatMap(fieldOf),
    })),
  );
}

/** All fields of a program's rules in one list. */
export const ruleFields = (rule: ProgramRule): RuleField[] => ruleFieldGroups(rule).flatMap(({ fields }) => fields);

function put(target: unknown, path: readonly string[], value: number | string): void {
  const [key, ...rest] = path;
  if (!isRecord(target) || key === undefined) return;
  if (rest.length === 0) target[key] = value;
  else put(target[key], rest, value);
}

type Read = { readonly fault: string | null; readonly value: number | string };

/** A number somebody typed. */
export function readNumber(text: string, label: string): Read {
  const digits = text.trim().replaceAll(',', '');
  if (/^-?\d{1,9}(\.\d{1,6})?$/u.test(digits)) return { fault: null, value: Number(digits) };
  return { fault: `Enter a number for “${label}”, for example 20.`, value: text };
}

/** A sentence of a rule somebody typed. */
export function readSentence(text: string, label: string): Read {
  const read = line(300, `Write the words for “${label}”.`).safeParse(text);
  return read.success
    ? { fault: null, value: read.data }
    : { fault: read.error.issues[0]?.message ?? 'Write other words.', value: text };
}

export type RuleEdit =
  | { readonly ok: true; readonly rule: ProgramRule }
  | { readonly ok: false; readonly fields: Readonly<Record<string, string>> };

/**
 * Puts typed values into a program's rules. Fields that were not sent stay as they are; what is no field of this
 * program is passed over. Faults come back by the key of the field, and say how to mend it.
 */
export function editProgram(rule: ProgramRule, typed: Readonly<Record<string, string>>): RuleEdit {
  const draft: unknown = structuredClone(rule);
  const faults: Record<string, string> = {};
  for (const { key, kind, label } of ruleFields(rule)) {
    const text = typed[key];
    if (text === undefined) continue;
    const read = kind === 'number' ? readNumber(text, label) : readSentence(text, label);
    if (read.fault === null) put(draft, key.split('__'), read.value);
    else faults[key] = read.fault;
  }
  const parsed = programRule.safeParse(draft);
  for (const { path, message } of parsed.error?.issues ?? []) {
    faults[path.join('__')] ??= /number/iu.test(message) ? 'Enter a number from 0 to 100.' : 'Use 1 to 300 characters.';
  }
  return parsed.success && Object.keys(faults).length === 0
    ? { ok: true, rule: parsed.data }
    : { ok: false, fields: faults };
}

export type RuleFieldChange = { readonly label: string; readonly before: string; readonly after: string };

type Place = { readonly part: (typeof groupedParts)[number]; readonly position: number };

/** The name of a line by its part and its number: "Need 2". */
export const placeName = ({ part, position }: Place) => `${partNames[part]} ${position + 1}`;

function changedFields(name: string, before: unknown, after: unknown): RuleFieldChange[] {
  const old = new Map(leavesOf(before, []).map(({ path, value }) => [path.join('__'), String(value)]));
  return leavesOf(after, []).flatMap((leaf) => {
    const label = labelOf(leaf);
    const was = old.get(leaf.path.join('__'));
    if (label === null || was === String(leaf.value)) return [];
    return [
      {
        label: `${name}, ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
        before: was ?? '–',
        after: String(leaf.value),
      },
    ];
  });
}

/** What differs between two versions of a program's rules: lines added, lines removed, and fields of those that stay. */
export function ruleFieldChanges(before: ProgramRule, after: ProgramRule): RuleFieldChange[] {
  return groupedParts.flatMap((part) => {
    const removed = before[part].flatMap((entry, position) =>
      after[part].some(({ id }) => id === entry.id)
        ? []
        : [{ label: `${placeName({ part, position })}, removed`, before: describeRule(entry), after: '–' }],
    );
    const kept = after[part].flatMap((entry, position) => {
      const old = before[part].find(({ id }) => id === entry.id);
      const name = placeName({ part, position });
      return old
        ? changedFields(name, old, entry)
        : [{ label: `${name}, added`, before: '–', after: describeRule(entry) }];
    });
    return [...removed, ...kept];
  });
}
