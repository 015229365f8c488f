import { db } from '@/lib/server/db/client';

// Reviews for tests, as the screen of the renewal sends them.

type Row = Record<'measureId' | 'figure' | 'basis' | 'judgement' | 'note' | 'fate' | 'newTarget', string>;

/** A review of every measure of an agreement: all reached and kept, unless `change` says otherwise of one. */
export const aReview = async (
  agreementId: string,
  change: (name: string) => Partial<Row> = () => ({}),
): Promise<{ measures: Row[]; review: string }> => {
  const measures = await db.agreementMeasure.findMany({ where: { agreementId }, orderBy: { position: 'asc' } });
  return {
    measures: measures.map(({ id, name, target }) => ({
      measureId: id,
      figure: target,
      basis: 'COUNTED',
      judgement: 'REACHED',
      note: '',
      fate: 'KEEP',
      newTarget: '',
      ...change(name),
    })),
    review: 'The measures were reached and the need goes on.',
  };
};
