import { Link } from '@/components/ui/link/link';
import { Pagination } from '@/components/ui/pagination/pagination';
import { paths } from '@/lib/domain/paths';
import { rankedMax } from '@/lib/domain/search/search-query';
import {
  foundText,
  hasNext,
  type SearchGroup,
  type SearchRow,
  type SearchView,
  type Stretch,
  searchKindWords,
} from '@/lib/domain/search/search-view';

/** What was found, by kind; on the page of one kind with the way on. */
export function SearchGroups({ view }: { view: SearchView }) {
  const asked = view.meant ?? view.q;
  return (
    <div className="max-w-4xl space-y-10">
      {view.groups.map((group) => (
        <section key={group.kind} aria-labelledby={`found-${group.kind}`}>
          <h2 id={`found-${group.kind}`} className="mb-2 text-2xl">
            {searchKindWords[group.kind].many}{' '}
            <span className="font-normal text-lg text-muted">({foundText(group.found)})</span>
          </h2>
          <ol className="border-line border-t">
            {group.rows.map((row) => (
              <FoundRow key={row.id} row={row} />
            ))}
          </ol>
          {view.kind === null ? <More group={group} q={asked} /> : <Pages view={view} group={group} q={asked} />}
        </section>
      ))}
    </div>
  );
}

function FoundRow({ row }: { row: SearchRow }) {
  const { href, title, context, excerpt, on, file } = row;
  return (
    <li className="space-y-1 border-line border-b py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <Link href={href} look="strong" className="wrap-anywhere min-w-0">
          <Marked stretches={title} />
        </Link>
        {on !== '' && <span className="whitespace-nowrap text-muted text-sm">{on}</span>}
      </div>
      {context.length > 0 && (
        <p className="wrap-anywhere text-muted text-sm">
          <Marked stretches={context} />
        </p>
      )}
      {excerpt.length > 0 && (
        <p className="wrap-anywhere max-w-reading">
          <Marked stretches={excerpt} />
        </p>
      )}
      {file !== null && (
        <p>
          <Link href={file}>Open the file</Link>
        </p>
      )}
    </li>
  );
}

/** A text with what was looked for marked in it. Nothing of it is markup. */
export function Marked({ stretches }: { stretches: readonly Stretch[] }) {
  return stretches.map(({ text, hit }, at) =>
    hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text stand in their order
      <mark key={at} className="bg-tag-yellow text-tag-yellow-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

function More({ group: { kind, rows, found }, q }: { group: SearchGroup; q: string }) {
  if (found <= rows.length) return null;
  return (
    <p className="mt-3">
      <Link href={paths.search({ q, kind })} className="inline-flex min-h-11 items-center">
        Show {found > rankedMax ? 'more' : `all ${found}`} {searchKindWords[kind].many.toLowerCase()}
      </Link>
    </p>
  );
}

function Pages({ view: { kind, page }, group: { found }, q }: { view: SearchView; group: SearchGroup; q: string }) {
  return (
    <Pagination
      label="Pages of what was found"
      {...(page > 1 ? { newerHref: paths.search({ q, kind, page: page - 1 }) } : {})}
      {...(hasNext(found, page) ? { olderHref: paths.search({ q, kind, page: page + 1 }) } : {})}
      newer="Before"
      older="More"
    />
  );
}
