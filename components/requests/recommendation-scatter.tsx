import { Link } from '@/components/ui/link/link';
import { bandLabel } from '@/lib/domain/assessments/evaluation';
import type { Recommendation } from '@/lib/domain/assessments/recommendation-view';
import { Areas, Axes, type Frame, scales } from './recommendation-axes';

type Program = Recommendation['programs'][number];
type Scored = { program: Program; number: number; need: number; capacity: number };
type Dot = { x: number; y: number; numbers: number[]; recommended: boolean };

const frames = {
  wide: { width: 720, height: 420, left: 40, right: 24, top: 36, bottom: 48, font: 13 },
  narrow: { width: 328, height: 350, left: 34, right: 16, top: 36, bottom: 44, font: 12 },
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

/** Need against capacity, one numbered dot for each scored program, and the same as a table. */
export function RecommendationScatter({ programs, bands }: ScatterProps) {
  const scored = scoredOf(programs);
  if (scored.length === 0) return null;
  return (
    <figure className="min-w-0 space-y-3">
      <Plot frame={frames.wide} scored={scored} bands={bands} className="max-sm:hidden" />
      <Plot frame={frames.narrow} scored={scored} bands={bands} className="sm:hidden" />
      <Twin scored={scored} />
      <figcaption className="max-w-reading text-muted text-sm">
        Each number is a program of the table: the farther right, the greater the need; the higher, the more capacity
        there is. Green dots are recommended, blue ones are not.
      </figcaption>
    </figure>
  );
}

// The same as the picture, for those who read rather than look.
function Twin({ scored }: { scored: readonly Scored[] }) {
  const cell = 'border-line border-b py-1.5';
  return (
    <table className="w-full max-w-3xl border-collapse text-table">
      <caption className="sr-only">Need and capacity of each scored program</caption>
      <thead>
        <tr className="text-left align-bottom">
          <th scope="col" className="w-8 border-ink border-b py-1.5 pr-2">
            <span className="sr-only">Number in the picture</span>
            <span aria-hidden="true">#</span>
          </th>
          <th scope="col" className="border-ink border-b py-1.5">
            Program
          </th>
          <th scope="col" className="w-16 border-ink border-b py-1.5 text-right">
            Need
          </th>
          <th scope="col" className="w-20 border-ink border-b py-1.5 text-right">
            Capacity
          </th>
          <th scope="col" className="w-44 border-ink border-b py-1.5 pl-6 max-sm:hidden">
            Advice
          </th>
        </tr>
      </thead>
      <tbody>
        {scored.map(({ program, number, need, capacity }) => (
          <tr key={program.code}>
            <td className={`${cell} pr-2 text-muted tabular-nums`}>{number}</td>
            <th scope="row" className={`${cell} wrap-anywhere text-left font-normal`}>
              <Link
                href={`#${program.code}`}
                className="max-sm:inline-flex max-sm:min-h-9 max-sm:items-center lg:whitespace-nowrap"
              >
                {program.name}
              </Link>
              <span className="block text-muted text-sm sm:hidden">{bandLabel(program.band)}</span>
            </th>
            <td className={`${cell} text-right tabular-nums`}>{Math.round(need)}</td>
            <td className={`${cell} text-right tabular-nums`}>{Math.round(capacity)}</td>
            <td className={`${cell} pl-6 max-sm:hidden`}>{bandLabel(program.band)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type PlotProps = { frame: Frame; scored: readonly Scored[]; bands: Recommendation['bands']; className: string };

function Plot({ frame, scored, bands, className }: PlotProps) {
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={`Need and capacity of ${scored.length} programs; the table below gives the figures`}
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
