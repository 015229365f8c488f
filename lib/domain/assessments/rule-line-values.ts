// Reads the single values of the form of a rule line, and gathers what is wrong with them by the key of the field.
import { readNumber, readSentence } from './rule-edit';

/** The values of a form, by the short names that the fields carry behind `values.`. */
export type LineValues = Readonly<Record<string, string | readonly string[]>>;

/** The text of a field; of one that was sent several times, the first. */
export function textIn(values: LineValues, key: string): string {
  const given = values[key];
  return typeof given === 'string' ? given : (given?.[0] ?? '');
}

/** The ticked values of a field. */
export function listIn(values: LineValues, key: string): readonly string[] {
  const given = values[key] ?? [];
  return (typeof given === 'string' ? [given] : given).filter((one) => one !== '');
}

export type LineReader = ReturnType<typeof lineReader>;

/** A reader of one form. What cannot be read comes back as 0 or as what was typed, and stands among the faults. */
export function lineReader(values: LineValues) {
  const faults: Record<string, string> = {};
  const fault = (key: string, message: string) => {
    faults[key] ??= message;
  };
  const figure = (key: string, label: string): number => {
    const read = readNumber(textIn(values, key), label);
    if (read.fault !== null) fault(key, read.fault);
    return typeof read.value === 'number' ? read.value : 0;
  };
  return {
    faults,
    fault,
    figure,
    text: (key: string) => textIn(values, key),
    /** Points from 0 to 100. */
    points: (key: string, label = 'Points'): number => {
      const value = figure(key, label);
      if (value < 0 || value > 100) fault(key, 'Enter a number from 0 to 100.');
      return value;
    },
    sentence: (key: string, label: string): string => {
      const read = readSentence(textIn(values, key), label);
      if (read.fault !== null) fault(key, read.fault);
      return String(read.value);
    },
    /** At least one of the options. */
    some: (key: string, options: readonly string[], ask: string): readonly string[] => {
      const chosen = listIn(values, key);
      if (chosen.length === 0 || !chosen.every((one) => options.includes(one))) fault(key, ask);
      return chosen;
    },
    /** Exactly one of the options. */
    one: (key: string, options: readonly string[], ask: string): string => {
      const chosen = textIn(values, key);
      if (!options.includes(chosen)) fault(key, ask);
      return chosen;
    },
  };
}
