import type { ReactNode } from 'react';

/** A section of a case page with an address of its own, so that links and "jump to" lead straight to it. */
export function CaseSection({ id, heading, children }: { id: string; heading: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className="scroll-mt-6 space-y-4">
      <h2 id={`${id}-heading`} className="text-2xl">
        {heading}
      </h2>
      {children}
    </section>
  );
}

/** What stands where nothing was written. */
export const NothingYet = ({ children }: { children: ReactNode }) => <p className="text-muted">{children}</p>;
