import 'server-only';
import type { Answer } from '@/lib/domain/assessments/answer';
import { answerWords } from '@/lib/domain/assessments/answer-words';
import type { AssessmentReview, ComparedAnswer, Visit } from '@/lib/domain/assessments/assessment-view';
import { isVisited, needsBasis, type Question } from '@/lib/domain/assessments/question';
import { basisLabels } from '@/lib/domain/concerns';
import type { PaperBlock } from '@/lib/server/signing/paper-block';
import { printedText } from '@/lib/server/signing/paper-block';
import { printableText } from '@/lib/server/signing/paper-font';

// The assessment as the blocks of a paper. They are made from what the reader's own page shows, and from nothing else:
// what a person may not read on the page cannot reach their paper.

type Row = { label: string; value: string };

// An answer that the font cannot print must not cost the reader the whole paper; the page on screen has it in full.
const printable = (text: string): string => printableText(printedText(text));

const oneLine = (text: string): string => printable(text).replaceAll('\n', ' ');

const restsOn = ({ basis, source, period }: Answer): Row[] => {
  if (!basis && !source && !period) return [];
  const given = (text: string | null | undefined) => (text ? oneLine(text) : 'not given');
  const known = basis ? basisLabels[basis] : 'Not given';
  return [{ label: 'Basis', value: `${known}\nSource: ${given(source)}\nPeriod: ${given(period)}` }];
};

const answerRows = (label: string, question: Question, answer: Answer | null, none: string): Row[] => {
  if (!answer) return [{ label, value: none }];
  return [
    { label, value: printable(answerWords(question, answer)) },
    ...(needsBasis(question) ? restsOn(answer) : []),
    ...(answer.note ? [{ label: 'Note', value: printable(answer.note) }] : []),
  ];
};

const comparedRows = ({ question, agency, field, agreed }: ComparedAnswer, ice: boolean): Row[] => {
  const own = 'program' in question ? [] : answerRows('Agency', question, agency, 'No answer');
  if (!ice) return own;
  return [
    ...own,
    ...(isVisited(question) ? answerRows('Field visit', question, field, 'No finding') : []),
    ...(field ? [{ label: 'Agreed', value: agreed ? printable(answerWords(question, agreed)) : 'Open' }] : []),
  ];
};

const questionBlocks = (question: Question, rows: Row[]): PaperBlock[] => [
  { kind: 'subheading', text: `${question.code}  ${oneLine(question.text)}` },
  { kind: 'facts', rows },
];

const visitBlocks = (visits: readonly Visit[]): PaperBlock[] =>
  visits.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Field visits' },
        {
          kind: 'facts',
          rows: visits.map(({ on, participants, findings }) => ({
            label: on,
            value: printable(findings ? `${participants}\n${findings}` : participants),
          })),
        },
      ];

const capacityBlocks = ({ capacity }: AssessmentReview): PaperBlock[] =>
  capacity.length === 0
    ? []
    : [
        { kind: 'heading', text: 'ICE capacity' },
        ...capacity.flatMap(({ question, given }) =>
          questionBlocks(question, answerRows('Answer', question, given, 'No answer')),
        ),
      ];

/** The words at the head of each page, and above the title, of a paper with the parts that are for ICE. */
export const iceOnlyLine = 'ICE only: not for the agency';

/** Printed facts about the assessment as a whole. */
export type AssessmentHead = { title: string; formVersion: string; printedOn: string };

/** The blocks of an assessment's paper, in reading order. */
export const assessmentBlocks = (
  review: AssessmentReview,
  visits: readonly Visit[],
  { title, formVersion, printedOn }: AssessmentHead,
): PaperBlock[] => {
  const ice = review.head.side === 'ICE';
  const attested = review.attestedOn
    ? `By ${review.attestedBy ?? 'the agency head'} on ${review.attestedOn}`
    : 'Not yet';
  return [
    { kind: 'kicker', text: `Request ${review.head.number}` },
    { kind: 'title', text: title },
    ...(ice ? [{ kind: 'note' as const, text: `${iceOnlyLine}.` }] : []),
    {
      kind: 'facts',
      rows: [
        { label: 'Agency', value: oneLine(review.head.agencyName) },
        { label: 'Attested', value: oneLine(attested) },
        { label: 'Form version', value: formVersion },
        { label: 'Printed', value: printedOn },
      ],
    },
    ...review.sections.flatMap(({ title: heading, rows }): PaperBlock[] => [
      { kind: 'heading', text: oneLine(heading) },
      ...rows.flatMap((row) => questionBlocks(row.question, comparedRows(row, ice))),
    ]),
    ...visitBlocks(visits),
    ...capacityBlocks(review),
  ];
};
