import type { ReactNode } from 'react';

/** Grey not started, blue with someone, yellow waiting on you, green done, red stopped or overdue, purple deferred. */
export type TagTone = 'grey' | 'blue' | 'yellow' | 'green' | 'red' | 'purple';

const faces: Record<TagTone, string> = {
  grey: 'bg-tag-grey text-tag-grey-ink',
  blue: 'bg-tag-blue text-tag-blue-ink',
  yellow: 'bg-tag-yellow text-tag-yellow-ink',
  green: 'bg-tag-green text-tag-green-ink',
  red: 'bg-tag-red text-tag-red-ink',
  purple: 'bg-tag-purple text-tag-purple-ink',
};

/** A short label on a coloured ground. The words carry the meaning; the colour only groups. */
export function Tag({ tone = 'grey', children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={`tag ${faces[tone]}`}>{children}</span>;
}
