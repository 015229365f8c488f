import 'server-only';
import { placesInTurn } from '@/lib/domain/agreements/facts';
import type { ReviewKind } from '@/lib/domain/agreements/review-kind';
import type { Audience } from '@/lib/domain/notices/notice-name';
import { remindedSigners } from '@/lib/server/agreements/reminded-signers';
import { type ReviewTurn, reviewTurn } from '@/lib/server/agreements/reviewers';
import { mentionedBy } from '@/lib/server/comments/mentioned';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import type { CaseRef, NoticeSubject } from '@/lib/server/outbox/enqueue';

// Who is in an audience of a case, looked up when the notice is delivered. Only active people, and only those who may
// see the case: an agency hears of its own cases, a field office of what is assigned to it.

/** What the notice says about its case, and who has a part in it. */
export type NoticeCase = {
  id: string;
  number: string;
  status: string;
  dueOn: Date | null;
  everSubmitted: boolean;
  agencyId: string;
  agencyName: string;
  timeZone: string;
  officeId: string | null;
  officeName: string | null;
  officePhone: string | null;
  liaison: { id: string; name: string; phone: string | null } | null;
  /** The liaison, or before there is one the officer who claimed the request. */
  officerId: string | null;
  /** The open places of the group whose turn it is. */
  nextSignerIds: readonly string[];
  /** Approvers named on the request; empty: every approver of the agency. */
  approverIds: readonly string[];
};

const agency = { select: { id: true, legalName: true, timeZone: true } } as const;
const office = { select: { name: true, phone: true } } as const;
const liaison = { select: { id: true, name: true, phone: true } } as const;

const members = {
  where: { role: 'APPROVER', removedAt: null, user: { active: true, roles: { has: 'AGENCY_APPROVER' } } },
  select: { userId: true },
} as const;

/** Reads the case of a notice; null when it no longer exists. */
export const readNoticeCase = (ref: CaseRef): Promise<NoticeCase | null> =>
  ref.kind === 'request' ? readRequest(ref.id) : readAgreement(ref.id);

const readRequest = async (id: string): Promise<NoticeCase | null> => {
  const row = await db.request.findUnique({ where: { id }, include: { agency, office, liaison, members } });
  return (
    row && {
      id: row.id,
      number: row.number,
      status: row.status,
      dueOn: row.dueOn,
      everSubmitted: row.submittedAt !== null,
      agencyId: row.agencyId,
      agencyName: row.agency.legalName,
      timeZone: row.agency.timeZone,
      officeId: row.officeId,
      officeName: row.office?.name ?? null,
      officePhone: row.office?.phone ?? null,
      liaison: row.liaison,
      officerId: row.liaisonId ?? row.claimedById,
      nextSignerIds: [],
      approverIds: row.members.flatMap(({ userId }) => (userId === null ? [] : [userId])),
    }
  );
};

const readAgreement = async (id: string): Promise<NoticeCase | null> => {
  const row = await db.agreement.findUnique({
    where: { id },
    include: {
      agency,
      office,
      request: { select: { liaison } },
      signatures: { where: { status: 'PENDING' }, select: { status: true, group: true, userId: true } },
    },
  });
  return (
    row && {
      id: row.id,
      number: row.number,
      status: row.status,
      dueOn: row.dueOn,
      everSubmitted: true,
      agencyId: row.agencyId,
      agencyName: row.agency.legalName,
      timeZone: row.agency.timeZone,
      officeId: row.officeId,
      officeName: row.office.name,
      officePhone: row.office.phone,
      liaison: row.request?.liaison ?? null,
      officerId: row.request?.liaison?.id ?? null,
      nextSignerIds: placesInTurn(row.signatures).flatMap(({ userId }) => (userId === null ? [] : [userId])),
      approverIds: [],
    }
  );
};

const nobody: Prisma.UserWhereInput = { id: { in: [] } };
const one = (id: string | null | undefined): Prisma.UserWhereInput => (id ? { id } : nobody);

// What was signed outside the portal has no liaison: its office answers for ICE.
const ofOffice = ({ officeId }: Pick<NoticeCase, 'officeId'>): Prisma.UserWhereInput =>
  officeId ? { officeId, roles: { hasSome: ['LIAISON', 'FIELD_SUPERVISOR'] } } : nobody;

const reviewOf: Readonly<Partial<Record<Audience, ReviewKind>>> = {
  legal_review: 'LEGAL',
  program_review: 'PROGRAM',
  civil_rights_review: 'CIVIL_RIGHTS',
  counsel_review: 'AGENCY_COUNSEL',
};

