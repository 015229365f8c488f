import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon/icon';

type EmptyStateProps = {
  heading: string;
  icon?: IconName;
  /** What will appear here. */
  children?: ReactNode;
  /** The one thing that can be done now. */
  action?: ReactNode;
};

/** What a list says when there is nothing in it. */
export function EmptyState({ heading, icon = 'file', children, action }: EmptyStateProps) {
  return (
    <div className="flex gap-4 rounded border border-line bg-ground p-6">
      <Icon name={icon} className="mt-0.5 text-muted" />
      <div className="min-w-0 space-y-3">
        <div className="max-w-reading space-y-1">
          <p className="font-bold text-lg">{heading}</p>
          {children && <div className="text-muted">{children}</div>}
        </div>
        {action}
      </div>
    </div>
  );
}
