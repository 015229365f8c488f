import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link/link';

export type SummaryRow = {
  label: string;
  /** The answer; leave it out where nothing was answered yet. */
  value?: ReactNode;
  /** Where the answer is changed. */
  changeHref?: string;
};

type SummaryListProps = { rows: readonly SummaryRow[]; missing?: string };

/** Questions and answers in rows. A row without an answer says so in red, with a link to give it. */
export function SummaryList({ rows, missing = 'Not answered yet' }: SummaryListProps) {
  // One fixed third column, so that the answers of all rows stand on one edge.
  const columns = rows.some((row) => row.changeHref)
    ? 'sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_4.5rem]'
    : 'sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]';
  return (
    <dl className="border-line border-t">
      {rows.map((row) => (
        <div key={row.label} className={`grid gap-x-6 gap-y-1 border-line border-b py-3 ${columns}`}>
          <dt className="min-w-0 font-bold">{row.label}</dt>
          <dd className="min-w-0 whitespace-pre-line">
            {row.value ?? <span className="font-bold text-error-dark">{missing}</span>}
          </dd>
          {row.changeHref && (
            <dd className="sm:text-right print:hidden">
              <Link href={row.changeHref} className="inline-flex min-h-11 items-center sm:-my-2.5">
                {row.value === undefined || row.value === null ? 'Answer' : 'Change'}
                <span className="sr-only">: {row.label}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
