// What a rule table has to satisfy beyond its shape before anyone may be advised by it.
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
  if (term.kind !== 'steps') return [];
  return term.steps.flatMap((step, position) => {
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
}

/** The faults of one program's rules. */
export function programFaults(rule: ProgramRule): RuleFault[] {
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

/** The faults of a whole table: each program's, and the limits of the bands. */
export function ruleFaults(rules: RuleSet): RuleFault[] {
  const limits =
    rules.bands.consider > rules.bands.need
      ? [{ field: 'consider', message: 'Enter a limit for “Consider” that is not above the one for “Recommended”.' }]
      : [];
  const programs = rules.programs.flatMap((rule) =>
    programFaults(rule).map(({ field, message }) => ({ field, message: `${rule.code}: ${message}` })),
  );
  return [...limits, ...programs];
}
