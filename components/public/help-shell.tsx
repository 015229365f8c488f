import type { ReactNode } from 'react';
import { PageTitle } from '@/components/page/page-title';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { PublicPage, type PublicPlace } from './public-page';

const pages = [
  { href: paths.howItWorks(), label: 'How it works' },
  { href: paths.glossary(), label: 'Glossary' },
  { href: paths.whoIsTold(), label: 'Who is told what' },
  { href: paths.privacy(), label: 'Privacy' },
  { href: paths.accessibility(), label: 'Accessibility' },
  { href: paths.complaints(), label: 'Complaint routes' },
  { href: paths.api(), label: 'API' },
] as const;

type HelpShellProps = { href: string; title: string; lead: string; place?: PublicPlace; children: ReactNode };

/** The frame of the help pages: the other ones at the left, and on phones at the end. */
export function HelpShell({ href, title, lead, place, children }: HelpShellProps) {
  return (
    <PublicPage place={place}>
      <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <nav
          aria-label="Help"
          className="max-lg:order-last max-lg:border-line max-lg:border-t max-lg:pt-6 print:hidden"
        >
          <p className="pb-2 font-bold">Help</p>
          <ul>
            {pages.map((page) => (
              <li key={page.href}>
                <Link
                  href={page.href}
                  look="bare"
                  aria-current={page.href === href ? 'page' : undefined}
                  className={`flex min-h-11 items-center border-l-4 pl-3 ${
                    page.href === href
                      ? 'border-primary font-bold text-primary-dark'
                      : 'border-transparent text-primary hover:border-line hover:underline'
                  }`}
                >
                  {page.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0">
          <PageTitle title={title} below={<p className="max-w-reading text-lg text-muted">{lead}</p>} />
          {children}
        </div>
      </div>
    </PublicPage>
  );
}
