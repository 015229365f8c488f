// From what a form sends to a new gate, line or limit of a rule table. The form itself is drawn from the same setup.

import { comparisons, stepRows } from '@/lib/domain/assessments/rule-line-choices';
import { concerns } from '@/lib/domain/concerns';
import { type LineSetup, ruleLineFacts } from './rule-line-kinds';
import { type LineReader, type LineValues, lineReader, textIn } from './rule-line-values';
import { type Cap, cap, type Gate, gate, type ProgramRule, type Term, term } from './rule-set';
import { isIceOnly, type RuleSource } from './rule-sources';
import { possibleOf } from './rule-terms';

export type NewLine =
  | { readonly part: 'gates'; readonly entry: Gate }
  | { readonly part: 'need' | 'capacity'; readonly entry: Term }
  | { readonly part: 'caps'; readonly entry: Cap };

export type LineRead =
  | { readonly ok: true; readonly line: NewLine }
  | { readonly ok: false; readonly fields: Readonly<Record<string, string>> };

const optionsOf = ({ options }: RuleSource) => options.map(({ value }) => value);

function figureTest(code: string, at: string, read: LineReader) {
  const compare = read.one(
    `${at}_compare`,
    comparisons.map(({ value }) => value),
    'Choose how the figure is tested.',
  );
  if (compare === 'NOT_COUNTED') return { kind: 'notCounted', code };
  const is = read.figure(`${at}_figure`, 'Figure');
  return { kind: compare === 'BELOW' ? 'figureBelow' : 'figureAtLeast', code, is };
}

function testOf(source: RuleSource, position: number, read: LineReader): object {
  const { code, kind } = source;
  const at = `test_${position}`;
  if (kind === 'figure') return figureTest(code, at, read);
  if (kind === 'yesno') {
    const is = read.one(at, optionsOf(source), 'Choose “Yes” or “No”.');
    return { kind: 'answer', code, is: is === 'YES' };
  }
  if (kind === 'concern') {
    const is = Number(read.one(at, optionsOf(source), 'Choose how severe it has to be.'));
    return { kind: 'severityAtLeast', concern: code.slice(2), is };
  }
  const chosen = read.some(at, optionsOf(source), 'Choose at least one.');
  if (kind === 'agencyType') return { kind: 'agencyType', in: chosen };
  if (kind === 'list') return { kind: 'listHas', code, any: chosen };
  return chosen.length === 1 ? { kind: 'answer', code, is: chosen[0] } : { kind: 'answerIn', code, in: chosen };
}

function conditionOf({ reads, join }: LineSetup, read: LineReader): object {
  const tests = reads.map((source, position) => testOf(source, position, read));
  return tests.length === 1 ? (tests[0] ?? {}) : { kind: join, of: tests };
}

function stepsOf(values: LineValues, read: LineReader) {
  const rows = Array.from({ length: stepRows }, (_, row) => row).filter(
    (row) => textIn(values, `from_${row}`).trim() !== '' || textIn(values, `points_${row}`).trim() !== '',
  );
  if (rows.length === 0) read.fault('from_0', 'Enter at least one step.');
  return rows.map((row) => ({
    from: read.figure(`from_${row}`, `Step ${row + 1}, from`),
    points: read.points(`points_${row}`, `Step ${row + 1}, points`),
  }));
}

function termOf(setup: LineSetup, values: LineValues, read: LineReader): object {
  const [source] = setup.reads;
  const of = () => read.some('of', concerns, 'Choose at least one concern.');
  switch (setup.kind.split('.')[1]) {
    case 'severity':
      return { kind: 'severity', of: of(), points: read.points('points') };
    case 'trend':
      return { kind: 'trend', of: of(), points: read.points('points') };
    case 'nexus':
      return {
        kind: 'nexus',
        of: of(),
        documented: read.points('documented', 'Points when documented'),
        suspected: read.points('suspected', 'Points when suspected'),
      };
    case 'steps':
      return {
        kind: 'steps',
        code: source?.code,
        steps: stepsOf(values, read),
        below: read.points('below', 'Points below the lowest step'),
        noun: read.sentence('noun', 'What is measured'),
      };
    case 'choice': {
      const points = (source?.options ?? []).map(({ value, label }) => [value, read.points(`choice_${value}`, label)]);
      return {
        kind: 'choice',
        code: source?.code,
        points: Object.fromEntries(points),
        noun: read.sentence('noun', 'What is measured'),
      };
    }
    default:
      return {
        kind: 'when',
        if: conditionOf(setup, read),
        points: read.points('points'),
        says: read.sentence('says', 'Finishes “points when …”').replace(/\.$/u, ''),
        lacks: read.sentence('lacks', 'Sentence when this is not so'),
      };
  }
}

