import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon/icon';

export type AlertTone = 'info' | 'success' | 'warning' | 'error' | 'emergency';

const faces: Record<AlertTone, { icon: IconName; word: string; face: string }> = {
  info: { icon: 'info', word: 'Information', face: 'border-info bg-info-light text-ink' },
  success: { icon: 'circle-check', word: 'Done', face: 'border-success bg-success-light text-ink' },
  warning: { icon: 'warning', word: 'Warning', face: 'border-warning bg-warning-light text-ink' },
  error: { icon: 'circle-alert', word: 'Problem', face: 'border-error bg-error-light text-ink' },
  emergency: { icon: 'siren', word: 'Urgent', face: 'border-emergency-dark bg-emergency text-white' },
};

type AlertProps = {
  tone?: AlertTone;
  heading?: string;
  size?: 'full' | 'slim';
  /** Set for a message that appears after something the person did; `assertive` interrupts. */
  live?: 'polite' | 'assertive';
  children?: ReactNode;
};

/** A message with an icon, a coloured edge and words. Slim ones have no heading. */
export function Alert({ tone = 'info', heading, size = 'full', live, children }: AlertProps) {
  const { icon, word, face } = faces[tone];
  const role = live === 'assertive' ? 'alert' : live === 'polite' ? 'status' : undefined;
  return (
    <div role={role} className={`flex gap-3 border-l-8 px-4 ${size === 'slim' ? 'py-2' : 'py-4'} ${face}`}>
      <Icon name={icon} className="mt-0.5" />
      <div className="min-w-0 max-w-reading space-y-1 [&_a]:text-current">
        {heading ? <p className="font-bold text-lg">{heading}</p> : <span className="sr-only">{word}: </span>}
        {children && <div className="inline space-y-2 has-[p,ul,ol]:block">{children}</div>}
      </div>
    </div>
  );
}
