'use client';
import { type ReactNode, useState } from 'react';
import { useFormAround } from '@/components/form/answer-context';
import { useHydrated } from '@/components/form/hydrated';
import { Button } from '@/components/ui/button/button';

type PlanSpareRowsProps = {
  /** The start of the names of the rows, such as "objectives.0.measures". */
  name: string;
  legend: string;
  hint: string;
  add: string;
  saved: number;
  max: number;
  row: (at: number) => ReactNode;
};

/** Rows of a list with two empty ones ready, so that one can be added without JavaScript; empty rows are left out. */
export function PlanSpareRows({ name, legend, hint, add, saved, max, row }: PlanSpareRowsProps) {
  const form = useFormAround();
  const hydrated = useHydrated();
  const typed = Object.keys((form && !form.answer.ok && form.answer.values) || {}).filter((key) =>
    key.startsWith(`${name}.`),
  );
  const rowsBack = typed.reduce((most, key) => Math.max(most, Number(key.slice(name.length + 1).split('.')[0]) + 1), 0);
  const [rows, setRows] = useState(Math.min(max, Math.max(saved + 2, rowsBack)));
  return (
    <fieldset className="min-w-0 space-y-4">
      <legend className="font-bold">{legend}</legend>
      <p className="max-w-reading text-muted">{hint}</p>
      {Array.from({ length: rows }, (_, at) => row(at))}
      {hydrated && rows < max && (
        <Button tone="quiet" icon="plus" onClick={() => setRows(rows + 1)}>
          {add}
        </Button>
      )}
    </fieldset>
  );
}
