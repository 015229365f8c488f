import type { ReactNode } from 'react';
import { DemonstrationBanner } from '@/components/page/demonstration-banner';
import { pageWidth } from '@/components/page/frame';
import { SiteFooter } from '@/components/page/site-footer';
import { SiteHeader } from '@/components/page/site-header';
import { SkipLink } from '@/components/page/skip-link';
import { paths } from '@/lib/domain/paths';
import { env } from '@/lib/server/env';

// Who may sign in, and whether this is a demonstration, is known when someone asks, not when the portal is built.
export const dynamic = 'force-dynamic';

const footer = [
  { href: paths.home(), label: 'About the portal' },
  { href: paths.howItWorks(), label: 'How it works' },
  { href: paths.accessibility(), label: 'Accessibility' },
  { href: paths.privacy(), label: 'Privacy' },
];

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      {env.DEMO && <DemonstrationBanner />}
      <SiteHeader />
      <main id="main" tabIndex={-1} className={`${pageWidth} min-w-0 py-8 sm:py-12`}>
        {children}
      </main>
      <SiteFooter links={footer} />
    </>
  );
}
