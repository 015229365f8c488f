// A condition in plain words, made from the condition itself: what somebody wrote beside it may say something else.
import { concernLabels, severityLabels } from '@/lib/domain/concerns';
import { programOf } from '@/lib/domain/programs/catalog';
import type { Atom, Condition } from './rule-set';
import { sourceOf } from './rule-sources';

const list = (words: readonly string[], joint: 'and' | 'or') =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

const labelsOf = (code: string, values: readonly string[]) =>
  values.map((value) => {
    const label = sourceOf(code)?.options.find((option) => option.value === value)?.label ?? value;
    return `“${label}”`;
  });

const answerWords = (code: string, is: string | boolean) =>
  typeof is === 'boolean' ? `${code} is ${is ? 'yes' : 'no'}` : `${code} is ${labelsOf(code, [is]).join('')}`;

function figureWords(code: string, words: string, is: number): string {
  const unit = sourceOf(code)?.unit;
  return `${code} is ${words} ${figures.format(is)}${unit ? ` ${unit}` : ''}`;
}

function atomWords(atom: Atom): string {
  switch (atom.kind) {
    case 'severityAtLeast':
      return `${concernLabels[atom.concern].toLowerCase()} is rated ${severityLabels[severityOf(atom.is)].toLowerCase()} or worse`;
    case 'anyConcern':
      return 'any concern is rated minor or worse';
    case 'answer':
      return answerWords(atom.code, atom.is);
    case 'answerIn':
      return `${atom.code} is ${list(labelsOf(atom.code, atom.in), 'or')}`;
    case 'answerNot':
      return `${atom.code} is anything but ${labelsOf(atom.code, [atom.not]).join('')}`;
    case 'listHas':
      return `${atom.code} names ${list(labelsOf(atom.code, atom.any), 'or')}`;
    case 'listNotEmpty':
      return `${atom.code} names anything at all`;
    case 'figureAtLeast':
      return figureWords(atom.code, 'at least', atom.is);
    case 'figureBelow':
      return figureWords(atom.code, 'below', atom.is);
    case 'notCounted':
      return `${atom.code} is not counted`;
    case 'agencyType':
      return `the agency is ${list(labelsOf('A1', atom.in), 'or')}`;
    case 'agencyTypeNot':
      return `the agency is anything but ${list(labelsOf('A1', atom.not), 'or')}`;
    case 'swornAgency':
      return 'the agency has sworn officers and is not a prosecutor';
    case 'recommended':
      return `${list(
        atom.of.map((code) => programOf(code).shortName),
        'or',
      )} is recommended`;
    case 'switchedOn':
      return 'an administrator has switched the program on';
  }
}

const severityOf = (is: number) => (is >= 4 ? 4 : is === 3 ? 3 : is === 2 ? 2 : 1);

/** What has to be so, as a part of a sentence: "C6 is yes and D1 is at least 1 officers". */
export function conditionWords(condition: Condition): string {
  if (condition.kind === 'all') return list(condition.of.map(atomWords), 'and');
  if (condition.kind === 'any') return list(condition.of.map(atomWords), 'or');
  return atomWords(condition);
}
