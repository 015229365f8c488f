import 'server-only';
import type { AmendedTerms } from '@/lib/domain/agreements/amendment-kind';
import { textInForceId } from '@/lib/domain/agreements/text-in-force';
import { termsInForce } from '@/lib/server/agreements/amendment-row';
import type { Transaction } from '@/lib/server/db/client';

// The text of an agreement as it reads today: its own, or that of the amendment that became part of it last.

export type SectionInForce = {
  key: string;
  position: number;
  heading: string;
  body: string;
  source: 'TEMPLATE' | 'NEGOTIATED';
  /** As the agreement has it: an amendment closes sections that its kind leaves alone. */
  locked: boolean;
  lockReason: string;
};

export type TextInForce = {
  /** The agreement, or the amendment whose text this is. */
  sourceId: string;
  sections: readonly SectionInForce[];
  /** The terms in force. They stand in the row of the agreement. */
  terms: AmendedTerms;
};

type Reader = Pick<Transaction, 'agreement' | 'agreementSection'>;

/** The text in force of an agreement. Throws an Error for an id that is none, or that is an amendment's. */
export const textInForce = async (from: Reader, agreementId: string): Promise<TextInForce> => {
  const row = await from.agreement.findUniqueOrThrow({
    where: { id: agreementId, amendsId: null },
    include: {
      sections: { orderBy: { position: 'asc' } },
      amendments: { where: { status: 'APPLIED' }, select: { id: true, basedOnId: true } },
    },
  });
  const sourceId = textInForceId(row.id, row.amendments);
  const newest =
    sourceId === row.id
      ? []
      : await from.agreementSection.findMany({ where: { agreementId: sourceId }, select: { key: true, body: true } });
  const bodies = new Map(newest.map(({ key, body }) => [key, body]));
  return {
    sourceId,
    sections: row.sections.map(({ key, position, heading, body, source, locked, lockReason }) => {
      const now = bodies.get(key) ?? body;
      return {
        key,
        position,
        heading,
        body: now,
        source: now === body ? source : 'NEGOTIATED',
        locked,
        lockReason,
      };
    }),
    terms: termsInForce(row),
  };
};
