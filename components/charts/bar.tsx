type BarProps = { value: number; most: number };

/** One figure as a bar, as long as its part of the greatest. */
export function Bar({ value, most }: BarProps) {
  const width = most === 0 ? 0 : (100 * value) / most;
  return (
    <svg aria-hidden="true" className="block h-5 w-full">
      <rect width="100%" height="100%" className="fill-ground-dark" />
      <rect width={`${width.toFixed(2)}%`} height="100%" className="fill-primary" />
    </svg>
  );
}
