/** The plain wordmark; what is around it leads home. */
export function Wordmark() {
  return (
    <span>
      <span className="font-extrabold text-primary-darker">ACCESS</span>{' '}
      <span className="font-semibold">Partnership Portal</span>
    </span>
  );
}

/** How a link around the wordmark looks. */
export const wordmarkClass =
  'inline-flex min-h-11 items-center text-ink leading-tight no-underline hover:text-primary-dark sm:text-xl';

/** How the bar of a header looks that the wordmark stands in. */
export const headerClass = 'border-line border-b bg-surface';
