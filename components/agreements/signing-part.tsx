import type { ReactNode } from 'react';

type PartProps = { number: number; heading: string; id?: string; children: ReactNode };

/** One numbered part of the signing page. */
export function Part({ number, heading, id, children }: PartProps) {
  const headingId = `part-${number}`;
  return (
    <section id={id} aria-labelledby={headingId} className="scroll-mt-6 space-y-4 border-line border-t pt-8">
      <h2 id={headingId} className="text-2xl">
        <span className="text-muted">{number}.</span> {heading}
      </h2>
      {children}
    </section>
  );
}
