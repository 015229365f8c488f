type ScoreBarProps = {
  label: string;
  /** From 0 to 100. */
  value: number;
  /** The words beside the number: "high". */
  word?: string;
  tone?: 'need' | 'capacity';
};

const tones = { need: 'fill-primary-dark', capacity: 'fill-info-dark' } as const;

/** A number from 0 to 100 as a bar and as text. Drawn as SVG, because a strict page policy refuses style attributes. */
export function ScoreBar({ label, value, word, tone = 'need' }: ScoreBarProps) {
  const shown = Math.max(0, Math.min(100, value));
  return (
    <div className="min-w-0 space-y-1">
      <p className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span>{label}</span>
        <span className="tabular-nums">
          <strong>{Math.round(value)}</strong> <span className="text-muted">of 100{word && `, ${word}`}</span>
        </span>
      </p>
      <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none" className="block h-2 w-full">
        <rect width="100" height="8" className="fill-line" />
        <rect width={shown} height="8" className={tones[tone]} />
      </svg>
    </div>
  );
}
