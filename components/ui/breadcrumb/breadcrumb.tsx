import { Link } from '@/components/ui/link/link';

export type Crumb = { label: string; href?: string };

/** The way from the front page to here. The last one has no address and is the page itself. */
export function Breadcrumb({ crumbs, label = 'Breadcrumb' }: { crumbs: readonly Crumb[]; label?: string }) {
  return (
    <nav aria-label={label} className="text-sm">
      <ol className="flex flex-wrap gap-x-2">
        {crumbs.map((crumb, position) => (
          <li key={crumb.label} className="flex min-w-0 items-center gap-2">
            {position > 0 && (
              <span aria-hidden="true" className="text-muted">
                ›
              </span>
            )}
            {crumb.href ? (
              <Link href={crumb.href} className="inline-flex min-h-11 items-center sm:min-h-8">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page" className="min-w-0 text-muted">
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
