'use client';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { PortalShell } from '@/components/page/portal-shell';
import type { PortalNavItem } from '@/lib/domain/navigation';

/** The shell of signed-in pages. It marks the entry of the present page by itself: layouts are not drawn again on a click. */
export function PortalFrame({ nav, children }: { nav: readonly PortalNavItem[]; children: ReactNode }) {
  const path = usePathname();
  const isCurrent = (href: string) => path === href || path.startsWith(`${href}/`);
  return <PortalShell nav={nav.map((item) => ({ ...item, current: isCurrent(item.href) }))}>{children}</PortalShell>;
}
