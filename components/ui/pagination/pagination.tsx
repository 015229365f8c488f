import { LinkButton } from '@/components/ui/button/button';
import { Icon } from '@/components/ui/icon/icon';

type PaginationProps = {
  newerHref?: string;
  olderHref?: string;
  /** What the pages are of, for the name of the landmark. */
  label: string;
  newer?: string;
  older?: string;
};

/** Steps through a list by its keys: no page numbers, because the list moves while one reads it. */
export function Pagination({ newerHref, olderHref, label, newer = 'Newer', older = 'Older' }: PaginationProps) {
  if (!newerHref && !olderHref) return null;
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap justify-between gap-3">
      {newerHref ? (
        <LinkButton href={newerHref} tone="secondary" icon="arrow-left">
          {newer}
        </LinkButton>
      ) : (
        <span />
      )}
      {olderHref && (
        <LinkButton href={olderHref} tone="secondary">
          {older}
          <Icon name="arrow-right" />
        </LinkButton>
      )}
    </nav>
  );
}
