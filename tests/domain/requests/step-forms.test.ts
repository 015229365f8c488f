import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { requestStepForms, requestStepScreens } from '@/lib/domain/requests/step-forms';
import { requestStepNames, requestSteps } from '@/lib/domain/requests/steps';
import { fieldNames } from '@/lib/domain/workflow/step-field';

// Every step that people take and that asks for something can be taken on some screen, and its form asks exactly for
// what its schema reads.

const people = requestStepNames.filter((name) => requestSteps[name].by.some((taker) => taker !== 'SYSTEM'));
const asking = people.filter((name) => Object.keys(requestSteps[name].needs.shape).length > 0);
const withForm = requestStepNames.filter((name) => requestStepForms[name] !== undefined);

test.each(asking)('%s has either a form or a screen of its own', (name) => {
  expect([requestStepForms[name] !== undefined, requestStepScreens[name] !== undefined].filter(Boolean)).toHaveLength(
    1,
  );
});

test('a step that asks for nothing has no form', () => {
  expect(withForm.filter((name) => !asking.includes(name))).toEqual([]);
});

const keysOf = (shape: unknown): string[] => (shape instanceof z.ZodObject ? Object.keys(shape.shape) : []);

describe.each(withForm)('the form of %s', (name) => {
  const fields = requestStepForms[name]?.fields ?? [];
  const { shape } = requestSteps[name].needs;

  test('asks for what the schema reads, and for nothing else', () => {
    expect(fieldNames(fields).sort()).toEqual(Object.keys(shape).sort());
  });

  test('asks in each row for what the schema of the row reads', () => {
    const rows = fields.filter((field) => field.kind === 'rows');
    for (const field of rows) {
      const list = shape[field.name];
      const inner = list instanceof z.ZodDefault ? list.unwrap() : list;
      const element = inner instanceof z.ZodArray ? inner.element : null;
      expect(fieldNames(field.fields).sort()).toEqual(keysOf(element).sort());
    }
  });

  test('offers no choice that the schema refuses', () => {
    for (const field of fields) {
      if (field.kind !== 'choice' && field.kind !== 'select') continue;
      const schema = shape[field.name];
      if (!(schema instanceof z.ZodType)) throw new Error(`${field.name} has no schema`);
      for (const { value } of field.choices) expect(schema.safeParse(value).success, value).toBe(true);
    }
  });
});
