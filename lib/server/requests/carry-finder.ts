import 'server-only';
import { concerns } from '@/lib/domain/concerns';
import { type CarriedAnswers, unitNotNamed } from '@/lib/domain/requests/carried-answers';
import { sectionsFor } from '@/lib/domain/requests/draft';
import type { RequestType } from '@/lib/domain/requests/request-type';
import type { Transaction } from '@/lib/server/db/client';

/** The carried answers as the schema of the step has read them; null where none came along. */
export const toCarried = (read: unknown): CarriedAnswers | null =>
  read === undefined ? null : (read as CarriedAnswers);

/** Writes answers of the public finder into a new draft, as far as a request of this type asks for them. */
export const carryFinder = async (
  tx: Transaction,
  { id, requestType }: { id: string; requestType: RequestType },
  carried: CarriedAnswers,
): Promise<void> => {
  const asked = new Set(sectionsFor(requestType).map(({ key }) => key));
  if (asked.has('agency')) {
    // The section stays unconfirmed: the agency looks at it before it counts.
    const { operatesJail, borderFeatures } = carried;
    await tx.request.update({
      where: { id },
      data: {
        // None named keeps what the portal holds about the agency.
        ...(borderFeatures.length === 0 ? {} : { borderFeatures }),
        ...(operatesJail === null ? {} : { operatesJail }),
      },
    });
  }
  if (asked.has('concerns')) {
    const rows = concerns.flatMap((concern) => {
      const row = carried.concerns[concern];
      return row ? [{ ...row, requestId: id, concern, severity: Number(row.severity) }] : [];
    });
    await tx.requestConcern.createMany({ data: rows, skipDuplicates: true });
  }
  if (asked.has('help')) await carryPrograms(tx, id, carried.programsAsked);
  if (asked.has('headcounts') && carried.officers !== null && carried.officers > 0) {
    await tx.headcount.create({
      data: { requestId: id, unit: unitNotNamed, count: carried.officers, basis: 'ESTIMATED' },
    });
  }
};

const carryPrograms = async (tx: Transaction, id: string, wanted: readonly string[]): Promise<void> => {
  const open = await tx.program.findMany({
    where: { code: { in: [...wanted] }, enabled: true },
    select: { code: true },
  });
  const programsAsked = open.map(({ code }) => code);
  await tx.request.update({ where: { id }, data: { programsAsked, helpDecide: programsAsked.length === 0 } });
};
