import type { ReactNode } from 'react';
import { DemonstrationBanner } from '@/components/page/demonstration-banner';
import { SkipLink } from '@/components/page/skip-link';

/**
 * The frame of the public pages. No session is looked up here. Most of these pages are drawn when the portal is built,
 * before anybody knows whether this copy is a demonstration: the style sheet, which is asked for with each page and
 * before it is shown, says so and uncovers the banner.
 */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <link rel="stylesheet" href="/demonstration.css" precedence="high" />
      <SkipLink />
      <div data-demonstration className="hidden">
        <DemonstrationBanner />
      </div>
      {children}
    </>
  );
}
