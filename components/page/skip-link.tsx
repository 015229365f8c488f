/** The first thing the Tab key finds: past the header, to `<main id="main">`. */
export function SkipLink({ target = 'main' }: { target?: string }) {
  return (
    <a
      href={`#${target}`}
      className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:px-4 focus:py-3 focus:text-primary focus:underline"
    >
      Skip to main content
    </a>
  );
}
