import type { Recommendation } from '@/lib/domain/assessments/recommendation-view';

/** The measures of a drawing: its size, the room for the axes, and the size of its letters. */
export type Frame = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  font: number;
};

/** Where a value from 0 to 100 lies in a frame. */
export const scales = (frame: Frame) => ({
  x: (value: number) => frame.left + (value / 100) * (frame.width - frame.left - frame.right),
  y: (value: number) => frame.height - frame.bottom - (value / 100) * (frame.height - frame.top - frame.bottom),
});

/** The bands as quiet areas behind the dots. */
export function Areas({ frame, bands }: { frame: Frame; bands: Recommendation['bands'] }) {
  const { x, y } = scales(frame);
  const top = y(100);
  const height = y(0) - top;
  const word = { y: y(0) - 8, className: 'fill-muted' };
  const line = frame.font + 4;
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
      <path d={`M${x(bands.need)} ${y(bands.capacity)} V${y(0)}`} className="stroke-white" strokeWidth={2} />
      <text x={x(bands.need) + 8} {...word} y={y(0) - 8 - line}>
        Consider: build
        <tspan x={x(bands.need) + 8} dy={line}>
          capacity first
        </tspan>
      </text>
      <text x={x(bands.need) + 8} y={y(bands.capacity) - 8} className="fill-muted">
        Recommended
      </text>
    </>
  );
}

const ticks = [0, 25, 50, 75, 100] as const;

/** The two axes with their words. */
export function Axes({ frame }: { frame: Frame }) {
  const { x, y } = scales(frame);
  return (
    <g className="fill-muted">
      <path d={`M${x(0)} ${y(100)} V${y(0)} H${x(100)}`} fill="none" className="stroke-edge" />
      {ticks.map((tick) => (
        <g key={tick}>
          <text x={x(tick)} y={y(0) + 18} textAnchor="middle">
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
      <text x={4} y={frame.font + 1} className="fill-ink font-semibold">
        ↑ Capacity
      </text>
    </g>
  );
}
