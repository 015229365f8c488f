'use client';
import { RadioGroup } from '@/components/form/choices';
import { Fieldset } from '@/components/form/fieldset';
import { NumberField, TextField } from '@/components/form/text-field';
import type { Answer } from '@/lib/domain/assessments/answer';
import type { NumberQuestion, SplitQuestion } from '@/lib/domain/assessments/question';
import { bases, basisLabels } from '@/lib/domain/concerns';
import { GroupError } from './group-error';
import type { QuestionFieldProps } from './question-field';

const text = (value: unknown): string => (typeof value === 'number' ? value.toLocaleString('en-US') : '');

const partOf = (given: Answer | null, part: string): string => {
  const value = given?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  return text(Object.entries(value).find(([key]) => key === part)?.[1]);
};

type FigureProps = QuestionFieldProps & { question: NumberQuestion | SplitQuestion };

/** A figure with what it rests on and where it comes from, in one group. */
export function FigureQuestion({ question, given, name, legend, hint, optional }: FigureProps) {
  return (
    <Fieldset legend={legend} hint={hint} optional={optional}>
      <div className="space-y-4">
        <Boxes question={question} given={given} name={name} />
        <RadioGroup
          name={`${name}.basis`}
          label="How do you know?"
          layout="row"
          defaultValue={given?.basis}
          choices={bases.map((value) => ({ value, label: basisLabels[value] }))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name={`${name}.source`}
            label="Source"
            hint={question.sourced ? 'Needed when you counted it.' : 'The record or report it comes from.'}
            optional={!question.sourced}
            width="full"
            defaultValue={given?.source}
          />
          <TextField
            name={`${name}.period`}
            label="Period"
            hint="For example Jan to Dec 2026."
            optional
            width="full"
            defaultValue={given?.period}
          />
        </div>
      </div>
    </Fieldset>
  );
}

function Boxes({ question, given, name }: Pick<FigureProps, 'question' | 'given' | 'name'>) {
  const value = `${name}.value`;
  if (question.type !== 'SPLIT') {
    return (
      <NumberField
        name={value}
        label={question.text}
        labelLook="hidden"
        unit={question.unit}
        kind={question.type === 'PERCENT' ? 'decimal' : 'whole'}
        defaultValue={text(given?.value)}
      />
    );
  }
  return (
    <div className="space-y-2">
      <GroupError name={value} />
      <div className="flex flex-wrap gap-4">
        {question.parts.map((part) => (
          <NumberField
            key={part.value}
            name={`${value}.${part.value}`}
            label={part.label}
            defaultValue={partOf(given, part.value)}
          />
        ))}
      </div>
    </div>
  );
}
