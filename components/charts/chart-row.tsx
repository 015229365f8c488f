import type { ReactNode } from 'react';

type ChartRowProps = { label: ReactNode; figure: ReactNode; children: ReactNode };

/** One row of a chart: its name and its figure as text, and the bar below them on phones, between them on a desk. */
export function ChartRow({ label, figure, children }: ChartRowProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-1.5 sm:grid-cols-[minmax(0,12rem)_minmax(0,1fr)_5.5rem] print:break-inside-avoid">
      <span className="wrap-anywhere text-sm">{label}</span>
      <span className="text-right font-bold text-sm tabular-nums sm:order-3">{figure}</span>
      <span className="col-span-2 block min-w-0 sm:order-2 sm:col-span-1">{children}</span>
    </li>
  );
}
