import type { Metadata } from 'next';
import { PageNotFound } from '@/components/page/page-not-found';
import { PublicShell } from '@/components/page/public-shell';
import { SiteHeader } from '@/components/page/site-header';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <PublicShell>
        <PageNotFound />
      </PublicShell>
    </>
  );
}
