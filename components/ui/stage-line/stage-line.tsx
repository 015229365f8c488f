import { Icon } from '@/components/ui/icon/icon';

export type Stage = { label: string; state: 'done' | 'current' | 'ahead'; note?: string };

const bars = { done: 'bg-primary-dark', current: 'bg-primary', ahead: 'bg-line' } as const;
const words = { done: 'done', current: 'current', ahead: 'not started' } as const;

/** Five to seven stages in a row. Where there is no room only the present one is named. */
export function StageLine({ stages, label = 'Progress' }: { stages: readonly Stage[]; label?: string }) {
  const position = stages.findIndex((stage) => stage.state === 'current');
  const present = stages[position];
  return (
    <div className="@container">
      <ol aria-label={label} className="flex gap-1">
        {stages.map((stage) => (
          <li
            key={stage.label}
            aria-current={stage.state === 'current' ? 'step' : undefined}
            className="min-w-0 flex-1 space-y-2"
          >
            <div className={`h-2 print:border print:border-ink ${bars[stage.state]}`} />
            <div className="sr-only @3xl:not-sr-only">
              <p
                className={`flex gap-0.5 text-xs ${
                  stage.state === 'current'
                    ? 'font-bold text-primary'
                    : stage.state === 'ahead'
                      ? 'text-muted'
                      : 'text-ink'
                }`}
              >
                <span className="min-w-0">
                  {stage.label}
                  <span className="sr-only">: {words[stage.state]}</span>
                </span>
                {stage.state === 'done' && <Icon name="check" className="mt-px size-4! text-success-dark" />}
              </p>
              {stage.note && <p className="pr-2 text-muted text-xs">{stage.note}</p>}
            </div>
          </li>
        ))}
      </ol>
      {present && (
        <p aria-hidden="true" className="mt-2 @3xl:hidden">
          <span className="text-muted">
            Step {position + 1} of {stages.length}:
          </span>{' '}
          <strong>{present.label}</strong>
        </p>
      )}
    </div>
  );
}
