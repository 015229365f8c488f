// What a rule table has to satisfy beyond its shape before anyone may be advised by it.
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { readingFaults } from './rule-reading-faults';
import type { ProgramRule, RuleSet, Term } from './rule-set';
import { possibleOf } from './rule-terms';

/** Something to mend; `field` is the key of rule-edit.ts when one field is at fault. */
export type RuleFault = { readonly field: string | null; readonly message: string };

const parts = ['need', 'capacity'] as const;

const sumOfPossible = (terms: readonly Term[]) => terms.reduce((sum, term) => sum + possibleOf(term), 0);

// Points such as 0.1 do not add up exactly; a hair above 100 is not a fault.
const hair = 1e-9;

function termFaults(term: Term, at: string): RuleFault[] {
  if (term.kind === 'nexus' && term.suspected > term.documented) {
    return [{ field: `${at}__suspected`, message: 'A suspected link cannot give more points than a documented one.' }];
  }
  return term.kind === 'steps' ? stepFaults(term, at) : [];
}

function stepFaults(term: Extract<Term, { kind: 'steps' }>, at: string): RuleFault[] {
  const order = term.steps.flatMap((step, position) => {
    const next = term.steps[position + 1];
    return next !== undefined && next.from >= step.from
      ? [
          {
            field: `${at}__steps__${position + 1}__from`,
            message: 'Steps go from high to low: enter a smaller figure.',
          },
        ]
      : [];
  });
  const points = [...term.steps.map((step) => step.points), term.below];
  const falls = points.some((one, position) => one > (points[position - 1] ?? one));
  const rises = points.some((one, position) => one < (points[position - 1] ?? one));
  return falls && rises
    ? [
        ...order,
        {
          field: `${at}__below`,
          message: 'The points of the steps go up and down again. Let them only rise, or only fall, with the figure.',
        },
      ]
    : order;
}

/** Lines are known by their id, in reasons and in the record of a result. */
function idFaults(rule: ProgramRule): RuleFault[] {
  return ([...parts, 'gates', 'caps'] as const).flatMap((part) => {
    const ids = rule[part].map(({ id }) => id);
    return new Set(ids).size === ids.length
      ? []
      : [{ field: null, message: 'Two lines of one part have the same id. Remove one of them.' }];
  });
}

/** The points that a part can still be given. */
export const pointsLeft = (rule: ProgramRule, part: (typeof parts)[number]): number =>
  Math.max(0, 100 - sumOfPossible(rule[part]));

/** The faults of one program's rules with which no draft is kept. */
export function programFaults(rule: ProgramRule): RuleFault[] {
  const reading = readingFaults(rule).map((message) => ({ field: null, message }));
  return [...sumFaults(rule), ...reading, ...idFaults(rule)];
}

function sumFaults(rule: ProgramRule): RuleFault[] {
  return parts.flatMap((part) => {
    const sum = sumOfPossible(rule[part]);
    const name = part === 'need' ? 'Need' : 'Capacity';
    const over =
      sum > 100 + hair
        ? [{ field: null, message: `${name} can come to ${sum} points. Bring its lines to 100 or fewer in all.` }]
        : [];
    return [...over, ...rule[part].flatMap((term, position) => termFaults(term, `${part}__${position}`))];
  });
}

/** A draft may have an empty part for a while; a table that is sent may not. */
function emptyFaults(rule: ProgramRule): RuleFault[] {
  if (rule.mode !== 'SCORED') return [];
  return parts
    .filter((part) => rule[part].length === 0)
    .map((part) => ({ field: null, message: `Add at least one line of ${part}.` }));
}

const othersReadBy = (rule: ProgramRule): ProgramCode[] =>
  [...rule.need, ...rule.capacity].flatMap((term) =>
    term.kind === 'when' && term.if.kind === 'recommended' ? term.if.of : [],
  );

/** Programs that read others are reckoned after them, once: a second hop would find nothing there yet. */
function orderFaults(rules: RuleSet, rule: ProgramRule): RuleFault[] {
  const late = rules.programs.filter((one) => othersReadBy(one).length > 0).map(({ code }) => code);
  return othersReadBy(rule)
    .filter((code) => late.includes(code))
    .map((code) => ({ field: null, message: `${code} itself reads what other programs came to. Leave it out.` }));
}

/** The faults of a whole table: each program's, and the limits of the bands. */
export function ruleFaults(rules: RuleSet): RuleFault[] {
  const limits =
    rules.bands.consider > rules.bands.need
      ? [{ field: 'consider', message: 'Enter a limit for “Consider” that is not above the one for “Recommended”.' }]
      : [];
  const programs = rules.programs.flatMap((rule) =>
    [...programFaults(rule), ...emptyFaults(rule), ...orderFaults(rules, rule)].map(({ field, message }) => ({
      field,
      message: `${rule.code}: ${message}`,
    })),
  );
  return [...limits, ...programs];
}
