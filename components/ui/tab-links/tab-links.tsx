import { Link } from '@/components/ui/link/link';

export type TabLink = { href: string; label: string; current?: boolean; count?: string };

/** Views of one thing side by side. They are links, so each view has an address and the back button works. */
export function TabLinks({ tabs, label }: { tabs: readonly TabLink[]; label: string }) {
  return (
    <nav aria-label={label} className="border-line border-b">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {tabs.map((tab) => (
          <li key={`${tab.href} ${tab.label}`}>
            <Link
              href={tab.href}
              look="bare"
              aria-current={tab.current ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center gap-2 border-b-4 pt-1 ${
                tab.current
                  ? 'border-primary font-bold text-ink'
                  : 'border-transparent text-primary hover:border-line hover:text-primary-dark'
              }`}
            >
              {tab.label}
              {tab.count && <span className="font-normal text-muted text-sm tabular-nums">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
