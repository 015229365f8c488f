import type { ReactNode } from 'react';

export type Fact = { label: string; value: ReactNode };

/** Short facts in the rail beside a case: office, liaison, program, dates. */
export function FactRail({ facts, heading, level = 2 }: { facts: readonly Fact[]; heading?: string; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <section className="@container min-w-0">
      {heading && <Heading className="mb-3 text-lg">{heading}</Heading>}
      <dl className="grid gap-x-6 gap-y-3 border-line border-t pt-3 @sm:grid-cols-2 @2xl:grid-cols-3">
        {facts.map((fact) => (
          <div key={fact.label} className="min-w-0">
            <dt className="text-muted text-sm">{fact.label}</dt>
            <dd className="min-w-0">{fact.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
