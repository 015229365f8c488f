import NextLink from 'next/link';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { pageWidth } from './frame';
import { headerClass, Wordmark, wordmarkClass } from './wordmark';

export type NavItem = { href: string; label: string; current?: boolean; count?: string };

type SiteHeaderProps = {
  nav?: readonly NavItem[];
  homeHref?: string;
  /** The account: name and sign-out, or the sign-in link. */
  children?: ReactNode;
};

/** The plain wordmark, the public navigation and the account. On phones the navigation folds into a menu. */
export function SiteHeader({ nav = [], homeHref = '/', children }: SiteHeaderProps) {
  return (
    <header data-site className={headerClass}>
      <div className={`${pageWidth} flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2 sm:py-3`}>
        <NextLink href={homeHref} prefetch={false} className={wordmarkClass}>
          <Wordmark />
        </NextLink>
        {children && <div className="flex min-w-0 flex-wrap items-center gap-x-4">{children}</div>}
      </div>
      {nav.length > 0 && (
        <>
          <nav aria-label="Main" className={`${pageWidth} hidden md:block`}>
            <ul className="-mb-px flex flex-wrap gap-x-8">
              {nav.map((item) => (
                <li key={item.href}>
                  <NavLink item={item} edge="bottom" />
                </li>
              ))}
            </ul>
          </nav>
          <FoldedNav nav={nav} label="Main" className="md:hidden" />
        </>
      )}
    </header>
  );
}

const edges = {
  bottom: 'border-b-4',
  left: 'w-full border-l-4 pl-3',
} as const;

/** One entry of a navigation, marked where it is the present page. */
export function NavLink({ item, edge }: { item: NavItem; edge: keyof typeof edges }) {
  const face = item.current
    ? 'border-primary font-bold text-primary-dark'
    : 'border-transparent text-ink hover:text-primary hover:border-line';
  return (
    <Link
      href={item.href}
      look="bare"
      aria-current={item.current ? 'page' : undefined}
      className={`inline-flex min-h-11 items-center gap-2 py-2 ${edges[edge]} ${face}`}
    >
      <span className="min-w-0">{item.label}</span>
      {item.count && (
        <span className="ml-auto rounded bg-ground-dark px-2 font-normal text-ink text-sm tabular-nums">
          {item.count}
        </span>
      )}
    </Link>
  );
}

/** The navigation of a phone: a native fold, so that it opens without JavaScript. */
type FoldedNavProps = { nav: readonly NavItem[]; label: string; title?: string; className?: string };

export function FoldedNav({ nav, label, title = 'Menu', className = '' }: FoldedNavProps) {
  const present = nav.find((item) => item.current);
  return (
    <details className={`group/menu border-line border-t print:hidden ${className}`}>
      <summary className={`${pageWidth} flex min-h-11 list-none items-center gap-2 [&::-webkit-details-marker]:hidden`}>
        <Icon name="menu" className="text-primary" />
        <span className="font-bold text-primary">{title}</span>
        {present && <span className="min-w-0 truncate text-muted">{present.label}</span>}
        <Icon name="chevron-down" className="ml-auto transition-transform group-open/menu:rotate-180" />
      </summary>
      <nav aria-label={label} className={`${pageWidth} pb-3`}>
        <ul>
          {nav.map((item) => (
            <li key={item.href}>
              <NavLink item={item} edge="left" />
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}
