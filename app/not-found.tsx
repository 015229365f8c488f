import type { Metadata } from 'next';
import { pageWidth } from '@/components/page/frame';
import { PageNotFound } from '@/components/page/page-not-found';
import { PublicShell } from '@/components/page/public-shell';
import { headerClass, Wordmark, wordmarkClass } from '@/components/page/wordmark';

export const metadata: Metadata = { title: 'Page not found' };

// Next has it at hand on every page, with whatever script it needs: so it needs none.
export default function NotFound() {
  return (
    <>
      <header data-site className={headerClass}>
        <div className={`${pageWidth} py-2 sm:py-3`}>
          <a href="/" className={wordmarkClass}>
            <Wordmark />
          </a>
        </div>
      </header>
      <PublicShell>
        <PageNotFound />
      </PublicShell>
    </>
  );
}
