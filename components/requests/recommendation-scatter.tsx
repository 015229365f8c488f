import type { Recommendation } from '@/lib/domain/assessments/recommendation-view';
import { Areas, Axes, type Frame, scales } from './recommendation-axes';

type Program = Recommendation['programs'][number];
type Scored = { program: Program; number: number; need: number; capacity: number };
type Dot = { x: number; y: number; numbers: number[]; recommended: boolean };

const frames = {
  wide: { width: 720, height: 420, left: 56, right: 24, top: 24, bottom: 52, font: 13 },
  narrow: { width: 340, height: 340, left: 40, right: 16, top: 20, bottom: 44, font: 12 },
} as const satisfies Record<string, Frame>;

const radius = 11;
// The room a number takes inside its dot.
const digit = 8;

const scoredOf = (programs: readonly Program[]): Scored[] =>
  programs
    .flatMap((program) =>
      program.need === null || program.capacity === null
        ? []
        : [{ program, need: program.need, capacity: program.capacity }],
    )
    .map((one, at) => ({ ...one, number: at + 1 }));

// Programs whose dots would cover each other share one, with all their numbers in it.
const dotsOf = (scored: readonly Scored[], frame: Frame): Dot[] => {
  const { x, y } = scales(frame);
  const dots: Dot[] = [];
  for (const { need, capacity, number, program } of scored) {
    const at = { x: x(need), y: y(capacity) };
    const near = dots.find(
      (dot) => Math.abs(dot.x - at.x) < radius * 2 + digit * dot.numbers.length && Math.abs(dot.y - at.y) < radius * 2,
    );
    if (near) near.numbers.push(number);
    else dots.push({ ...at, numbers: [number], recommended: program.band === 'RECOMMENDED' });
  }
  return dots;
};

type ScatterProps = { programs: Recommendation['programs']; bands: Recommendation['bands'] };

/** Need against capacity, one numbered dot for each scored program. The rows below the picture are its table. */
export function RecommendationScatter({ programs, bands }: ScatterProps) {
  const scored = scoredOf(programs);
  if (scored.length === 0) return null;
  return (
    <figure className="min-w-0 space-y-3">
      <Plot frame={frames.wide} scored={scored} bands={bands} className="max-sm:hidden" />
      <Plot frame={frames.narrow} scored={scored} bands={bands} className="sm:hidden" />
      <ol className="max-w-3xl list-inside list-decimal columns-1 gap-8 text-sm sm:columns-2">
        {scored.map(({ program, need, capacity }) => (
          <li key={program.code} className="break-inside-avoid py-0.5">
            {program.name}{' '}
            <span className="whitespace-nowrap text-muted">
              {Math.round(need)} / {Math.round(capacity)}
            </span>
          </li>
        ))}
      </ol>
      <figcaption className="max-w-reading text-muted text-sm">
        Each number is a program, with its need and capacity: the farther right, the greater the need; the higher, the
        more capacity there is.
      </figcaption>
    </figure>
  );
}

type PlotProps = { frame: Frame; scored: readonly Scored[]; bands: Recommendation['bands']; className: string };

function Plot({ frame, scored, bands, className }: PlotProps) {
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={`Need and capacity of ${scored.length} programs; the list below gives the figures`}
      className={`h-auto w-full max-w-3xl ${className}`}
      fontSize={frame.font}
    >
      <Areas frame={frame} bands={bands} />
      <Axes frame={frame} />
      {dotsOf(scored, frame).map((dot) => (
        <DotMark key={dot.numbers.join()} dot={dot} />
      ))}
    </svg>
  );
}

function DotMark({ dot }: { dot: Dot }) {
  const text = dot.numbers.join(', ');
  const width = Math.max(radius * 2, text.length * digit + 8);
  return (
    <g>
      <rect
        x={dot.x - width / 2}
        y={dot.y - radius}
        width={width}
        height={radius * 2}
        rx={radius}
        stroke="white"
        strokeWidth={2}
        className={dot.recommended ? 'fill-success-dark' : 'fill-primary-dark'}
      />
      <text x={dot.x} y={dot.y + 4.5} textAnchor="middle" className="fill-white font-semibold">
        {text}
      </text>
    </g>
  );
}
