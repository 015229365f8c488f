import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon/icon';

type DisclosureProps = { summary: ReactNode; children: ReactNode; start?: 'closed' | 'open'; look?: 'line' | 'box' };

const looks = { line: '', box: 'rounded border border-line px-4' } as const;

/** More for those who want it, folded. */
export function Disclosure({ summary, children, start = 'closed', look = 'line' }: DisclosureProps) {
  return (
    <details open={start === 'open'} className={`group/fold min-w-0 ${looks[look]}`}>
      <summary className="inline-flex min-h-11 list-none items-center gap-2 text-primary hover:text-primary-dark [&::-webkit-details-marker]:hidden">
        <Icon name="chevron-right" className="transition-transform group-open/fold:rotate-90" />
        <span className="underline underline-offset-2">{summary}</span>
      </summary>
      <div className="mt-1 mb-3 ml-2.5 border-line border-l-4 pl-4">{children}</div>
    </details>
  );
}
