import { Link } from '@/components/ui/link/link';
import { TabLinks } from '@/components/ui/tab-links/tab-links';
import { paths } from '@/lib/domain/paths';
import type { SavedList, ViewTab } from '@/lib/domain/saved-views';

type Props = {
  list: SavedList;
  views: readonly ViewTab[];
  /** What the list is filtered by now. */
  query: string;
  listHref: string;
  /** The tab of the whole list; left out where the list has views of its own. */
  whole?: { label: string; href: string };
};

/** Saved views above a list. Which one is open is told by the address alone. */
export function ViewTabs({ list, views, query, listHref, whole }: Props) {
  const isSaved = views.some((view) => view.query === query);
  const tabs = [
    ...(whole ? [{ ...whole, current: query === '' }] : []),
    ...views.map((view) => ({
      key: view.id,
      href: listHref + view.query,
      label: view.name,
      current: view.query === query,
    })),
  ];
  return (
    <div className="space-y-2 print:hidden">
      {views.length > 0 && <TabLinks label="Saved views" tabs={tabs} />}
      <p className="flex flex-wrap gap-x-6">
        {query !== '' && !isSaved && (
          <Link href={paths.savedViews(list, query)} className="inline-flex min-h-11 items-center">
            Save this list as a view
          </Link>
        )}
        {views.length > 0 && (
          <Link href={paths.savedViews(list)} className="inline-flex min-h-11 items-center">
            Manage views
          </Link>
        )}
      </p>
    </div>
  );
}
