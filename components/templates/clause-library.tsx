import { TextProse } from '@/components/agreements/text-prose';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { clauseKindLabels } from '@/lib/domain/agreements/library/template-content';
import type { LibraryClauseRow } from '@/lib/domain/agreements/library/template-view';

/** Every clause of the library in its newest version, with where it is used. */
export function ClauseLibrary({ rows }: { rows: readonly LibraryClauseRow[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {rows.map((clause) => (
        <li key={clause.id} id={clause.id} className="space-y-2 py-5">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
            <h2 className="min-w-0 text-xl">{clause.heading}</h2>
            <Tag tone={clause.kind === 'MANDATORY' ? 'blue' : 'grey'}>{clauseKindLabels[clause.kind]}</Tag>
            <span className="wrap-anywhere text-muted text-sm">
              {`${clause.id}, ${clause.versions === 1 ? 'one version' : `${clause.versions} versions`}`}
            </span>
          </div>
          <p className="max-w-reading">
            {clause.plain} <span className="text-muted text-sm">(In plain words, not binding.)</span>
          </p>
          <p className="text-muted text-sm">Legal basis: {clause.legalBasis}</p>
          <Disclosure summary={`Text, and ${usedText(clause.usedIn.length)}`}>
            <TextProse text={clause.body} />
            <ul className="mt-3 list-disc pl-5 text-sm">
              {clause.usedIn.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

const usedText = (count: number): string => {
  if (count === 0) return 'in no template in force';
  return count === 1 ? 'the template that carries it' : `the ${count} templates that carry it`;
};
