'use client';
import type { ReactNode } from 'react';
import { CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { Select } from '@/components/form/select';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import type { Answer } from '@/lib/domain/assessments/answer';
import { answerWords } from '@/lib/domain/assessments/answer-words';
import type { AskedQuestion } from '@/lib/domain/assessments/assessment-view';
import { type AssessmentPart, needsBasis, type Option, type Question } from '@/lib/domain/assessments/question';
import { basisLabels } from '@/lib/domain/concerns';
import { AnswerHistory } from './answer-history';
import { ConcernsQuestion } from './concerns-question';
import { FigureQuestion } from './figure-question';

export type QuestionFieldProps = {
  given: Answer | null;
  /** The start of the names of its fields, such as "answers.C4". */
  name: string;
  legend: string;
  hint: ReactNode;
  optional: boolean;
  agencyAnswer?: Answer | null;
};

const radioMost = 6;

/** One question of the assessment, drawn from its data. */
export function QuestionField({ asked, part }: { asked: AskedQuestion; part: AssessmentPart }) {
  const { question, given, agencyAnswer, history } = asked;
  const name = `answers.${question.code}`;
  const says = part === 'FIELD' && question.type !== 'CONCERNS' && (
    <AgencySays question={question} answer={agencyAnswer} />
  );
  const hint = says ? (
    <>
      {question.help}
      {says}
    </>
  ) : (
    question.help
  );
  const props = { given, name, legend: question.text, hint, optional: !question.required, agencyAnswer };
  return (
    <div id={question.code} className="scroll-mt-16 space-y-3">
      <Field question={question} part={part} props={props} />
      {(question.noteLabel || part === 'FIELD') && question.type !== 'CONCERNS' && (
        <TextField
          name={`${name}.note`}
          label={question.noteLabel ?? 'Note on the visit'}
          optional
          defaultValue={given?.note ?? ''}
        />
      )}
      <AnswerHistory changes={history} code={question.code} />
    </div>
  );
}

function AgencySays({ question, answer }: { question: Question; answer: Answer | null }) {
  if ('program' in question) return null;
  return (
    <span className="mt-2 block border-primary border-l-4 bg-primary-lighter px-3 py-2 text-ink">
      The agency’s answer: <strong>{answer ? answerWords(question, answer) : 'none yet'}</strong>
      {answer?.basis && ` (${basisLabels[answer.basis].toLowerCase()})`}
    </span>
  );
}

type FieldProps = { question: Question; part: AssessmentPart; props: QuestionFieldProps };

function Field({ question, part, props }: FieldProps) {
  if (question.type === 'CONCERNS') {
    return <ConcernsQuestion {...props} blank={part === 'FIELD' ? 'No finding' : 'Not rated yet'} />;
  }
  if (needsBasis(question)) return <FigureQuestion {...props} question={question} />;
  const base = { name: `${props.name}.value`, label: props.legend, hint: props.hint, optional: props.optional };
  const value = props.given?.value;
  switch (question.type) {
    case 'BOOL': {
      const chosen = typeof value === 'boolean' ? (value ? 'YES' : 'NO') : '';
      return (
        <RadioGroup {...base} layout="row" defaultValue={chosen} choices={[...yesAndNo, ...clearing(part, props)]} />
      );
    }
    case 'ENUM':
      return <OneOf {...base} options={question.options} chosen={`${value ?? ''}`} clear={clearing(part, props)} />;
    case 'MULTI':
      return (
        <>
          {/* Boxes that are not ticked send nothing; this says that the question was on the page. */}
          <input type="hidden" name={base.name} value="" />
          <CheckboxGroup {...base} choices={question.options} defaultValue={listOf(value)} />
        </>
      );
    case 'TEXT':
      return <TextArea {...base} rows={3} max={question.maxLength} defaultValue={`${value ?? ''}`} />;
    case 'MONTH':
      return (
        <TextField
          {...base}
          width="short"
          hint={<>{props.hint} For example 2027-03.</>}
          defaultValue={`${value ?? ''}`}
        />
      );
  }
}

const yesAndNo: readonly Option[] = [
  { value: 'YES', label: 'Yes' },
  { value: 'NO', label: 'No' },
];

// A radio button cannot be taken back, so an answer that may be missing gets a choice that says so.
const clearing = (part: AssessmentPart, { optional, given }: QuestionFieldProps): Option[] => {
  if (part === 'FIELD') return [{ value: '', label: 'No finding' }];
  return optional && given ? [{ value: '', label: 'Leave open' }] : [];
};

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((one) => (typeof one === 'string' ? [one] : [])) : [];

type OneOfProps = {
  name: string;
  label: string;
  hint: ReactNode;
  optional: boolean;
  options: readonly Option[];
  chosen: string;
  clear: readonly Option[];
};

function OneOf({ options, chosen, clear, ...base }: OneOfProps) {
  if (options.length > radioMost) {
    return <Select {...base} options={options} width="long" defaultValue={chosen} />;
  }
  return <RadioGroup {...base} choices={[...options, ...clear]} defaultValue={chosen} />;
}
