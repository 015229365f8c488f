import { boxClass } from '@/components/form/field';
import { PageTitle } from '@/components/page/page-title';
import { SearchGroups } from '@/components/search/search-groups';
import { Alert } from '@/components/ui/alert/alert';
import { Button } from '@/components/ui/button/button';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { type SearchView, searchKindWords } from '@/lib/domain/search/search-view';

/** The page of the search: its box, and what was found by kind. */
export function SearchPage({ view }: { view: SearchView }) {
  const { q, kind, groups, meant } = view;
  return (
    <>
      <PageTitle title={kind === null ? 'Search' : `Search: ${searchKindWords[kind].many.toLowerCase()}`} />
      <search aria-label="This page">
        <form action={paths.search()} method="get" className="mb-8 flex max-w-3xl flex-wrap items-end gap-4">
          {kind !== null && <input type="hidden" name="kind" value={kind} />}
          <label className="min-w-0 flex-1 basis-64 space-y-1">
            <span className="block font-bold">Search for</span>
            <input type="search" name="q" defaultValue={q} maxLength={100} className={`${boxClass} block w-full`} />
          </label>
          <Button type="submit" icon="search">
            Search
          </Button>
        </form>
      </search>
      {kind !== null && (
        <p className="-mt-4 mb-6">
          <Link href={paths.search({ q })}>Search everything</Link>
        </p>
      )}
      {meant !== null && (
        <div className="mb-8 max-w-3xl">
          <Alert tone="info" heading={`Nothing has “${q}”. Did you mean “${meant}”?`}>
            <p>
              This is what was found for <Link href={paths.search({ q: meant, kind })}>{meant}</Link>.
            </p>
          </Alert>
        </div>
      )}
      {groups.length > 0 ? <SearchGroups view={view} /> : <Nothing state={view.state} q={q} />}
    </>
  );
}

function Nothing({ state, q }: Pick<SearchView, 'state' | 'q'>) {
  switch (state) {
    case 'NOTHING_ASKED':
      return (
        <EmptyState heading="What are you looking for?" icon="search">
          <p>
            Type a number, a name or words from a text. You find what you may read: requests, agreements, agencies,
            questions, comments and the text of files.
          </p>
          <p className="mt-2">
            Put words that stand side by side in quotation marks, write “or” between words of which one is enough, and a
            minus before a word that must not be there.
          </p>
        </EmptyState>
      );
    case 'TOO_SHORT':
      return (
        <EmptyState heading="Type a little more" icon="search">
          A search needs two letters or digits.
        </EmptyState>
      );
    case 'TOO_SLOW':
      return (
        <EmptyState heading="That took too long" icon="clock">
          These words stand in very many texts. Add a word that is rarer, or search in one kind only.
        </EmptyState>
      );
    default:
      return (
        <EmptyState heading={`Nothing was found for “${q}”`} icon="search">
          Nothing that you may read has all these words. Use fewer words, or look whether one is mistyped.
        </EmptyState>
      );
  }
}
