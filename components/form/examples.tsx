'use client';
import { ButtonRow } from '@/components/ui/button/button';
import { idle, refuse } from '@/lib/domain/result';
import { Checkbox, CheckboxGroup, RadioGroup } from './choices';
import { Combobox } from './combobox';
import { Fieldset } from './fieldset';
import { FileField } from './file-field';
import { Form } from './form';
import { Select } from './select';
import { Submit } from './submit';
import { TextArea } from './text-area';
import { DateField, NumberField, TextField } from './text-field';

const nothing = () => {};
const counties = ['Calder', 'Fallon', 'Marlow', 'Prairie', 'Tidewater'].map((label) => ({
  value: label.toUpperCase(),
  label: `${label} County`,
}));
const basis = [
  { value: 'COUNTED', label: 'Counted' },
  { value: 'ESTIMATED', label: 'Estimated' },
  { value: 'UNKNOWN', label: 'Not known' },
];

const refusal = refuse('invalid', 'Mend 4 answers to go on', {
  fields: {
    title: ['Enter a title, for example "Document fraud at the county clerk"'],
    sworn: ['Enter the number of sworn officers, for example 142'],
    basis: ['Choose how you know this number'],
    attest: ['Tick the box to say that you may send this request'],
  },
  values: { title: '', sworn: 'about 140', story: 'Since spring, forged deeds were filed.', county: 'MARLOW' },
});

export const examples = {
  'text fields': (
    <Form action={nothing} answer={idle} name="agency">
      <TextField name="title" label="What should we call this request?" hint="A few words that your colleagues know." />
      <TextField name="email" type="email" label="Work email" autoComplete="email" width="medium" optional />
      <TextField name="other" label="Other name" defaultValue="Calder County S.O." />
      <Submit>Save and continue</Submit>
    </Form>
  ),
  numbers: (
    <Form action={nothing} answer={idle} name="numbers">
      <Fieldset legend="Jail capacity" legendLook="large" hint="As of the last day of the month.">
        <NumberField name="beds" label="Rated beds" unit="beds" defaultValue="212" />
        <NumberField name="cost" label="Cost for each bed and day" kind="money" optional />
        <RadioGroup name="basis" label="How do you know?" layout="row" choices={basis} defaultValue="COUNTED" />
      </Fieldset>
    </Form>
  ),
  'long text': (
    <Form action={nothing} answer={idle} name="story">
      <TextArea name="story" label="What happens, where and since when?" max={2000} hint="Name no suspects." />
    </Form>
  ),
  choices: (
    <Form action={nothing} answer={idle} name="choices">
      <RadioGroup
        name="help"
        label="What help do you want?"
        labelLook="large"
        choices={[
          { value: 'DECIDE', label: 'Help us decide', hint: 'A liaison looks at your needs with you.' },
          {
            value: 'NAMED',
            label: 'We know the program',
            reveal: <TextField name="program" label="Which program?" />,
          },
        ]}
      />
      <CheckboxGroup
        name="concern"
        label="What concerns you?"
        choices={[
          { value: 'GANGS', label: 'Gangs' },
          { value: 'FRAUD', label: 'Document fraud' },
        ]}
        defaultValue={['FRAUD']}
      />
      <Checkbox name="attest" label="I may send this request for my agency" />
    </Form>
  ),
  'select, combobox and date': (
    <Form action={nothing} answer={idle} name="picks">
      <Select name="kind" label="Kind of agency" options={[{ value: 'SHERIFF', label: 'Sheriff' }]} />
      <Combobox name="county" label="County" options={counties} defaultValue="MARLOW" />
      <DateField name="start" label="When should it start?" hint="Leave it open when you do not know." optional />
    </Form>
  ),
  files: (
    <Form action={nothing} answer={idle} name="files">
      <FileField name="letter" label="Letter on letterhead" hint="PDF, up to 25 MB" accept=".pdf" many="several" />
    </Form>
  ),
  'refused with errors': (
    <Form action={nothing} answer={refusal} name="refused">
      <TextField name="title" label="What should we call this request?" />
      <NumberField name="sworn" label="Sworn officers" hint="Full time, on Jan 1" />
      <RadioGroup name="basis" label="How do you know?" layout="row" choices={basis} />
      <TextArea name="story" label="What happens?" max={40} />
      <Combobox name="county" label="County" options={counties} />
      <Checkbox name="attest" label="I may send this request for my agency" />
      <ButtonRow>
        <Submit>Save and continue</Submit>
        <Submit tone="secondary" name="then" value="exit">
          Save and exit
        </Submit>
      </ButtonRow>
    </Form>
  ),
  blocked: (
    <Form
      action={nothing}
      answer={refuse('blocked', 'This step has to wait', {
        reasons: ['The board has not given an opinion yet.', 'The legal note is still open.'],
      })}
      name="blocked"
    >
      <Submit>Approve request</Submit>
    </Form>
  ),
  saved: (
    <Form action={nothing} answer={{ ok: true, value: null, message: 'Saved at 2:14 p.m.' }} name="saved">
      <TextField name="title" label="Title" defaultValue="Document fraud" />
    </Form>
  ),
};
