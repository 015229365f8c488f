import type { AgreementTelling } from '@/prisma/seed/story/agreement-scenes';
import { headquarters } from '@/prisma/seed/story/cast';
import { onAgreement } from '@/prisma/seed/story/stage';

// The renewal of an agreement, which begins with the review of its measures.

type Found = { figure: string; basis: string; judgement: string; note: string; fate: string; newTarget: string };

const reached: Found = {
  figure: '14 in the second year',
  basis: 'COUNTED',
  judgement: 'REACHED',
  note: '',
  fate: 'CHANGE',
  newTarget: '16 or more',
};

const partly: Found = {
  figure: '24 in the second year',
  basis: 'ESTIMATED',
  judgement: 'PARTLY',
  note: 'The last quarter is an estimate: the count of the two precincts in the east is not in yet.',
  fate: 'KEEP',
  newTarget: '',
};

/** Reviews every measure, sums up and starts the renewal. */
export const beginRenewal = async ({ stage, id }: AgreementTelling): Promise<void> => {
  const measures = await stage.db.agreementMeasure.findMany({
    where: { agreementId: id },
    orderBy: { position: 'asc' },
  });
  await onAgreement(stage, 'begin_renewal', id, headquarters.manager, {
    measures: measures.map((measure, at) => ({ measureId: measure.id, ...(at === 0 ? reached : partly) })),
    review:
      'The joint cases came to more than was planned, so the target rises. Incidents fall, and the figure is to be counted in full next year. No finding is open, and the need continues as the assessment found it.',
  });
};
