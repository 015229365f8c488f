import { Fragment } from 'react';
import type { WordPart } from '@/lib/domain/word-diff';

const words = { added: 'added: ', removed: 'removed: ', same: '' } as const;

/** A text with its changes: what came in underlined on green, what went out struck through on red, each said in words. */
export function WordChanges({ parts }: { parts: readonly WordPart[] }) {
  return (
    <p className="whitespace-pre-line break-words">
      {parts.map(({ kind, text }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a part of a text is its place
        if (kind === 'same') return <span key={at}>{text}</span>;
        const Mark = kind === 'added' ? 'ins' : 'del';
        // Line breaks before the words are left unmarked: they would show as slivers of colour.
        const breaks = text.match(/^\n+(?=.)/u)?.[0] ?? '';
        const look = kind === 'added' ? 'bg-success-light underline' : 'bg-error-light line-through';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part of a text is its place
          <Fragment key={at}>
            {breaks}
            <Mark className={`${look} box-decoration-clone px-0.5`}>
              <span className="sr-only">{words[kind]}</span>
              {text.slice(breaks.length)}
            </Mark>
          </Fragment>
        );
      })}
    </p>
  );
}
