import type { Recommendation } from '@/lib/domain/assessments/recommendation-view';

type Dot = { x: number; y: number; names: string[]; recommended: boolean };
type Frame = { width: number; height: number; left: number; right: number; top: number; bottom: number; font: number };

// Programs at the same place share one dot and one label, so that no name hides another.
const near = 3;

const dotsOf = (programs: Recommendation['programs']): Dot[] => {
  const dots: Dot[] = [];
  for (const { need, capacity, shortName, band } of programs) {
    if (need === null || capacity === null) continue;
    const same = dots.find((dot) => Math.abs(dot.x - need) < near && Math.abs(dot.y - capacity) < near);
    if (same) same.names.push(shortName);
    else dots.push({ x: need, y: capacity, names: [shortName], recommended: band === 'RECOMMENDED' });
  }
  return dots;
};

const frames = {
  wide: { width: 720, height: 420, left: 56, right: 24, top: 20, bottom: 52, font: 13 },
  narrow: { width: 340, height: 360, left: 40, right: 12, top: 16, bottom: 44, font: 12 },
} as const satisfies Record<string, Frame>;

const scales = (frame: Frame) => ({
  x: (value: number) => frame.left + (value / 100) * (frame.width - frame.left - frame.right),
  y: (value: number) => frame.height - frame.bottom - (value / 100) * (frame.height - frame.top - frame.bottom),
});

type ScatterProps = { programs: Recommendation['programs']; bands: Recommendation['bands'] };

/** Need against capacity, one dot for each scored program. The rows below the picture are its table. */
export function RecommendationScatter({ programs, bands }: ScatterProps) {
  const dots = dotsOf(programs);
  if (dots.length === 0) return null;
  return (
    <figure className="min-w-0 space-y-2">
      <Plot frame={frames.wide} dots={dots} bands={bands} className="max-sm:hidden" />
      <Plot frame={frames.narrow} dots={dots} bands={bands} className="sm:hidden" />
      <figcaption className="max-w-reading text-muted text-sm">
        Each dot is a program: the farther right, the greater the need; the higher, the more capacity there is. The same
        figures stand in the rows below.
      </figcaption>
    </figure>
  );
}

type PlotProps = { frame: Frame; dots: readonly Dot[]; bands: Recommendation['bands']; className: string };

function Plot({ frame, dots, bands, className }: PlotProps) {
  const scale = scales(frame);
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={`Need and capacity of ${dots.flatMap(({ names }) => names).length} programs; the rows below give the figures`}
      className={`block h-auto w-full max-w-3xl ${className}`}
      fontSize={frame.font}
    >
      <Areas frame={frame} bands={bands} />
      <Axes frame={frame} />
      {labelled(dots, frame).map(({ dot, labelY, atLeft }) => (
        <g key={dot.names.join()}>
          <circle
            cx={scale.x(dot.x)}
            cy={scale.y(dot.y)}
            r={7}
            className={dot.recommended ? 'fill-success-dark' : 'fill-primary-dark'}
            stroke="white"
            strokeWidth={2}
          />
          <text
            x={scale.x(dot.x) + (atLeft ? -12 : 12)}
            y={labelY}
            textAnchor={atLeft ? 'end' : 'start'}
            className="fill-ink font-semibold"
          >
            {dot.names.join(', ')}
          </text>
        </g>
      ))}
    </svg>
  );
}

// Labels stand beside their dots; where two would touch, the lower one moves down by a line.
const labelled = (dots: readonly Dot[], frame: Frame) => {
  const scale = scales(frame);
  const taken: { y: number; atLeft: boolean; x: number }[] = [];
  return [...dots]
    .sort((a, b) => b.y - a.y || a.x - b.x)
    .map((dot) => {
      const x = scale.x(dot.x);
      const atLeft = x > frame.width * 0.6;
      let y = scale.y(dot.y) + 4;
      while (
        taken.some(
          (one) =>
            one.atLeft === atLeft && Math.abs(one.x - x) < frame.width / 3 && Math.abs(one.y - y) < frame.font + 2,
        )
      )
        y += 2;
      taken.push({ x, y, atLeft });
      return { dot, labelY: y, atLeft };
    });
};

function Areas({ frame, bands }: Pick<PlotProps, 'frame' | 'bands'>) {
  const { x, y } = scales(frame);
  const top = y(100);
  const height = y(0) - top;
  const word = { y: y(0) - 8, className: 'fill-muted' };
  return (
    <>
      <rect x={x(0)} y={top} width={x(bands.consider) - x(0)} height={height} className="fill-ground-dark" />
      <rect
        x={x(bands.consider)}
        y={top}
        width={x(100) - x(bands.consider)}
        height={height}
        className="fill-warning-light"
      />
      <rect
        x={x(bands.need)}
        y={top}
        width={x(100) - x(bands.need)}
        height={y(bands.capacity) - top}
        className="fill-success-light"
      />
      <text x={x(0) + 8} {...word}>
        Not indicated
      </text>
      <text x={x(bands.consider) + 8} {...word}>
        Consider
      </text>
      <text x={x(bands.need) + 8} y={y(bands.capacity) - 8} className="fill-muted">
        Recommended
      </text>
    </>
  );
}

function Axes({ frame }: { frame: Frame }) {
  const { x, y } = scales(frame);
  const ticks = [0, 25, 50, 75, 100];
  return (
    <g className="fill-muted">
      <path d={`M${x(0)} ${y(100)} V${y(0)} H${x(100)}`} fill="none" className="stroke-edge" />
      {ticks.map((tick) => (
        <g key={tick}>
          <text x={x(tick)} y={y(0) + 18} textAnchor={tick === 100 ? 'end' : 'middle'}>
            {tick}
          </text>
          {tick > 0 && (
            <text x={x(0) - 8} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          )}
        </g>
      ))}
      <text x={x(100)} y={frame.height - 6} textAnchor="end" className="fill-ink font-semibold">
        Need →
      </text>
      <text transform={`translate(14 ${y(100)}) rotate(-90)`} textAnchor="end" className="fill-ink font-semibold">
        Capacity →
      </text>
    </g>
  );
}