/** An id that no line of the part has yet. It says what is read, since reasons of stored results carry it. */
function idFor(rule: ProgramRule, { kind, reads }: LineSetup): string {
  const { part } = ruleLineFacts[kind];
  const codes = reads.map(({ code }) => code.toLowerCase().replaceAll('.', '-'));
  const stem = ['added', kind.split('.')[1] ?? '', ...codes].join('-');
  const taken = new Set(rule[part].map(({ id }) => id));
  const next = (n: number): string => {
    const id = n === 1 ? stem : `${stem}-${n}`;
    return taken.has(id) ? next(n + 1) : id;
  };
  return next(1);
}

function draftOf(setup: LineSetup, values: LineValues, read: LineReader): object {
  const { part } = ruleLineFacts[setup.kind];
  if (part === 'gates') {
    const codes = setup.reads.map(({ code }) => code);
    return {
      // Agencies never see a gate that rests on ICE's own part; its question is how it is known.
      question: codes.find(isIceOnly) ?? codes[0],
      if: conditionOf(setup, read),
      asks: read.sentence('asks', 'What the gate asks for'),
      fails: read.sentence('fails', 'What it says when this is not so'),
      unlock: read.sentence('unlock', 'What would open it'),
    };
  }
  if (part === 'caps') {
    return {
      if: conditionOf(setup, read),
      at: read.points('at', 'Need stays at or below'),
      sentence: read.sentence('sentence', 'Sentence'),
    };
  }
  return termOf(setup, values, read);
}

function lineFrom(part: NewLine['part'], draft: object): NewLine | null {
  if (part === 'gates') {
    const read = gate.safeParse(draft);
    return read.success ? { part, entry: read.data } : null;
  }
  if (part === 'caps') {
    const read = cap.safeParse(draft);
    return read.success ? { part, entry: read.data } : null;
  }
  const read = term.safeParse(draft);
  return read.success ? { part, entry: read.data } : null;
}

/** The field that a line without any points is marked at. */
const pointsField: Readonly<Record<string, string>> = { nexus: 'documented', steps: 'points_0', choice: 'choice' };

/** Reads a form into a line for this program. Faults come back by the key of the field, and say how to mend it. */
export function readRuleLine(rule: ProgramRule, setup: LineSetup, values: LineValues): LineRead {
  const read = lineReader(values);
  const { part } = ruleLineFacts[setup.kind];
  const line = lineFrom(part, { id: idFor(rule, setup), ...draftOf(setup, values, read) });
  if (line && (line.part === 'need' || line.part === 'capacity') && possibleOf(line.entry) === 0) {
    const [first] = setup.reads[0]?.options ?? [];
    const key = pointsField[line.entry.kind] ?? 'points';
    read.fault(key === 'choice' ? `choice_${first?.value}` : key, 'Enter more than 0 points.');
  }
  if (Object.keys(read.faults).length > 0) return { ok: false, fields: read.faults };
  if (line === null) return { ok: false, fields: { points: 'Check the figures of this line.' } };
  return { ok: true, line };
}

/** The program with the line at the end of its part. */
export function withLine(rule: ProgramRule, { part, entry }: NewLine): ProgramRule {
  return { ...rule, [part]: [...rule[part], entry] };
}

/** The program without a line; null when the part has no such line. */
export function withoutLine(rule: ProgramRule, part: NewLine['part'], id: string): ProgramRule | null {
  if (!rule[part].some((entry) => entry.id === id)) return null;
  const without = <T extends { readonly id: string }>(entries: readonly T[]) =>
    entries.filter((entry) => entry.id !== id);
  return { ...rule, [part]: without<Gate | Term | Cap>(rule[part]) };
}
