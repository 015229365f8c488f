import { boxClass } from '@/components/form/field';
import { Icon } from '@/components/ui/icon/icon';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { SearchPalette } from './search-palette';

/** The search in the header of signed-in pages: a plain form, and on phones a way to its page. */
export function SearchBox() {
  return (
    <search aria-label="Portal" className="flex items-center print:hidden">
      <form action={paths.search()} method="get" className="flex items-center max-xl:hidden">
        <input
          type="search"
          name="q"
          aria-label="Search the portal"
          placeholder="Search"
          maxLength={100}
          autoComplete="off"
          className={`${boxClass} w-44`}
        />
        <button
          type="submit"
          aria-label="Search"
          className="inline-flex size-11 items-center justify-center bg-primary text-surface hover:bg-primary-dark"
        >
          <Icon name="search" />
        </button>
      </form>
      <SearchPalette />
      <Link
        href={paths.search()}
        look="bare"
        className="-ml-3 inline-flex size-11 items-center justify-center text-primary xl:hidden"
      >
        <Icon name="search" />
        <span className="sr-only">Search</span>
      </Link>
    </search>
  );
}
