// The kinds of line an administrator may add to a draft, and what each has to be asked for.
import type { ProgramRule } from './rule-set';
import { type RuleSource, type SourceKind, sourceOf } from './rule-sources';

export const ruleLineKinds = [
  'gates.when',
  'need.severity',
  'need.nexus',
  'need.trend',
  'need.when',
  'need.steps',
  'need.choice',
  'capacity.when',
  'capacity.steps',
  'capacity.choice',
  'caps.when',
] as const;

export type RuleLineKind = (typeof ruleLineKinds)[number];

type LineFacts = {
  readonly part: 'gates' | 'need' | 'capacity' | 'caps';
  readonly label: string;
  readonly hint: string;
  /** How many answers the line reads at most; none where it reads concerns. */
  readonly reads: 0 | 1 | 3;
  readonly kinds: readonly SourceKind[];
};

const everything: readonly SourceKind[] = ['yesno', 'choice', 'list', 'figure', 'concern', 'agencyType'];

export const ruleLineFacts: Record<RuleLineKind, LineFacts> = {
  'gates.when': {
    part: 'gates',
    label: 'A gate',
    hint: 'Closed until what it asks for is so. A closed gate beats every score.',
    reads: 3,
    kinds: everything,
  },
  'need.severity': {
    part: 'need',
    label: 'Need: how severe a concern is',
    hint: 'Points grow with the highest severity among the concerns you choose.',
    reads: 0,
    kinds: [],
  },
  'need.nexus': {
    part: 'need',
    label: 'Need: a link across the border',
    hint: 'Points when a link is documented, fewer when it is suspected.',
    reads: 0,
    kinds: [],
  },
  'need.trend': { part: 'need', label: 'Need: a rising trend', hint: 'Points when it rises.', reads: 0, kinds: [] },
  'need.when': {
    part: 'need',
    label: 'Need: points when something is so',
    hint: 'Reads up to three answers.',
    reads: 3,
    kinds: everything,
  },
  'need.steps': {
    part: 'need',
    label: 'Need: steps of a figure',
    hint: 'Points by how high a figure is, for example bookings in a year.',
    reads: 1,
    kinds: ['figure'],
  },
  'need.choice': {
    part: 'need',
    label: 'Need: points for each answer',
    hint: 'For questions with a list of answers, of which one is chosen.',
    reads: 1,
    kinds: ['choice'],
  },
  'capacity.when': {
    part: 'capacity',
    label: 'Capacity: points when something is so',
    hint: 'Reads up to three answers.',
    reads: 3,
    kinds: everything,
  },
  'capacity.steps': {
    part: 'capacity',
    label: 'Capacity: steps of a figure',
    hint: 'Points by how high a figure is, for example training seats.',
    reads: 1,
    kinds: ['figure'],
  },
  'capacity.choice': {
    part: 'capacity',
    label: 'Capacity: points for each answer',
    hint: 'For questions with a list of answers, of which one is chosen.',
    reads: 1,
    kinds: ['choice'],
  },
  'caps.when': {
    part: 'caps',
    label: 'A limit on need',
    hint: 'While it holds, need stays at or below a figure. It may not read a concern.',
    reads: 3,
    kinds: ['yesno', 'choice', 'list', 'figure', 'agencyType'],
  },
};

/** The kinds that fit a program: only a scored one has need, capacity and limits. */
export const lineKindsOf = ({ mode }: Pick<ProgramRule, 'mode'>): readonly RuleLineKind[] =>
  mode === 'SCORED' ? ruleLineKinds : mode === 'ROUTED' ? [] : ['gates.when'];

/** What a line is about to read: the choice that comes before its own form. */
export type LineSetup = {
  readonly kind: RuleLineKind;
  readonly reads: readonly RuleSource[];
  /** How several tests are joined. */
  readonly join: 'all' | 'any';
};

export type LineSetupRead =
  | { readonly ok: true; readonly setup: LineSetup }
  | { readonly ok: false; readonly message: string };

const isKind = (text: string): text is RuleLineKind => ruleLineKinds.some((kind) => kind === text);

/** Reads the choice of a kind and of the answers it reads; the message says what to choose. */
export function readLineSetup(kind: string, codes: readonly string[], join: string): LineSetupRead {
  if (!isKind(kind)) return { ok: false, message: 'Choose what kind of line to add.' };
  const facts = ruleLineFacts[kind];
  const chosen = [...new Set(codes.filter((code) => code !== ''))].slice(0, facts.reads);
  if (facts.reads > 0 && chosen.length === 0) return { ok: false, message: 'Choose the answer that the line reads.' };
  const reads = chosen.flatMap((code) => sourceOf(code) ?? []);
  if (reads.length < chosen.length) return { ok: false, message: 'Choose an answer from the list.' };
  const wrong = reads.find((source) => !facts.kinds.includes(source.kind));
  if (wrong) {
    return {
      ok: false,
      message: `“${facts.label}” cannot read ${wrong.code}. Choose another answer, or another kind.`,
    };
  }
  return { ok: true, setup: { kind, reads, join: join === 'any' ? 'any' : 'all' } };
}
