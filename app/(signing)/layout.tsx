import type { ReactNode } from 'react';
import { DemonstrationBanner } from '@/components/page/demonstration-banner';
import { SkipLink } from '@/components/page/skip-link';
import { requireActor } from '@/lib/server/auth/current-actor';
import { env } from '@/lib/server/env';

/** The frame of the signing page: one column and nothing else to click. */
export default async function SigningLayout({ children }: { children: ReactNode }) {
  await requireActor();
  return (
    <>
      <SkipLink />
      {env.DEMO && <DemonstrationBanner />}
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
        {children}
      </main>
    </>
  );
}
