import 'server-only';
import { asksSection, type SectionKey, sectionKeys } from '@/lib/domain/requests/draft';
import type { RequestType } from '@/lib/domain/requests/request-type';
import type { Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import type { RequestCase } from '@/lib/server/requests/case-row';

// What a request takes over from an earlier one of the same agency: every section that both of them ask. Files stay
// with the earlier request, which stays linked.

type Columns = Prisma.RequestUncheckedUpdateInput;

const own = <T extends { id: string; requestId: string }>(rows: readonly T[]) =>
  rows.map(({ id: _id, requestId: _requestId, ...columns }) => columns);

const columnsOf: Partial<Record<SectionKey, (row: RequestCase) => Columns>> = {
  agency: ({ swornCount, civilianCount, populationServed, operatesJail, borderFeatures }) => ({
    ...{ swornCount, civilianCount, populationServed, operatesJail, borderFeatures },
  }),
  contacts: ({ contacts }) => ({ contacts: { create: own(contacts) } }),
  concerns: ({ concerns }) => ({ concerns: { create: own(concerns) } }),
  help: ({ helpDecide, programsAsked, desiredStartOn, urgency, fieldContactMade, governingBodyAware }) => ({
    ...{ helpDecide, programsAsked, desiredStartOn, urgency, fieldContactMade, governingBodyAware },
  }),
  narrative: ({ title, narrative }) => ({ title, narrative }),
  headcounts: ({ headcounts, headcountsNone }) => ({ headcountsNone, headcounts: { create: own(headcounts) } }),
  // The agreement itself is chosen anew: what fitted then may not fit now.
  agreement: ({ changeWanted }) => ({ changeWanted }),
  service: ({ serviceWanted, traineeCount, programsAsked, title }) => ({
    ...{ serviceWanted, traineeCount, programsAsked, title },
  }),
};

const sectionsCarried = sectionKeys.filter((key) => columnsOf[key] !== undefined);

/**
 * Copies the answers of an earlier request into a new one that has none yet.
 * @param confirmed whether the facts of the agency count as confirmed; otherwise the agency looks at them again
 */
export const carryAnswers = async (
  tx: Transaction,
  from: RequestCase,
  to: { id: string; requestType: RequestType },
  { confirmed }: { confirmed: boolean },
): Promise<void> => {
  const both = sectionsCarried.filter((key) => asksSection(from.requestType, key) && asksSection(to.requestType, key));
  const columns: Columns = Object.assign({}, ...both.map((key) => columnsOf[key]?.(from)));
  await tx.request.update({
    where: { id: to.id },
    data: { ...columns, factsConfirmedAt: confirmed ? from.factsConfirmedAt : null },
    select: { id: true },
  });
};
