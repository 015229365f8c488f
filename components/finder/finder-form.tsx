'use client';
import { AnswerContext } from '@/components/form/answer-context';
import { CheckboxGroup, type Choice, RadioGroup } from '@/components/form/choices';
import { ErrorSummary } from '@/components/form/error-summary';
import { Select } from '@/components/form/select';
import { TextField } from '@/components/form/text-field';
import { Button, ButtonRow } from '@/components/ui/button/button';
import { bases, basisDescriptions, basisLabels } from '@/lib/domain/concerns';
import { type FinderCode, finderQuestion, shareBasis } from '@/lib/domain/finder/finder-questions';
import { paths } from '@/lib/domain/paths';
import type { Refused } from '@/lib/domain/result';
import { FinderConcerns } from './finder-concerns';

const choicesOf = (code: FinderCode): Choice[] => {
  const question = finderQuestion(code);
  if (question.type === 'BOOL') {
    return [
      { value: 'YES', label: 'Yes' },
      { value: 'NO', label: 'No' },
    ];
  }
  return question.type === 'ENUM' || question.type === 'MULTI' ? [...question.options] : [];
};

const wording = (code: FinderCode) => {
  const { text, help } = finderQuestion(code);
  return { name: code, label: text, hint: help };
};

function Figure({ code, suffix }: { code: FinderCode; suffix: string }) {
  return <TextField {...wording(code)} width="short" inputMode="decimal" suffix={suffix} optional />;
}

function Custody() {
  return (
    <>
      <Figure code="C3" suffix="bookings" />
      <Figure code="C4" suffix="percent" />
      <RadioGroup
        name={shareBasis}
        label="What does this share rest on?"
        choices={bases.map((value) => ({ value, label: basisLabels[value], hint: basisDescriptions[value] }))}
        optional
      />
      <RadioGroup {...wording('C9')} choices={choicesOf('C9')} optional />
    </>
  );
}

const jailChoices = (): Choice[] =>
  choicesOf('A4').map((choice) => (choice.value === 'YES' ? { ...choice, reveal: <Custody /> } : choice));

type FinderFormProps = {
  /** What the address held, with what is wrong with it; nothing is wrong where `fields` and `reasons` are empty. */
  held: Refused;
};

/** The ten questions. A plain GET form: it works without JavaScript, and its answers stay in the address. */
export function FinderForm({ held }: FinderFormProps) {
  const idOf = (name: string) => `finder-${name}`;
  const isFaulty = Object.keys(held.fields ?? {}).length > 0 || (held.reasons ?? []).length > 0;
  return (
    <AnswerContext value={{ answer: held, idOf, pending: false, pressed: null }}>
      <form method="get" action={paths.finderResult()} noValidate className="space-y-10">
        {isFaulty && <ErrorSummary answer={held} idOf={idOf} />}
        <Select {...wording('A1')} options={agencyOptions()} width="long" />
        <FinderConcerns />
        <CheckboxGroup {...wording('A5')} choices={choicesOf('A5')} optional />
        <RadioGroup {...wording('A8')} choices={choicesOf('A8')} optional />
        <RadioGroup {...wording('A4')} choices={jailChoices()} optional />
        <Figure code="D1" suffix="officers" />
        <CheckboxGroup {...wording('D6')} choices={choicesOf('D6')} optional />
        <Figure code="E1" suffix="nominees" />
        <Figure code="D4" suffix="seizures" />
        <RadioGroup {...wording('F1')} choices={choicesOf('F1')} optional />
        <ButtonRow>
          <Button type="submit">Show what could fit</Button>
        </ButtonRow>
      </form>
    </AnswerContext>
  );
}

const agencyOptions = () => {
  const question = finderQuestion('A1');
  return question.type === 'ENUM' ? question.options : [];
};
