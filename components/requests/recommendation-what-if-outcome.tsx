import { Alert } from '@/components/ui/alert/alert';
import { Link } from '@/components/ui/link/link';
import type { Standing, WhatIf, WhatIfRow } from '@/lib/domain/assessments/what-if';

type Outcome = NonNullable<WhatIf['outcome']>;

/** What would come of it, program by program, with what stays as it is left out. */
export function WhatIfOutcome({ outcome: { words, rows, of } }: { outcome: Outcome }) {
  return (
    <div className="space-y-4 border-line border-t pt-4">
      <Alert size="slim" live="polite">
        If the answer were “{words}”,{' '}
        {rows.length === 0
          ? 'nothing would change.'
          : `${rows.length} of ${of} programs would come out otherwise. The others stay as they are.`}
      </Alert>
      <ul className="space-y-4">
        {rows.map((row) => (
          <Row key={row.code} row={row} />
        ))}
      </ul>
    </div>
  );
}

function Row({ row: { code, name, was, would, why } }: { row: WhatIfRow }) {
  return (
    <li className="space-y-1 border-line border-t pt-3 first:border-t-0 first:pt-0">
      <p>
        <Link href={`#${code}`} look="strong">
          {name}
        </Link>
      </p>
      <p>
        {was.label === would.label ? (
          <span className="text-muted">{would.label}, as now</span>
        ) : (
          <>
            {was.label} <span aria-hidden="true">→</span>
            <span className="sr-only">becomes</span> <strong>{would.label}</strong>
          </>
        )}
      </p>
      <Figures was={was} would={would} />
      {why.length > 0 && (
        <ul className="list-disc space-y-0.5 pl-5 text-muted text-sm">
          {why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Figures({ was, would }: { was: Standing; would: Standing }) {
  const names = [...new Set([...was.figures, ...would.figures].map(({ name }) => name))];
  const textOf = ({ figures }: Standing, name: string) => figures.find((one) => one.name === name)?.text ?? 'open';
  const changed = names.filter((name) => textOf(was, name) !== textOf(would, name));
  if (changed.length === 0) return null;
  return (
    <p className="text-sm tabular-nums">
      {changed.map((name, position) => (
        <span key={name}>
          {position > 0 && ' · '}
          {name} {textOf(was, name)} <span aria-hidden="true">→</span>
          <span className="sr-only">becomes</span> {textOf(would, name)}
        </span>
      ))}
    </p>
  );
}
