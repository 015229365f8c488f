'use client';
import { useState } from 'react';
import { useFormAround } from '@/components/form/answer-context';
import { FieldError } from '@/components/form/field';
import { Fieldset } from '@/components/form/fieldset';
import { useHydrated } from '@/components/form/hydrated';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';
import type { RowsField } from '@/lib/domain/workflow/step-field';
import { StepFormField } from './step-form-field';

// Without JavaScript nothing can be added, so that many empty rows stand ready; the server leaves empty ones out.
const spareRows = 4;

/** How many rows a form that came back had. */
const rowsTyped = (name: string, values: Readonly<Record<string, unknown>> | undefined): number =>
  Object.keys(values ?? {}).reduce((most, key) => {
    const [list, position] = key.split('.');
    return list === name ? Math.max(most, Number(position) + 1) : most;
  }, 0);

/** A group of fields that can be added again and taken away. */
export function StepFormRows({ field }: { field: RowsField }) {
  const form = useFormAround();
  const hydrated = useHydrated();
  const values = form && !form.answer.ok ? form.answer.values : undefined;
  const [keys, setKeys] = useState(() =>
    Array.from({ length: Math.max(1, rowsTyped(field.name, values)) }, (_, n) => n),
  );
  const error = form && !form.answer.ok ? form.answer.fields?.[field.name]?.[0] : undefined;
  const next = Math.max(...keys) + 1;
  return (
    <div id={form?.idOf(field.name)} tabIndex={-1} className="space-y-4">
      <Fieldset legend={field.label} legendLook="large" hint={field.hint}>
        {error && <FieldError>{error}</FieldError>}
        {keys.map((key, position) => (
          <Row
            key={key}
            field={field}
            position={position}
            remove={hydrated && keys.length > 1 ? () => setKeys(keys.filter((one) => one !== key)) : undefined}
          />
        ))}
        <noscript>
          {Array.from({ length: spareRows }, (_, n) => keys.length + n)
            .filter((position) => position < field.max)
            .map((position) => (
              <Row key={position} field={field} position={position} />
            ))}
        </noscript>
        {hydrated && keys.length < field.max && (
          <Button tone="secondary" icon="plus" onClick={() => setKeys([...keys, next])}>
            {field.add}
          </Button>
        )}
      </Fieldset>
    </div>
  );
}

const layouts = { stack: 'space-y-4', line: 'flex flex-wrap items-end gap-x-8 gap-y-4' } as const;

type RowProps = { field: RowsField; position: number; remove?: () => void };

function Row({ field, position, remove }: RowProps) {
  return (
    <Card>
      <div className="space-y-4">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-base">
            {field.row} {position + 1}
          </h2>
          {remove && (
            <Button tone="quiet" onClick={remove}>
              Remove<span className="sr-only"> {`${field.row} ${position + 1}`}</span>
            </Button>
          )}
        </div>
        <div className={layouts[field.layout ?? 'stack']}>
          {field.fields.map((inner) => (
            <StepFormField
              key={inner.kind === 'text' ? inner.text : inner.name}
              field={inner}
              prefix={`${field.name}.${position}.`}
            />
          ))}
        </div>
      </div>
    </Card>
  );
}
