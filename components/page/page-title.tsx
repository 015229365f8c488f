import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';

type PageTitleProps = {
  title: ReactNode;
  /** A line above: "Section 3 of 7", "Request ACC-2026-000123". */
  caption?: ReactNode;
  /** A line below: agency, tags, who holds it. */
  below?: ReactNode;
  /** Buttons at the right; on phones below the title. */
  actions?: ReactNode;
};

/** The one first-level heading of a page. */
export function PageTitle({ title, caption, below, actions }: PageTitleProps) {
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-4 sm:mb-8">
      <div className="min-w-0 max-w-3xl space-y-2">
        {caption && <p className="text-lg text-muted">{caption}</p>}
        <h1>{title}</h1>
        {below && <div className="flex flex-wrap items-center gap-x-4 gap-y-2">{below}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-3 max-sm:w-full print:hidden">{actions}</div>}
    </div>
  );
}

/** The way back to where one came from, above the title. */
export function BackLink({ href, children = 'Back' }: { href: string; children?: ReactNode }) {
  return (
    <p className="-mt-2 mb-2 print:hidden">
      <Link href={href} className="inline-flex min-h-11 items-center gap-2">
        <Icon name="arrow-left" />
        {children}
      </Link>
    </p>
  );
}
