// Every rule in plain words, made from the rule itself so that the words cannot drift from the points.
import {
  type Concern,
  concernLabels,
  type Nexus,
  nexusLabels,
  severityLabels,
  trendLabels,
} from '@/lib/domain/concerns';
import { ratingOf } from './evaluation-input';
import { questionOf } from './question-bank';
import { type Facts, figureOf } from './rule-facts';
import type { Cap, Gate, Term } from './rule-set';

const list = (words: readonly string[], joint: string) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;

const named = (of: readonly Concern[], joint = 'or') =>
  list(
    of.map((concern) => concernLabels[concern].toLowerCase()),
    joint,
  );

// One formatter for all: making one for each number is what costs time.
const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

const number = (value: number) => figures.format(value);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function optionLabel(code: string, value: string): string {
  const question = questionOf(code);
  const found = question?.type === 'ENUM' ? question.options.find((option) => option.value === value) : undefined;
  return (found?.label ?? value).toLowerCase();
}

function describeTerm(term: Term): string {
  switch (term.kind) {
    case 'severity':
      return term.of.length === 1
        ? `The severity of ${named(term.of)} counts for up to ${number(term.points)} points.`
        : `The higher severity of ${named(term.of)} counts for up to ${number(term.points)} points.`;
    case 'nexus':
      return `${number(term.documented)} points when a cross-border link is documented for ${named(term.of)}, ${number(term.suspected)} when it is suspected.`;
    case 'trend':
      return `${number(term.points)} points when the trend is rising for ${named(term.of)}.`;
    case 'when':
      return `${number(term.points)} points when ${term.says}.`;
    case 'steps': {
      const steps = term.steps.map((step) => `${number(step.points)} from ${number(step.from)}`);
      return `Points for ${term.noun}: ${steps.join(', ')}, otherwise ${number(term.below)}.`;
    }
    case 'choice': {
      const choices = Object.entries(term.points).map(
        ([value, points]) => `${number(points)} for ${optionLabel(term.code, value)}`,
      );
      return `Points for ${term.noun}: ${choices.join(', ')}.`;
    }
  }
}

/** A gate, a term or a cap of the rule table as one plain sentence. */
export function describeRule(rule: Term | Gate | Cap): string {
  if ('asks' in rule) return rule.asks;
  if ('at' in rule) return rule.sentence;
  return describeTerm(rule);
}

function severityReason(of: readonly Concern[], facts: Facts): string {
  const top = of.reduce((best, concern) =>
    ratingOf(facts.concerns, concern).severity > ratingOf(facts.concerns, best).severity ? concern : best,
  );
  return `${concernLabels[top]}: ${severityLabels[ratingOf(facts.concerns, top).severity].toLowerCase()}.`;
}

function nexusReason(of: readonly Concern[], facts: Facts): string {
  const order: readonly Nexus[] = ['DOCUMENTED', 'SUSPECTED'];
  const rated = of.filter((concern) => ratingOf(facts.concerns, concern).severity >= 1);
  for (const nexus of order) {
    const found = rated.filter((concern) => ratingOf(facts.concerns, concern).nexus === nexus);
    if (found.length > 0) return `${nexusLabels[nexus]}: ${named(found, 'and')}.`;
  }
  return `${nexusLabels.NONE}: ${named(of, 'and')}.`;
}

function trendReason(of: readonly Concern[], facts: Facts): string {
  const rising = of.filter(
    (concern) => ratingOf(facts.concerns, concern).severity >= 1 && ratingOf(facts.concerns, concern).trend === 'UP',
  );
  return rising.length > 0 ? `${trendLabels.UP}: ${named(rising, 'and')}.` : `Not rising: ${named(of, 'and')}.`;
}

/** What a term found in the facts, as one sentence; `met` says whether a "when" term holds, null when not known. */
export function reasonOf(term: Term, facts: Facts, met: boolean | null): string {
  switch (term.kind) {
    case 'severity':
      return severityReason(term.of, facts);
    case 'nexus':
      return nexusReason(term.of, facts);
    case 'trend':
      return trendReason(term.of, facts);
    case 'when':
      if (met === null) return `Not answered yet: whether ${term.says}.`;
      return met ? `${capital(term.says)}.` : term.lacks;
    case 'steps': {
      const figure = figureOf(facts, term.code);
      return figure === null ? `Not answered yet: ${term.noun}.` : `${capital(term.noun)}: ${number(figure)}.`;
    }
    case 'choice': {
      const value = facts.answers[term.code]?.value;
      return typeof value === 'string'
        ? `${capital(term.noun)}: ${optionLabel(term.code, value)}.`
        : `Not answered yet: ${term.noun}.`;
    }
  }
}
