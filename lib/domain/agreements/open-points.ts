// What is still open in a text, section by section, and whose turn each point is.
import type { SectionView } from '@/lib/domain/agreements/agreement-view';

export type OpenPoint = {
  key: string;
  sectionKey: string;
  /** "12. News media" */
  section: string;
  /** What has to be done about it, or who does it. */
  todo: string;
  /** The reader can do something about it now. */
  yours: boolean;
};

export type OpenPoints = { points: readonly OpenPoint[]; settled: number; all: number };

/** The open points of a text, those of the reader first. */
export const openPoints = (sections: readonly SectionView[], mayComment: boolean): OpenPoints => {
  const points = sections.flatMap(({ key: sectionKey, number, heading, proposals, comments }): OpenPoint[] => {
    const place = { sectionKey, section: `${number}. ${heading}` };
    return [
      ...proposals
        .filter(({ state }) => state === 'OPEN')
        .map(({ id, mayAnswer }) => ({
          ...place,
          key: id,
          todo: mayAnswer ? 'Accept or reject the proposed change.' : 'A proposed change waits for the other side.',
          yours: mayAnswer,
        })),
      ...comments
        .filter(({ resolved }) => !resolved)
        .map(({ id, author }) => ({
          ...place,
          key: id,
          todo: `Settle the comment by ${author}.`,
          yours: mayComment,
        })),
    ];
  });
  const all = sections.reduce((sum, { proposals, comments }) => sum + proposals.length + comments.length, 0);
  const sorted = [...points].sort((a, b) => Number(b.yours) - Number(a.yours));
  return { points: sorted, settled: all - points.length, all };
};
