import type { ReactNode } from 'react';
import { DemonstrationBanner } from '@/components/page/demonstration-banner';
import { SessionWatch } from '@/components/page/session-watch';
import { SkipLink } from '@/components/page/skip-link';
import { TypedKeeper } from '@/components/page/typed-keeper';
import { requireActor } from '@/lib/server/auth/current-actor';
import { env } from '@/lib/server/env';

/** The frame of the signing page: one column and nothing else to click. */
export default async function SigningLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  return (
    <>
      <SkipLink />
      {env.DEMO && <DemonstrationBanner />}
      <SessionWatch />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
        <TypedKeeper owner={actor.id ?? ''} />
        {children}
      </main>
    </>
  );
}
