import type { ReactNode } from 'react';
import { Tag } from '@/components/ui/tag/tag';
import { WordChanges } from '@/components/workflow/word-changes';
import type { SectionChanges } from '@/lib/domain/requests/changes-view';
import type { Change } from '@/lib/domain/requests/snapshot-diff';

const kindTags = {
  added: { label: 'Added', tone: 'green' },
  removed: { label: 'Removed', tone: 'red' },
  changed: { label: 'Changed', tone: 'blue' },
} as const;

const nothingThere = { before: 'Was not there', after: 'No longer there' } as const;

/** One side of a change: its words marked where both sides have some, else the whole text. */
function Side({ change, side }: { change: Change; side: 'before' | 'after' }) {
  const text = change[side];
  if (text === null) return <p className="text-muted">{nothingThere[side]}</p>;
  if (change.words.length === 0) return <p className="whitespace-pre-line">{text}</p>;
  const left = side === 'before' ? 'added' : 'removed';
  return <WordChanges parts={change.words.filter(({ kind }) => kind !== left)} />;
}

/** What changed in one field, in one column: its words marked, or the whole text where it came or went. */
export function ChangedText({ change }: { change: Change }) {
  if (change.words.length > 0) return <WordChanges parts={change.words} />;
  const kind = change.kind === 'removed' ? 'removed' : 'added';
  return <WordChanges parts={[{ kind, text: change.after ?? change.before ?? '' }]} />;
}

/** Both sides of a change beside each other, and below each other where there is no room. */
export function ChangeSides({ change, heads }: { change: Change; heads: { before: string; after: string } }) {
  return (
    <div className="grid gap-x-8 gap-y-3 md:grid-cols-2">
      {(['before', 'after'] as const).map((side) => (
        <div key={side} className="wrap-anywhere min-w-0">
          <p className="text-muted text-sm">{heads[side]}</p>
          <Side change={change} side={side} />
        </div>
      ))}
    </div>
  );
}

/** The changed fields of each section under its title. */
export function ChangesBySection({
  sections,
  level,
  children,
}: {
  sections: readonly SectionChanges[];
  level: 'h2' | 'h3';
  children: (change: Change) => ReactNode;
}) {
  const Heading = level;
  return sections.map(({ section, title, changes }) => (
    <section key={section} aria-labelledby={`changes-${section}`} className="space-y-3">
      <Heading id={`changes-${section}`}>{title}</Heading>
      <ul className="border-line border-t">
        {changes.map((change) => (
          <li key={change.field} className="space-y-2 border-line border-b py-3">
            <p className="flex flex-wrap items-center gap-2">
              <span className="wrap-anywhere font-bold">{change.label}</span>
              <Tag tone={kindTags[change.kind].tone}>{kindTags[change.kind].label}</Tag>
            </p>
            {children(change)}
          </li>
        ))}
      </ul>
    </section>
  ));
}
