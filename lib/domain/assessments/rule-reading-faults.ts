// What may be read by which rule, so that a result stays fair and open: only questions that are asked, only answers
// they can have, nothing of ICE's own part where agencies see the figure, no limit that a worse concern would set.

import { isDelegating } from '@/lib/domain/programs/catalog';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { codesOf } from './rule-facts';
import type { Atom, Condition, Gate, ProgramRule, Term } from './rule-set';
import { isIceOnly, type RuleSource, type SourceKind, sourceOf } from './rule-sources';
import { codesOfTerm } from './rule-terms';

const atomsOf = (condition: Condition): readonly Atom[] =>
  condition.kind === 'all' || condition.kind === 'any' ? condition.of : [condition];

const unknown = (code: string) => `${code} is no question that rules can read. Choose a question of the core form.`;

const unfit = (code: string) => `${code} does not take the answer that this rule looks for. Choose from its answers.`;

type Wanted = { readonly kinds: readonly SourceKind[]; readonly values: readonly string[] };

function wantedBy(atom: Atom): Wanted | null {
  switch (atom.kind) {
    case 'answer':
      return typeof atom.is === 'boolean' ? { kinds: ['yesno'], values: [] } : { kinds: ['choice'], values: [atom.is] };
    case 'answerIn':
      return { kinds: ['choice'], values: atom.in };
    case 'answerNot':
      return { kinds: ['choice'], values: [atom.not] };
    case 'listHas':
      return { kinds: ['list'], values: atom.any };
    case 'listNotEmpty':
      return { kinds: ['list'], values: [] };
    case 'figureAtLeast':
    case 'figureBelow':
    case 'notCounted':
      return { kinds: ['figure'], values: [] };
    default:
      return null;
  }
}

function fits(source: RuleSource, { kinds, values }: Wanted): boolean {
  return (
    kinds.includes(source.kind) && values.every((value) => source.options.some((option) => option.value === value))
  );
}

function readingFault(code: string, wanted: Wanted): string[] {
  const source = sourceOf(code);
  if (source === null) return [unknown(code)];
  return fits(source, wanted) ? [] : [unfit(code)];
}

const atomFaults = (atom: Atom): string[] => {
  const wanted = wantedBy(atom);
  return wanted === null || !('code' in atom) ? [] : readingFault(atom.code, wanted);
};

/** Whether the words of a condition name questions and answers that there are. */
const conditionFaults = (condition: Condition): string[] => atomsOf(condition).flatMap(atomFaults);

function choiceFaults(term: Extract<Term, { kind: 'choice' }>): string[] {
  const faults = readingFault(term.code, { kinds: ['choice'], values: Object.keys(term.points) });
  const left = sourceOf(term.code)?.options.filter(({ value }) => term.points[value] === undefined) ?? [];
  return faults.length > 0 || left.length === 0
    ? faults
    : [`${term.code} has answers without points: ${left.map(({ label }) => label).join(', ')}.`];
}

const termFaults = (term: Term): string[] => {
  if (term.kind === 'when') return conditionFaults(term.if);
  if (term.kind === 'steps') return readingFault(term.code, { kinds: ['figure'], values: [] });
  return term.kind === 'choice' ? choiceFaults(term) : [];
};

const asksYes = ({ if: test }: Gate, code: string) =>
  test.kind !== 'any' && atomsOf(test).some((atom) => atom.kind === 'answer' && atom.code === code && atom.is === true);

/** A question that is not asked of everyone would leave the others waiting for ever. */
function hiddenFaults(rule: ProgramRule, codes: readonly string[]): string[] {
  return codes.flatMap((code) => {
    const showIf = sourceOf(code)?.showIf ?? null;
    if (showIf === null || rule.gates.some((gate) => asksYes(gate, showIf))) return [];
    return [
      `${code} is asked only where the answer to ${showIf} is yes. Give this program a gate on ${showIf} first, or read another question.`,
    ];
  });
}

const iceInNeed = (codes: readonly string[]) =>
  codes
    .filter(isIceOnly)
    .map((code) => `${code} belongs to ICE's own part. Need is about the community: read it under capacity.`);

const readsConcern = (atom: Atom) => atom.kind === 'severityAtLeast' || atom.kind === 'anyConcern';

const capFaults = (condition: Condition): string[] => [
  ...conditionFaults(condition),
  ...(atomsOf(condition).some(readsConcern)
    ? ['A limit on need reads no concern: a worse concern must never lower need.']
    : []),
  ...(atomsOf(condition).some(({ kind }) => kind === 'recommended')
    ? ['A limit on need does not read what other programs came to.']
    : []),
  ...iceInNeed(codesOf(condition)),
];

function gateFaults({ question, if: test }: Gate): string[] {
  const codes = codesOf(test);
  const ice = codes.some(isIceOnly);
  return [
    ...conditionFaults(test),
    // Agencies see a gate by its question: one that reads ICE's part has to be known by it, or it would be shown.
    ...(ice && !isIceOnly(question)
      ? [`A gate that reads ICE's own part is named after a question of that part.`]
      : []),
    ...(codes.length > 0 && !codes.includes(question) ? [`A gate is named after a question that it reads.`] : []),
    ...(atomsOf(test).some(({ kind }) => kind === 'recommended')
      ? ['A gate does not read what other programs came to.']
      : []),
  ];
}

const joinsOthers = (term: Term) =>
  term.kind === 'when' &&
  (term.if.kind === 'all' || term.if.kind === 'any') &&
  term.if.of.some(({ kind }) => kind === 'recommended');

type LawGate = { readonly question: string; readonly law: string };

/** Gates that come from a statute, and that no version of the table may leave out. */
function lawGates(code: ProgramCode): readonly LawGate[] {
  if (code === 'BEST') return [{ question: 'A5', law: '6 USC 240(c)(1), border cities and communities' }];
  if (!isDelegating(code) || !code.startsWith('287G')) return [];
  return [
    { question: 'A8', law: '8 USC 1357(g)(1), consistent with state and local law' },
    { question: 'I2', law: '8 USC 1357(g)(3), under federal direction and supervision' },
  ];
}

const lawFaults = ({ code, gates }: ProgramRule): string[] =>
  lawGates(code)
    .filter(({ question }) => !gates.some((gate) => gate.question === question && codesOf(gate.if).includes(question)))
    .map(({ question, law }) => `The gate on ${question} comes from the law (${law}) and stays.`);

/** What a program's rules read and may not, one sentence each. */
export function readingFaults(rule: ProgramRule): string[] {
  const terms = [...rule.need, ...rule.capacity];
  const codes = [
    ...rule.gates.flatMap((gate) => codesOf(gate.if)),
    ...rule.caps.flatMap((cap) => codesOf(cap.if)),
    ...terms.flatMap(codesOfTerm),
  ];
  const faults = [
    ...rule.gates.flatMap(gateFaults),
    ...terms.flatMap(termFaults),
    ...rule.caps.flatMap((cap) => capFaults(cap.if)),
    ...iceInNeed(rule.need.flatMap(codesOfTerm)),
    ...(terms.some(joinsOthers) ? ['What other programs came to stands in a line of its own.'] : []),
    ...hiddenFaults(rule, [...new Set(codes)]),
    ...lawFaults(rule),
  ];
  return [...new Set(faults)];
}
