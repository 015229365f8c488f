import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon/icon';

export type BlockedStep = { label: string; reasons: readonly string[] };

type NextStepBarProps = {
  /** For the one who must act "Review the plan"; for all others "The liaison sets a meeting date". */
  sentence: ReactNode;
  /** A `DueMarker`, or nothing when there is no date. */
  due?: ReactNode;
  /** `you` when the reader must act; `others` shows a quiet line. */
  turn: 'you' | 'others';
  /** The buttons or forms of the steps that can be taken now, the primary one first. */
  children?: ReactNode;
  /** Steps of the reader that wait for something. */
  blocked?: readonly BlockedStep[];
};

/** The one place on a case that says what happens next, by whom and by when. */
export function NextStepBar({ sentence, due, turn, children, blocked = [] }: NextStepBarProps) {
  const mine = turn === 'you';
  return (
    <section
      aria-label="Next step"
      className={`space-y-4 border-l-8 p-4 sm:p-6 ${mine ? 'border-primary bg-primary-lighter' : 'border-line bg-ground'}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className={`min-w-0 max-w-reading ${mine ? 'font-bold text-xl' : ''}`}>{sentence}</p>
        {due && <p className="flex gap-x-1">Due {due}</p>}
      </div>
      {children && (
        <div className="flex flex-wrap items-start gap-3 max-sm:flex-col max-sm:items-stretch">{children}</div>
      )}
      {blocked.length > 0 && (
        <ul className="space-y-3 border-line border-t pt-4">
          {blocked.map((step) => (
            <li key={step.label} className="flex gap-2">
              <Icon name="lock" className="mt-0.5 text-muted" />
              <div className="min-w-0">
                <p>
                  <strong>{step.label}</strong> <span className="text-muted">has to wait:</span>
                </p>
                <ul className="list-disc pl-5">
                  {step.reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
