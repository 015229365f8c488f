import type { ReactNode } from 'react';
import { pageWidth } from '@/components/page/frame';
import { SiteFooter } from '@/components/page/site-footer';
import { SiteHeader } from '@/components/page/site-header';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';

const places = {
  programs: { href: paths.programs(), label: 'Programs' },
  finder: { href: paths.finder(), label: 'Program finder' },
  register: { href: paths.register(), label: 'Agreements in force' },
  'how-it-works': { href: paths.howItWorks(), label: 'How it works' },
  complaints: { href: paths.complaints(), label: 'Complaints' },
} as const;

export type PublicPlace = keyof typeof places;

const footer = [
  { href: paths.howItWorks(), label: 'How it works' },
  { href: paths.offices(), label: 'Find your ICE office' },
  { href: paths.findAgency(), label: 'Find your agency' },
  { href: paths.verify(), label: 'Check a copy of an agreement' },
  { href: paths.glossary(), label: 'Glossary' },
  { href: paths.privacy(), label: 'Privacy' },
  { href: paths.accessibility(), label: 'Accessibility' },
  { href: paths.complaints(), label: 'Complaint routes' },
] as const;

type PublicPageProps = {
  /** The entry of the navigation this page belongs to. */
  place?: PublicPlace;
  /** A part above the content that is as wide as the window. */
  band?: ReactNode;
  children: ReactNode;
};

/** Header, content and footer of a page that anyone may read. */
export function PublicPage({ place, band, children }: PublicPageProps) {
  const nav = Object.entries(places).map(([key, item]) => ({ ...item, current: key === place }));
  return (
    <>
      <SiteHeader nav={nav}>
        <Link href={paths.signIn()} className="inline-flex min-h-11 items-center font-bold">
          Sign in
        </Link>
      </SiteHeader>
      <main id="main" tabIndex={-1} className="min-w-0">
        {band}
        <div className={`${pageWidth} py-8 sm:py-12`}>{children}</div>
      </main>
      <SiteFooter links={footer} />
    </>
  );
}
