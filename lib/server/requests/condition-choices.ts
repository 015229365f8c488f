import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { StepChoice, StepField, StepForm } from '@/lib/domain/workflow/step-field';
import { db } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';

// The choices of the step pages about conditions: those the reader may act on, and the files that may prove one.

type ConditionStep = 'report_condition' | 'accept_condition' | 'waive_condition';
type Condition = RequestCase['conditions'][number];

const open: Readonly<Record<ConditionStep, (condition: Condition, actor: Actor) => boolean>> = {
  report_condition: ({ owner }, actor) => owner === actor.side,
  accept_condition: ({ owner, evidenceAt }, actor) => owner !== actor.side && evidenceAt !== null,
  waive_condition: () => true,
};

const labelOf = ({ position, text }: Condition): string => {
  const words = text.replaceAll('\n', ' ');
  return `${position}. ${words.length > 90 ? `${words.slice(0, 90)}…` : words}`;
};

const filesOf = async (row: RequestCase): Promise<StepChoice[]> => {
  const files = await db.document.findMany({
    where: {
      ...{ requestId: row.id, removedAt: null, visibility: 'SHARED' },
      ...{ scanStatus: { not: 'INFECTED' }, textSearch: { not: 'FOUND' } },
    },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: { id: true, filename: true },
  });
  return files.map(({ id, filename }) => ({ value: id, label: filename }));
};

/** The form of a step about a condition, with the conditions and files it may name. */
export const conditionForm = async (
  form: StepForm,
  step: ConditionStep,
  row: RequestCase,
  actor: Actor,
): Promise<StepForm> => {
  const conditions = row.conditions
    .filter((one) => one.state === 'OPEN' && open[step](one, actor))
    .map((one) => ({ value: one.id, label: labelOf(one) }));
  const files = step === 'report_condition' ? await filesOf(row) : [];
  const choicesOf: Readonly<Record<string, StepChoice[]>> = { conditionId: conditions, documentId: files };
  const fields = form.fields
    .map((field): StepField => (field.kind === 'select' ? { ...field, choices: choicesOf[field.name] ?? [] } : field))
    // Without a file on the request there is nothing to choose.
    .filter((field) => !(field.kind === 'select' && field.name === 'documentId' && field.choices.length === 0));
  return { ...form, fields };
};