/** The review of a text whose readers an audience is, with what is open in it; null for every other audience. */
export const turnOf = async (audience: Audience, { kind, id }: CaseRef): Promise<ReviewTurn | null> => {
  const review = kind === 'agreement' ? reviewOf[audience] : undefined;
  return review ? reviewTurn(id, review) : null;
};

/** The step that a notice tells of: its agreement, and the version it gave it. */
export type NoticeStep = { agreementId: string | null; caseVersion: number; createdAt: Date };

type Special = {
  askerId: string | null;
  mentionedIds: readonly string[];
  askedIds: readonly string[];
  remindedIds: readonly string[];
  turn: ReviewTurn | null;
};

const audienceWhere = (audience: Audience, about: NoticeCase, special: Special): Prisma.UserWhereInput => {
  const ofAgency: Prisma.UserWhereInput = {
    agencyId: about.agencyId,
    roles: { hasSome: ['AGENCY_OFFICER', 'AGENCY_APPROVER'] },
  };
  switch (audience) {
    case 'agency':
      return ofAgency;
    case 'agency_approvers':
      return {
        agencyId: about.agencyId,
        roles: { has: 'AGENCY_APPROVER' },
        ...(about.approverIds.length > 0 ? { id: { in: [...about.approverIds] } } : {}),
      };
    case 'intake':
      return about.everSubmitted ? { roles: { has: 'OSLC_INTAKE' } } : nobody;
    case 'liaison':
      return one(about.liaison?.id);
    case 'case_officer':
      return one(about.officerId);
    case 'field_supervisors':
      return about.officeId ? { officeId: about.officeId, roles: { has: 'FIELD_SUPERVISOR' } } : nobody;
    case 'administrators':
      return { roles: { has: 'ADMIN' } };
    case 'program_managers':
      return { roles: { has: 'PROGRAM_MANAGER' } };
    case 'review_board':
      return { roles: { has: 'REVIEW_BOARD' } };
    case 'legal':
      return { roles: { has: 'LEGAL' } };
    case 'oversight':
      return { roles: { has: 'OVERSIGHT' } };
    case 'legal_review':
    case 'program_review':
    case 'civil_rights_review':
    case 'counsel_review':
      return special.turn?.reviewers ?? nobody;
    case 'next_signer':
      return { id: { in: [...about.nextSignerIds] } };
    case 'asked_signers':
      return { id: { in: [...special.askedIds] } };
    case 'reminded_signers':
      return { id: { in: [...special.remindedIds] } };
    case 'both_sides':
      return { OR: [ofAgency, about.liaison ? one(about.liaison.id) : ofOffice(about)] };
    case 'askers':
      return { OR: [one(special.askerId), one(about.liaison?.id)] };
    case 'mentioned':
      return { id: { in: [...special.mentionedIds] } };
    case 'followers':
    case 'viewers':
      // Told one by one, each asked what they may see (keep-notices.ts, views/look-at-views.ts).
      return nobody;
  }
};

/**
 * The people of an audience, without the one whose act it was.
 * @param subject the round, comment, step or review that some audiences are around
 */
export const recipientsOf = async (
  audience: Audience,
  about: NoticeCase,
  actorId: string | null,
  subject: NoticeSubject & { step?: NoticeStep | null; turn?: ReviewTurn | null } = {},
) => {
  const special = {
    askerId: audience === 'askers' ? await askerOf(subject) : null,
    askedIds: audience === 'asked_signers' ? await askedBy(subject) : [],
    remindedIds: audience === 'reminded_signers' ? await remindedSigners(about.id, subject.step?.createdAt) : [],
    mentionedIds: audience === 'mentioned' ? await mentionedBy(subject.commentId) : [],
    turn: subject.turn ?? null,
  };
  return db.user.findMany({
    where: {
      AND: [{ active: true }, audienceWhere(audience, about, special), ...(actorId ? [{ id: { not: actorId } }] : [])],
    },
    select: { id: true, workEmail: true },
    orderBy: { id: 'asc' },
  });
};

const askedBy = async ({ step }: { step?: NoticeStep | null }): Promise<string[]> => {
  if (!step?.agreementId) return [];
  const places = await db.signature.findMany({
    where: { agreementId: step.agreementId, askedVersion: step.caseVersion, userId: { not: null } },
    select: { userId: true },
  });
  return places.flatMap(({ userId }) => (userId === null ? [] : [userId]));
};

const askerOf = async ({ roundId, questionId }: NoticeSubject): Promise<string | null> => {
  const where = roundId ? { id: roundId } : questionId ? { questions: { some: { id: questionId } } } : null;
  const round = where && (await db.questionRound.findFirst({ where, select: { openedById: true } }));
  return round?.openedById ?? null;
};
