import 'server-only';
import type { SectionInForce, Wording } from '@/lib/domain/agreements/renewed-text';
import { textInForce } from '@/lib/server/agreements/text-in-force';
import { wordingsOf } from '@/lib/server/agreements/wordings';
import type { Transaction } from '@/lib/server/db/client';

// The text in force of an agreement that another one follows.

export type PredecessorSection = SectionInForce & {
  /** The version of a template that this section was worded by. */
  wording: Wording;
};

type Reader = Pick<Transaction, 'agreement' | 'agreementSection'>;

/** The sections of an agreement as they bind today, amendments among them, in their order. */
export const predecessorText = async (from: Reader, agreementId: string): Promise<PredecessorSection[]> => {
  const { sections } = await textInForce(from, agreementId);
  const wordings = await wordingsOf(from, agreementId);
  return sections.map(({ key, heading, body, source }) => ({
    key,
    heading,
    body,
    source,
    wording: wordings.of(key),
  }));
};
