import { Button, LinkButton } from '@/components/ui/button/button';
import { Tag } from '@/components/ui/tag/tag';
import { DemonstrationBanner } from './demonstration-banner';
import { BackLink, PageTitle } from './page-title';
import { PortalShell } from './portal-shell';
import { Prose } from './prose';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';
import { SkipLink } from './skip-link';

const nav = [
  { href: '/programs', label: 'Programs' },
  { href: '/register', label: 'Agreements in force', current: true },
  { href: '/help', label: 'How it works' },
];

export const examples = {
  'demonstration banner': <DemonstrationBanner />,
  'header and skip link': (
    <>
      <SkipLink />
      <SiteHeader nav={nav}>
        <LinkButton href="/sign-in" tone="quiet">
          Sign in
        </LinkButton>
      </SiteHeader>
    </>
  ),
  'portal shell with a title': (
    <PortalShell
      nav={[
        { href: '/dashboard', label: 'Dashboard', count: '4' },
        { href: '/requests', label: 'Requests', current: true },
        { href: '/agreements', label: 'Agreements' },
      ]}
    >
      <BackLink href="/requests">Requests</BackLink>
      <PageTitle
        caption="ACC-2026-000123"
        title="Document fraud at the county clerk"
        below={
          <>
            <span>Calder County Sheriff's Office</span>
            <Tag tone="yellow">Waiting on you</Tag>
          </>
        }
        actions={
          <Button tone="secondary" icon="print">
            Print
          </Button>
        }
      />
    </PortalShell>
  ),
  prose: (
    <Prose>
      <h2>How it works</h2>
      <p>
        An agency tells us what it needs. A liaison looks at the need with the agency, and both agree on a plan before
        anything is signed. <a href="/help">Read more</a>.
      </p>
      <ul>
        <li>Nothing is decided by a score alone.</li>
        <li>You can withdraw at any time.</li>
      </ul>
    </Prose>
  ),
  footer: (
    <SiteFooter
      links={[
        { href: '/help', label: 'How it works' },
        { href: '/help/accessibility', label: 'Accessibility' },
        { href: '/help/privacy', label: 'Privacy notice' },
        { href: '/help/complaints', label: 'Complaint routes' },
      ]}
    />
  ),
};
