'use client';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { PortalShell } from '@/components/page/portal-shell';
import type { PortalNavItem } from '@/lib/domain/navigation';

/** The shell of signed-in pages. It marks the entry of the present page by itself: layouts are not drawn again on a click. */
export function PortalFrame({ nav, children }: { nav: readonly PortalNavItem[]; children: ReactNode }) {
  const path = usePathname();
  // Of two entries that lead to the page, the one that says more of its address.
  const leading = nav.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const current = leading.toSorted((a, b) => b.href.length - a.href.length)[0]?.href;
  return <PortalShell nav={nav.map((item) => ({ ...item, current: item.href === current }))}>{children}</PortalShell>;
}
