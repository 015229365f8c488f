// What an evaluation rests on as needs that somebody who knows no rule table reads: a concern with its severity, or an
// answer with its basis. The points of the rules stay on the page of the recommendation.
import {
  basisLabels,
  type Concern,
  concernLabels,
  concerns,
  nexuses,
  nexusLabels,
  severities,
  severityLabels,
  trendLabels,
  trends,
} from '@/lib/domain/concerns';
import { answerWords } from './answer-words';
import type { Line, UsedAnswer } from './evaluation';
import { questionOf } from './question-bank';

export type AssessedNeed = {
  /** The code of the answer, or of the concern, such as B.GANG. */
  readonly code: string;
  readonly text: string;
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** How an answer is named as a need; the words of its question serve for any other. */
const names: Readonly<Record<string, string>> = {
  A1: 'The agency',
  A5: 'In the area',
  C3: 'Bookings in the last 12 months',
  C4: 'Bookings in which a foreign birthplace was stated, a measure of custody workload',
  C9: 'How much ICE covers the jail today',
  D4: 'Joint federal seizures in the last 24 months',
};

const concernOf = (code: string): Concern | undefined => concerns.find((one) => code === `B.${one}`);

// A rating is kept as "4 UP DOCUMENTED" (`usedAnswers`).
const ratedWords = (concern: Concern, rating: string): string | null => {
  const [first, second, third] = rating.split(' ');
  const severity = severities.find((one) => String(one) === first);
  const trend = trends.find((one) => one === second);
  const nexus = nexuses.find((one) => one === third);
  if (!severity || !trend || !nexus) return null;
  const strength = severityLabels[severity].toLowerCase();
  return `${concernLabels[concern]}, a ${strength} concern: ${lower(trendLabels[trend])}, ${lower(nexusLabels[nexus])}.`;
};

const givenWords = ({ code, value, basis }: UsedAnswer, name: string): string | null => {
  const question = questionOf(code);
  if (!question || value === null) return null;
  const rests = basis ? ` (${basisLabels[basis].toLowerCase()})` : '';
  return `${name}: ${lower(answerWords(question, { value }))}${rests}.`;
};

const wordsOf = (used: UsedAnswer): string | null => {
  const concern = concernOf(used.code);
  const name = concern ? concernLabels[concern] : (names[used.code] ?? questionOf(used.code)?.text.replace(/\?$/u, ''));
  if (name === undefined) return null;
  if (used.found) return `${name}: the field visit found otherwise than you answered; what it found counts.`;
  if (!concern) return givenWords(used, name);
  return typeof used.value === 'string' ? ratedWords(concern, used.value) : null;
};

/** The needs behind the lines in which a program earned points for need, each once and in the order of the rules. */
export const assessedNeedWords = (lines: readonly Line[]): AssessedNeed[] => {
  const used = lines
    .filter(({ part, earned }) => part === 'need' && earned !== null && earned > 0)
    .flatMap(({ answers }) => answers);
  return [...new Map(used.map((answer) => [answer.code, answer])).values()].flatMap((answer) => {
    const text = wordsOf(answer);
    return text === null ? [] : [{ code: answer.code, text }];
  });
};
