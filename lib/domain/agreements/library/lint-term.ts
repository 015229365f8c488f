// Findings about term and notice. Both are data of the version and stand in the text as {{term}} and {{notice}}; a
// clause that says another number in words would make an agreement that ends on two days.
import { clauseName, type LintFault } from './lint-fault';
import type { LibraryClause, TemplateContent } from './template-content';

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};
const COUNT = `(\\d{1,3}|${Object.keys(numberWords).join('|')})`;
const SUBJECT = '(?:agreement|memorandum|protocol|record)';

const NOTICE_BEFORE = new RegExp(`\\b${COUNT}[ -]days?['’]?(?: of)?(?: (?:prior|advance|written))* notice`, 'giu');
const NOTICE_AFTER = new RegExp(`\\b${SUBJECT} ends ${COUNT} days? after`, 'giu');
const TERM = new RegExp(`\\b${SUBJECT} (?:lasts|runs|stays in force) (?:for )?${COUNT} (year|month)s?`, 'giu');
const OPEN_END = /\b(?:no fixed end|until one side ends it|until (?:either|one) (?:side|party) (?:ends|terminates))/iu;

const toCount = (word: string): number => numberWords[word.toLowerCase()] ?? Number(word);

const saidDays = (body: string): number[] =>
  [NOTICE_BEFORE, NOTICE_AFTER].flatMap((pattern) =>
    [...body.matchAll(pattern)].map(([, count = '']) => toCount(count)),
  );

const saidMonths = (body: string): number[] =>
  [...body.matchAll(TERM)].map(
    ([, count = '', unit = '']) => toCount(count) * (unit.toLowerCase() === 'year' ? 12 : 1),
  );

const monthsText = (months: number | null): string => (months === null ? 'no fixed end' : `${months} months`);
const noticeText = ({ noticeMode, noticeDays }: TemplateContent): string =>
  noticeMode === 'ON_RECEIPT' ? 'notice that counts on receipt' : `${noticeDays} days of notice`;

const contradictions = (content: TemplateContent, clause: LibraryClause): LintFault[] => {
  const say = (message: string): LintFault => ({ rule: 'term', clause: clause.id, message });
  const { termMonths, noticeMode, noticeDays } = content;
  const days = noticeMode === 'ON_RECEIPT' ? 0 : noticeDays;
  const name = clauseName(clause);
  return [
    ...saidDays(clause.body)
      .filter((said) => said !== days)
      .map((said) =>
        say(
          `The clause ${name} says ${said} days of notice; this version has ${noticeText(content)}. Name {{notice}}.`,
        ),
      ),
    ...saidMonths(clause.body)
      .filter((said) => said !== termMonths)
      .map((said) =>
        say(
          `The clause ${name} says a term of ${said} months; this version has ${monthsText(termMonths)}. Name {{term}}.`,
        ),
      ),
    ...(termMonths !== null && OPEN_END.test(clause.body)
      ? [say(`The clause ${name} says that there is no fixed end; this version ends after ${termMonths} months.`)]
      : []),
  ];
};

const ruleFaults = ({ noticeMode, noticeDays }: TemplateContent): LintFault[] => {
  const say = (message: string): LintFault[] => [{ rule: 'term', clause: null, message }];
  if (noticeMode === 'ON_RECEIPT' && noticeDays !== 0) {
    return say('Notice counts on receipt, and yet days are set. Set the days to 0, or let the notice count days.');
  }
  if (noticeMode === 'DAYS' && noticeDays === 0) return say('Notice counts days. Say how many, from 1 to 365.');
  return [];
};

/** Term and notice that are not in the text, do not fit together, or are said otherwise by a clause. */
export const termFaults = (content: TemplateContent): LintFault[] => {
  const ending = content.clauses.filter(({ section }) => section === 'termination');
  return [
    ...ruleFaults(content),
    ...ending.flatMap((clause) =>
      ['term', 'notice']
        .filter((name) => !clause.body.includes(`{{${name}}}`))
        .map((name) => ({
          rule: 'term' as const,
          clause: clause.id,
          message: `The clause ${clauseName(clause)} does not say the ${name}. Name {{${name}}} in it.`,
        })),
    ),
    ...content.clauses.flatMap((clause) => contradictions(content, clause)),
  ];
};
