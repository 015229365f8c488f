import type { ReactNode } from 'react';

type CardProps = {
  heading?: ReactNode;
  /** Heading level, so that the outline of the page stays whole. */
  level?: 2 | 3 | 4;
  /** What stands at the right of the heading: a tag, a small action. */
  aside?: ReactNode;
  tone?: 'plain' | 'quiet';
  children?: ReactNode;
};

/** A bordered block for things that are separate from each other. */
export function Card({ heading, level = 2, aside, tone = 'plain', children }: CardProps) {
  const Heading = `h${level}` as const;
  const ground = tone === 'quiet' ? 'bg-ground' : 'bg-surface';
  return (
    <section data-card className={`min-w-0 rounded border border-line p-4 sm:p-6 ${ground}`}>
      {(heading || aside) && (
        <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          {heading && <Heading className="min-w-0 text-xl">{heading}</Heading>}
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
