'use client';
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/form/choices';
import { Combobox } from '@/components/form/combobox';
import { Select } from '@/components/form/select';
import { TextArea } from '@/components/form/text-area';
import { DateField, NumberField, TextField } from '@/components/form/text-field';
import type { SimpleField } from '@/lib/domain/workflow/step-field';

type StepFormFieldProps = {
  field: SimpleField;
  /** The start of the names inside a repeated row, such as "items.0.". */
  prefix?: string;
};

/** One field of a step, drawn from its data. */
export function StepFormField({ field, prefix = '' }: StepFormFieldProps) {
  if (field.kind === 'text') return <p className="max-w-reading">{field.text}</p>;
  const name = `${prefix}${field.name}`;
  if (field.kind === 'hidden') return <input type="hidden" name={name} value={field.value} />;
  if (field.kind === 'check') {
    return <Checkbox name={name} label={field.label} hint={field.hint} value="on" defaultChecked={field.ticked} />;
  }
  const base = { name, label: field.label, hint: field.hint, optional: field.optional };
  if (field.kind === 'several') return <CheckboxGroup {...base} choices={field.choices} defaultValue={field.values} />;
  const common = { ...base, defaultValue: field.value };
  switch (field.kind) {
    case 'line':
      return <TextField {...common} width={field.width} type={field.type} />;
    case 'paragraph':
      return <TextArea {...common} max={field.max} rows={field.rows} />;
    case 'number':
      return <NumberField {...common} unit={field.unit} />;
    case 'date':
      return <DateField {...common} min={field.earliest} max={field.latest} />;
    case 'choice':
      return <RadioGroup {...common} choices={field.choices} />;
    case 'select':
      return <Select {...common} options={field.choices} width="long" />;
    case 'search':
      return <Combobox {...common} options={field.choices} />;
  }
}
