// The fields of a step's form as plain data: screens draw them, and the step's own schema judges what comes back.

export type StepChoice = {
  value: string;
  label: string;
  hint?: string;
  /** Heading of the choices around it, in a list that is drawn in groups. */
  group?: string;
};

type Named = {
  /** Equals the key of the step's schema. */
  name: string;
  label: string;
  hint?: string;
  /** What stands in the field at first. */
  value?: string;
  optional?: boolean;
};

/** A field that stands alone, or inside a row. */
export type SimpleField =
  | (Named & { kind: 'line'; width?: 'short' | 'medium' | 'long'; type?: 'text' | 'email' | 'tel' })
  /** `max` is the most characters the schema takes. */
  | (Named & { kind: 'paragraph'; max: number; rows?: number })
  | (Named & { kind: 'number'; unit?: string })
  | (Named & { kind: 'date'; earliest?: string; latest?: string })
  /** One of up to six. */
  | (Named & { kind: 'choice'; choices: readonly StepChoice[] })
  /** One of seven to about thirty. */
  | (Named & { kind: 'select'; choices: readonly StepChoice[] })
  /** One of many, found by typing. */
  | (Named & { kind: 'search'; choices: readonly StepChoice[] })
  | (Omit<Named, 'value'> & { kind: 'several'; choices: readonly StepChoice[]; values?: readonly string[] })
  /** A box that sends "on" when it is ticked. */
  | (Omit<Named, 'value' | 'optional'> & { kind: 'check'; ticked?: boolean })
  /** Sent and not shown. */
  | { kind: 'hidden'; name: string; value: string }
  /** Words between the fields. */
  | { kind: 'text'; text: string };

/** A group that may be repeated; the names inside are those within one row. */
export type RowsField = {
  kind: 'rows';
  name: string;
  label: string;
  hint?: string;
  /** What one row is called: "Item". */
  row: string;
  /** The button that adds one: "Add another item". */
  add: string;
  max: number;
  /** Short fields that belong together stand side by side where there is room. */
  layout?: 'stack' | 'line';
  fields: readonly SimpleField[];
};

export type StepField = SimpleField | RowsField;

/** The form of a step: what is explained, what is asked, and what the button says. */
export type StepForm = {
  /** What happens when the step is taken, in a sentence or two. */
  about?: string;
  fields: readonly StepField[];
  /** The button; the step's own label where it is left out. */
  submit?: string;
};

/** The field with its starting value taken from `values`, by name. */
export const withValue = (field: StepField, values: Readonly<Record<string, string>>): StepField => {
  if (field.kind === 'text' || field.kind === 'rows' || field.kind === 'several' || field.kind === 'check')
    return field;
  const value = values[field.name];
  return value === undefined ? field : { ...field, value };
};

/** The names of the schema's keys that a list of fields asks for. */
export const fieldNames = (fields: readonly StepField[]): string[] =>
  fields.flatMap((field) => (field.kind === 'text' ? [] : [field.name]));
