import type { ReactNode } from 'react';
import { pageWidth } from './frame';
import { FoldedNav, type NavItem, NavLink } from './site-header';

type PortalShellProps = { nav: readonly NavItem[]; label?: string; children: ReactNode };

/** The frame of signed-in pages: navigation at the left, 240 px; on phones it folds above the content. */
export function PortalShell({ nav, label = 'Portal', children }: PortalShellProps) {
  return (
    <>
      <FoldedNav nav={nav} label={label} title={`${label} menu`} className="border-b lg:hidden" />
      <div className={`${pageWidth} grid gap-x-10 lg:grid-cols-[15rem_minmax(0,1fr)] print:block`}>
        <nav aria-label={label} className="hidden lg:block">
          <ul className="sticky top-0 py-8">
            {nav.map((item) => (
              <li key={item.href} className="border-line border-b last:border-b-0">
                <NavLink item={item} edge="left" />
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" tabIndex={-1} className="min-w-0 py-6 lg:py-8">
          {children}
        </main>
      </div>
    </>
  );
}
