import 'server-only';
import type { Need } from '@/lib/domain/agreements/need-map';
import type { ProgramEvaluation } from '@/lib/domain/assessments/evaluation';
import { assessedNeedWords } from '@/lib/domain/assessments/need-words';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { measureText } from '@/lib/server/agreements/case-values';
import { db, type Transaction } from '@/lib/server/db/client';
import { toEvaluation } from '@/lib/server/requests/to-evaluation';

// The needs an agreement rests on.

type Reader = Pick<Transaction, 'decisionCondition'>;

/** What the assessment found that the program is needed for. */
export const assessedNeeds = (lines: ProgramEvaluation['lines']): Need[] =>
  assessedNeedWords(lines).map(({ code, text }) => ({ key: `assessed-${code}`, kind: 'ASSESSED', text }));

/** The assessed needs with the words a person answered them by, whatever of them the reader may read. */
export const assessedNeedsInFull = async (
  { requestId, programCode }: Pick<AgreementCase, 'requestId' | 'programCode'>,
  from: Pick<Transaction, 'evaluation'> = db,
): Promise<Need[]> => {
  if (requestId === null) return [];
  const newest = await from.evaluation.findFirst({
    where: { requestId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { result: true },
  });
  const lines = newest && toEvaluation(newest.result).programs.find(({ code }) => code === programCode)?.lines;
  return assessedNeeds(lines ?? []);
};

/** The conditions of the approval; a waived one asks for nothing. */
export const conditionNeeds = async (requestId: string | null, from: Reader = db): Promise<Need[]> => {
  if (requestId === null) return [];
  const rows = await from.decisionCondition.findMany({
    where: { requestId, state: { not: 'WAIVED' } },
    orderBy: { position: 'asc' },
    select: { id: true, text: true },
  });
  return rows.map(({ id, text }) => ({ key: `condition-${id}`, kind: 'CONDITION', text }));
};

/** What the agreement itself states: its objective and its measures. */
export const statedNeeds = ({ objective, measures }: Pick<AgreementCase, 'objective' | 'measures'>): Need[] => [
  { key: 'objective', kind: 'OBJECTIVE', text: objective.trim() },
  ...measures.map(
    (measure): Need => ({ key: `measure-${measure.position}`, kind: 'MEASURE', text: measureText(measure) }),
  ),
];
