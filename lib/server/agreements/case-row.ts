import 'server-only';
import { authorityInclude } from '@/lib/server/agencies/authority-row';
import { inspectionInclude } from '@/lib/server/agreements/inspection-row';
import { paperInclude } from '@/lib/server/agreements/paper-path/paper-include';
import { cohortInclude } from '@/lib/server/agreements/training-row';
import type { Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// The agreement as the engine and the screens load it: one read with everything that facts are made from.

export const agreementCaseInclude = {
  agency: { include: { authorities: { where: { userId: { not: null } }, include: authorityInclude } } },
  office: true,
  request: {
    select: {
      id: true,
      number: true,
      liaisonId: true,
      conditions: { where: { state: 'OPEN', blocking: true }, orderBy: { position: 'asc' }, select: { text: true } },
      // Approved at headquarters; in the field it is another step.
      events: { where: { step: 'approve' }, take: 1, select: { id: true } },
      // Flag S1 of any evaluation of the case: what was once named is reviewed. Our own rule.
      evaluations: {
        where: { result: { path: ['flags'], array_contains: [{ code: 'S1' }] } },
        take: 1,
        select: { id: true },
      },
    },
  },
  outsideSigning: { include: { document: { select: { id: true, sha256: true } } } },
  sections: { orderBy: { position: 'asc' } },
  signatures: {
    where: { status: { in: ['PENDING', 'SIGNED'] } },
    orderBy: { position: 'asc' },
    include: {
      user: { select: { id: true, name: true, title: true } },
      ...paperInclude,
      reminders: { select: { userId: true, days: true, remindedOn: true, createdAt: true } },
      // What decides about the next act; the certificate and the pack read all of them.
      ceremony: {
        where: { kind: { in: ['REAUTHENTICATED', 'DELEGATED'] } },
        orderBy: { auditSeq: 'asc' },
        select: { kind: true, actorId: true, detail: true, at: true },
      },
    },
  },
  frozenVersion: true,
  localApproval: true,
  checklist: { orderBy: { position: 'asc' } },
  measures: { orderBy: { position: 'asc' } },
  proposals: {
    where: { state: 'OPEN' },
    select: { id: true, sectionId: true, side: true, basis: true, body: true, authorId: true },
  },
  textReviews: {
    orderBy: [{ kind: 'asc' }, { n: 'asc' }],
    select: { kind: true, outcome: true, releasedAt: true, sections: { select: { sectionId: true, sha256: true } } },
  },
  sectionComments: { where: { resolvedAt: null }, select: { id: true, sectionId: true } },
  obligations: { where: { state: { not: 'DONE' } }, orderBy: { id: 'asc' } },
  cohorts: { orderBy: [{ startsOn: 'desc' }, { id: 'asc' }], include: cohortInclude },
  inspections: { where: { state: 'OPEN' }, orderBy: { id: 'asc' }, include: inspectionInclude },
  steeringMeetings: { select: { id: true, state: true, meetsOn: true, minutesId: true } },
  terminationNotice: {
    include: {
      givenBy: { select: { name: true } },
      windDown: { orderBy: { position: 'asc' }, include: { doneBy: { select: { name: true } } } },
    },
  },
  successor: { select: { id: true, status: true } },
  joins: {
    select: {
      id: true,
      number: true,
      status: true,
      expiresOn: true,
      endedOn: true,
      endReason: true,
      terminationNotice: { select: { endsOn: true } },
    },
  },
  addOns: {
    orderBy: { id: 'asc' },
    select: { id: true, number: true, title: true, templateKey: true, status: true, statusSince: true },
  },
  amends: {
    select: {
      id: true,
      number: true,
      status: true,
      effectiveOn: true,
      expiresOn: true,
      endedOn: true,
      terminationNotice: { select: { endsOn: true } },
      amendments: {
        where: { status: { in: ['SIGNING', 'EXECUTED', 'APPLIED'] } },
        select: { id: true, status: true, basedOnId: true },
      },
    },
  },
  basedOn: {
    select: {
      id: true,
      number: true,
      sealedDocument: { select: { sha256: true } },
      sections: { orderBy: { position: 'asc' }, select: { key: true, heading: true, body: true } },
    },
  },
  amendments: {
    orderBy: { amendmentNumber: 'asc' },
    select: {
      id: true,
      number: true,
      status: true,
      statusSince: true,
      basedOnId: true,
      amendmentKind: true,
      amendmentNumber: true,
    },
  },
} as const satisfies Prisma.AgreementInclude;

type AgreementRow = Prisma.AgreementGetPayload<{ include: typeof agreementCaseInclude }>;

/**
 * What the effects of a step leave for the move. Database checks tie the status to its columns (an ended agreement has
 * an end date, one being signed has a frozen text), so both are written in one statement; and a step of the request
 * that asks for this agreement's new status runs once it stands.
 */
export type PendingMove = {
  columns: Prisma.AgreementUncheckedUpdateManyInput;
  afterwards: (() => Promise<unknown>)[];
};

export type AgreementCase = AgreementRow & { pending: PendingMove };

/** Reads an agreement with everything its facts are made from; null when there is none. Locks nothing. */
export const readAgreement = async (tx: Transaction, id: string): Promise<AgreementCase | null> => {
  const row = await tx.agreement.findUnique({ where: { id }, include: agreementCaseInclude });
  return row && { ...row, pending: { columns: {}, afterwards: [] } };
};

/** Locks the agreement's row for the rest of the transaction and reads it; null when there is none. */
export const lockAgreement = async (tx: Transaction, id: string): Promise<AgreementCase | null> => {
  await tx.$queryRaw`SELECT 1 FROM agreements WHERE id = ${id}::uuid FOR UPDATE`;
  return readAgreement(tx, id);
};
