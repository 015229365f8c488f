'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useFormAround } from '@/components/form/answer-context';
import { FieldError } from '@/components/form/field';
import { useHydrated } from '@/components/form/hydrated';
import { Button } from '@/components/ui/button/button';
import { Card } from '@/components/ui/card/card';

// Without JavaScript nothing can be added, so that empty rows stand ready; the server leaves empty ones out, which is
// also how a row is taken away there.
const spareRows = 3;

type DraftRowsProps<Row> = {
  /** "Contact" */
  row: string;
  add: string;
  max: number;
  saved: readonly Row[];
  /** Whether one row stands ready when nothing is saved yet. */
  first?: 'ready' | 'none';
  /** The fields of one row; `position` is part of their names. */
  fields: (position: number, saved: Row | undefined) => ReactNode;
};

const rowsTyped = (values: Readonly<Record<string, unknown>>): number =>
  Object.keys(values).reduce((most, name) => {
    const [list, position] = name.split('.');
    return list === 'rows' ? Math.max(most, Number(position) + 1) : most;
  }, 0);

/** Rows of fields named `rows.N.…`, to be added and removed. */
export function DraftRows<Row>({ row, add, max, saved, first = 'ready', fields }: DraftRowsProps<Row>) {
  const form = useFormAround();
  const hydrated = useHydrated();
  const anchor = useRef<HTMLDivElement>(null);
  const refused = form && !form.answer.ok ? form.answer : null;
  const least = first === 'ready' ? 1 : 0;
  const [keys, setKeys] = useState(() => {
    const count = refused?.values ? rowsTyped(refused.values) : saved.length;
    return Array.from({ length: Math.max(least, count) }, (_, n) => n);
  });
  const [changed, setChanged] = useState(false);
  const change = (next: number[]) => {
    setKeys(next);
    setChanged(true);
  };
  // The form is watched by its input events, and rows come and go without one.
  useEffect(() => {
    if (changed && keys) anchor.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [changed, keys]);
  const error = refused?.fields?.rows?.[0];
  return (
    <div ref={anchor} id={form?.idOf('rows')} tabIndex={-1} className="space-y-4">
      {error && <FieldError>{error}</FieldError>}
      {keys.map((key, position) => (
        <DraftRow
          key={key}
          title={`${row} ${position + 1}`}
          remove={hydrated && keys.length > least ? () => change(keys.filter((one) => one !== key)) : undefined}
        >
          {fields(position, saved[key])}
        </DraftRow>
      ))}
      <noscript>
        <p className="mb-4 max-w-reading">
          Leave rows that you do not need empty. To take a row away, empty all its boxes. More rows appear once you
          save.
        </p>
        {Array.from({ length: spareRows }, (_, n) => keys.length + n)
          .filter((position) => position < max)
          .map((position) => (
            <DraftRow key={position} title={`${row} ${position + 1}`}>
              {fields(position, undefined)}
            </DraftRow>
          ))}
      </noscript>
      {hydrated && keys.length < max && (
        <Button tone="secondary" icon="plus" onClick={() => change([...keys, Math.max(-1, saved.length, ...keys) + 1])}>
          {add}
        </Button>
      )}
    </div>
  );
}

function DraftRow({
  title,
  remove,
  children,
}: {
  title: string;
  remove?: (() => void) | undefined;
  children: ReactNode;
}) {
  return (
    <Card>
      <div className="space-y-4">
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-2">
          <h2 className="text-lg">{title}</h2>
          {remove && (
            <Button tone="quiet" icon="trash" onClick={remove}>
              Remove<span className="sr-only"> {title}</span>
            </Button>
          )}
        </div>
        {children}
      </div>
    </Card>
  );
}
