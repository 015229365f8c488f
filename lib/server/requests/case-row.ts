import 'server-only';
import { passingSteps } from '@/lib/domain/requests/steps-undo';
import type { Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// The request as the engine and the screens load it: one read with everything that facts are made from.

export const requestCaseInclude = {
  agency: true,
  concerns: true,
  headcounts: true,
  contacts: true,
  returnedItems: { where: { closedAt: null }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  corrections: { orderBy: [{ askedAt: 'asc' }, { id: 'asc' }] },
  events: {
    where: { step: { notIn: [...passingSteps] } },
    orderBy: [{ createdAt: 'desc' }, { auditSeq: 'desc' }],
    take: 1,
    select: { step: true },
  },
  contactLog: { select: { kind: true } },
  assessment: {
    include: {
      answers: true,
      verifyTasks: { orderBy: { questionCode: 'asc' } },
      visits: { orderBy: [{ visitedOn: 'asc' }, { id: 'asc' }] },
    },
  },
  evaluations: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 1 },
  programChoices: true,
  plan: { include: { milestones: true, objectives: { include: { measures: true, activities: true } } } },
  opinions: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
  interests: true,
  boardSeats: {
    where: { user: { active: true, roles: { has: 'REVIEW_BOARD' } } },
    orderBy: { seatedAt: 'asc' },
    include: { user: { select: { name: true } } },
  },
  conditions: { orderBy: { position: 'asc' } },
  reconsiderations: { orderBy: [{ askedAt: 'asc' }, { id: 'asc' }] },
  letters: { orderBy: { n: 'asc' }, omit: { content: true } },
  // Amendments and add-ons come after an agreement of the request; the request does not wait for them.
  agreements: { where: { amendsId: null, joinsId: null }, select: { id: true, status: true, programCode: true } },
  documents: {
    where: { removedAt: null },
    select: {
      ...{
        id: true,
        filename: true,
        scanStatus: true,
        textSearch: true,
        kind: true,
        visibility: true,
        roundQuestionId: true,
      },
      replacedBy: { select: { removedAt: true } },
    },
  },
  members: { where: { removedAt: null } },
  meetings: { select: { state: true, proposedBy: true } },
  questionRounds: {
    where: { closedAt: null },
    orderBy: { n: 'asc' },
    select: { n: true, topic: true, dueOn: true, openedById: true, questions: { select: { answeredAt: true } } },
  },
  sectionSaves: true,
  _count: { select: { questionRounds: true } },
  priorRequest: { select: { requestType: true } },
} as const satisfies Prisma.RequestInclude;

export type RequestCase = Prisma.RequestGetPayload<{ include: typeof requestCaseInclude }>;

/** Locks the request's row for the rest of the transaction and reads it; null when there is none. */
export const lockRequest = async (tx: Transaction, id: string): Promise<RequestCase | null> => {
  await tx.$queryRaw`SELECT 1 FROM requests WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.request.findUnique({ where: { id }, include: requestCaseInclude });
};
