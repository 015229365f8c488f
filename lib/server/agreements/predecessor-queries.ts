import 'server-only';
import { originText, type SectionOrigin } from '@/lib/domain/agreements/renewed-text';
import { unexecutedStatuses } from '@/lib/domain/agreements/status';
import { paths } from '@/lib/domain/paths';
import { type WordPart, wordDiff } from '@/lib/domain/word-diff';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { predecessorText } from '@/lib/server/agreements/predecessor-text';
import { db } from '@/lib/server/db/client';

// A renewal beside the agreement that it follows. Who reads the one reads the other: both are of one agency and office.

type Section = { key: string; body: string; origin: SectionOrigin };

export type BesidePredecessor = {
  predecessor: { number: string; href: string } | null;
  of: (section: Section) => { originText: string | null; marks: readonly WordPart[] | null };
};

/** The text in force of the agreement before, beside each section of this one. */
export const besidePredecessor = async (row: AgreementCase): Promise<BesidePredecessor> => {
  const nothing: BesidePredecessor = { predecessor: null, of: () => ({ originText: null, marks: null }) };
  if (row.supersedesId === null) return nothing;
  const { id, number } = await db.agreement.findUniqueOrThrow({
    where: { id: row.supersedesId },
    select: { id: true, number: true },
  });
  // Once everyone has signed, the text is read as it stands.
  const isDraft = unexecutedStatuses.some((status) => status === row.status);
  const bodies = new Map((await predecessorText(db, id)).map(({ key, body }) => [key, body]));
  // What was signed outside the portal has its text in a file.
  if (bodies.size === 0) return nothing;
  return {
    predecessor: { number, href: paths.agreementText(id) },
    of: ({ key, body, origin }) => {
      const before = bodies.get(key) ?? '';
      return {
        originText: originText(origin, number),
        marks: before === body || !isDraft ? null : wordDiff(before, body),
      };
    },
  };
};
