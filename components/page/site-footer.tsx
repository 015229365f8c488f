import { Link } from '@/components/ui/link/link';
import { pageWidth } from './frame';

export type FooterLink = { href: string; label: string };

/** The same links at the end of every page, in the same order. */
export function SiteFooter({ links, note }: { links: readonly FooterLink[]; note?: string }) {
  return (
    <footer data-site className="mt-16 border-line border-t bg-ground">
      <div className={`${pageWidth} flex flex-col gap-4 py-8`}>
        <nav aria-label="Footer">
          <ul className="flex flex-wrap gap-x-8 max-sm:flex-col">
            {links.map((link) => (
              <li key={link.href}>
                <Link href={link.href} className="inline-flex min-h-11 items-center">
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <p className="max-w-reading text-muted text-sm">
          {note ?? 'ACCESS Partnership Portal: requests, assessments, agreements and their public register.'}
        </p>
      </div>
    </footer>
  );
}
