/** Quiet bars in the place of text that is still on its way. `said` tells it to screen readers. */
export function Skeleton({ lines = 3, said = 'Loading' }: { lines?: number; said?: string }) {
  const widths = ['w-3/4', 'w-full', 'w-5/6', 'w-2/3'];
  return (
    <div role="status" className="space-y-3">
      <span className="sr-only">{said}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key, line) => (
        <div key={key} className={`h-4 animate-pulse rounded bg-line ${widths[line % widths.length]}`} />
      ))}
    </div>
  );
}
