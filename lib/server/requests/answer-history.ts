import 'server-only';
import canonicalize from 'canonicalize';
import type { Answer } from '@/lib/domain/assessments/answer';
import { answerWords } from '@/lib/domain/assessments/answer-words';
import type { AnswerChange } from '@/lib/domain/assessments/assessment-view';
import type { AssessmentPart } from '@/lib/domain/assessments/question';
import { questionOf } from '@/lib/domain/assessments/question-bank';
import { basisLabels } from '@/lib/domain/concerns';
import { momentText } from '@/lib/domain/dates';
import { db } from '@/lib/server/db/client';
import { Prisma } from '@/lib/server/db/generated/client';
import { answerColumns, toAnswer } from '@/lib/server/requests/assessment-answers';
import type { RequestCase } from '@/lib/server/requests/case-row';
import type { StepContext } from '@/lib/server/workflow/noun';

// What an answer was each time it was changed. The rows are written once, in the transaction of the change.

type Key = { assessmentId: string; part: AssessmentPart; questionCode: string; answeredById: string };

const canonical = (answer: Answer | null): string | undefined =>
  canonicalize(answer === null ? null : { ...answer, source: '', period: '', note: '', ...filled(answer) });

const filled = (answer: Answer) => Object.fromEntries(Object.entries(answer).filter(([, one]) => one !== undefined));

/** True when two answers say the same in every part: value, basis, source, period and note. */
export const sameAnswer = (one: Answer | null, other: Answer | null): boolean => canonical(one) === canonical(other);

/** The columns of a revision; no answer (null) means that it was taken away. */
export const revisionColumns = (answer: Answer | null) =>
  answer === null ? { value: Prisma.DbNull } : answerColumns(answer);

/** Keeps what an answer is from now on. */
export const keepRevision = async (
  { tx, now }: Pick<StepContext<RequestCase>, 'tx' | 'now'>,
  key: Key,
  answer: Answer | null,
): Promise<void> => {
  await tx.answerRevision.create({ data: { ...key, ...revisionColumns(answer), answeredAt: now } });
};

const readRevisions = (assessmentId: string, parts: readonly AssessmentPart[]) =>
  db.answerRevision.findMany({
    where: { assessmentId, part: { in: [...parts] } },
    orderBy: [{ answeredAt: 'desc' }, { id: 'desc' }],
    include: { answeredBy: { select: { name: true } } },
  });

type Revision = Awaited<ReturnType<typeof readRevisions>>[number];

const wordsOf = (row: Revision, formVersion: string): Pick<AnswerChange, 'words' | 'beside'> => {
  // Asked, and nobody can say: that is JSON null with a basis. Taken away: nothing at all.
  if (row.value === null && row.basis === null) return { words: 'Answer taken away', beside: '' };
  const answer = toAnswer(row);
  const question = questionOf(row.questionCode, formVersion);
  return {
    words: question ? answerWords(question, answer) : 'An answer to a question that is no longer asked',
    beside: [row.basis && basisLabels[row.basis], row.source, row.period, row.note].filter(Boolean).join(' · '),
  };
};

/** The key of a history: a part of the assessment and a question. */
export const historyKey = (part: AssessmentPart, questionCode: string): string => `${part} ${questionCode}`;

/**
 * The history of every answer in these parts, the newest change first. The caller names only parts that its reader
 * may read.
 */
export const answerHistories = async (
  row: RequestCase,
  parts: readonly AssessmentPart[],
): Promise<ReadonlyMap<string, readonly AnswerChange[]>> => {
  const histories = new Map<string, AnswerChange[]>();
  if (!row.assessment) return histories;
  const { id, formVersion } = row.assessment;
  for (const revision of await readRevisions(id, parts)) {
    const key = historyKey(revision.part, revision.questionCode);
    const change: AnswerChange = {
      id: revision.id,
      part: revision.part,
      when: momentText(revision.answeredAt, row.agency.timeZone),
      by: revision.answeredBy.name,
      ...wordsOf(revision, formVersion),
    };
    histories.set(key, [...(histories.get(key) ?? []), change]);
  }
  return histories;
};
