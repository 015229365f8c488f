import type { ReactNode } from 'react';
import { stopViewAs } from '@/app/(portal)/view-as/actions';
import { SignOutForm } from '@/components/auth/sign-out-form';
import { NoticesLink } from '@/components/notices/notices-link';
import { DemonstrationBanner } from '@/components/page/demonstration-banner';
import { SessionWatch } from '@/components/page/session-watch';
import { SiteFooter } from '@/components/page/site-footer';
import { SiteHeader } from '@/components/page/site-header';
import { SkipLink } from '@/components/page/skip-link';
import { TypedKeeper } from '@/components/page/typed-keeper';
import { SearchBox } from '@/components/search/search-box';
import { Link } from '@/components/ui/link/link';
import { ViewBanner } from '@/components/view-as/view-banner';
import { timeLeft } from '@/lib/domain/access/view-as';
import { portalNavigation } from '@/lib/domain/navigation';
import { paths } from '@/lib/domain/paths';
import { requireFrame } from '@/lib/server/auth/current-actor';
import { signOutAction } from '@/lib/server/auth/second-factor-actions';
import { now } from '@/lib/server/clock';
import { env } from '@/lib/server/env';
import { freshNotices } from '@/lib/server/notices/notice-queries';
import { getAccountLine } from '@/lib/server/people/account-line';
import { PortalFrame } from './portal-frame';

const footer = [
  { href: paths.howItWorks(), label: 'How it works' },
  { href: paths.register(), label: 'Agreements in force' },
  { href: paths.accessibility(), label: 'Accessibility' },
  { href: paths.privacy(), label: 'Privacy' },
];

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const actor = await requireFrame();
  const [{ name, roles, place }, fresh] = await Promise.all([getAccountLine(actor), freshNotices(actor)]);
  return (
    <>
      <SkipLink />
      {env.DEMO && <DemonstrationBanner />}
      {actor.viewedBy && (
        <ViewBanner
          name={`${name}, ${roles}`}
          reason={actor.viewedBy.reason}
          endsAt={actor.viewedBy.endsAt.toISOString()}
          left={timeLeft(actor.viewedBy.endsAt, now())}
          stop={stopViewAs}
        />
      )}
      <SiteHeader homeHref={paths.dashboard()}>
        {!actor.viewedBy && <SearchBox />}
        <NoticesLink fresh={fresh} />
        <p className="wrap-anywhere min-w-0 text-sm">
          <Link href={paths.account()} look="strong">
            {name}
          </Link>
          <span className="block text-muted max-sm:hidden">
            {roles}, {place}
          </span>
        </p>
        <SignOutForm action={signOutAction} />
      </SiteHeader>
      <SessionWatch />
      <PortalFrame nav={portalNavigation(actor)}>
        <TypedKeeper owner={actor.id ?? ''} />
        {children}
      </PortalFrame>
      <SiteFooter links={footer} />
    </>
  );
}
