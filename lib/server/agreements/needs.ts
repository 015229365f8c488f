import 'server-only';
import type { Need } from '@/lib/domain/agreements/need-map';
import type { ProgramEvaluation } from '@/lib/domain/assessments/evaluation';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { measureText } from '@/lib/server/agreements/case-values';
import { db, type Transaction } from '@/lib/server/db/client';

// The needs an agreement rests on.

type Reader = Pick<Transaction, 'decisionCondition'>;

/** The lines of the assessment in which the program earned points for need. */
export const assessedNeeds = (lines: ProgramEvaluation['lines']): Need[] =>
  lines
    .filter(({ part, earned }) => part === 'need' && earned !== null && earned > 0)
    .map(({ id, sentence }) => ({ key: `line-${id}`, kind: 'ASSESSED', text: sentence }));

/** The conditions of the approval; a waived one asks for nothing. */
export const conditionNeeds = async (requestId: string, from: Reader = db): Promise<Need[]> => {
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
