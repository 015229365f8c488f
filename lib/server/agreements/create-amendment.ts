import 'server-only';
import { amendmentRule, amendmentSigners } from '@/lib/domain/agreements/amendment-kind';
import {
  setTerms,
  templateBodies,
  termColumns,
  toAmendmentSection,
  withTerms,
} from '@/lib/server/agreements/amendment-text';
import { type AgreementCase, lockAgreement } from '@/lib/server/agreements/case-row';
import { toInput } from '@/lib/server/agreements/step-input';
import { textInForce } from '@/lib/server/agreements/text-in-force';
import type { Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import type { StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// Drafts an amendment: the whole text in force, with what the amendment sets carried into it. The agreement is locked by
// the step that begins the amendment, so that two begun at once get two numbers.

const amendedInclude = {
  agency: true,
  office: true,
  request: { select: { number: true } },
  localApproval: true,
  signatures: {
    where: { status: 'SIGNED' },
    orderBy: { position: 'asc' },
    include: { user: { select: { active: true } } },
  },
  amendments: { select: { amendmentNumber: true } },
} as const satisfies Prisma.AgreementInclude;

type Amended = Prisma.AgreementGetPayload<{ include: typeof amendedInclude }>;

const AMENDMENTS_MAX = 99;

const nextAmendmentNumber = ({ amendments }: Amended): number => {
  const next = Math.max(0, ...amendments.map(({ amendmentNumber }) => amendmentNumber ?? 0)) + 1;
  if (next > AMENDMENTS_MAX) return refuseBlocked('This agreement has too many amendments. Renew it instead.');
  return next;
};

/** The same offices sign a change; whoever signed for one is proposed again while they are here. */
const placesOf = ({ signatures }: Amended, kind: Parameters<typeof amendmentSigners>[0], createdAt: Date) => {
  const roles = amendmentSigners(
    kind,
    signatures.map(({ role }) => role),
  );
  return signatures
    .filter(({ role }) => roles.includes(role))
    .map(({ role, group, userId, authBasis, user }, index) => ({
      role,
      group,
      position: index + 1,
      userId: user?.active ? userId : null,
      authBasis: user?.active ? authBasis : null,
      createdAt,
    }));
};

const copied = (row: Amended) => ({
  agencyId: row.agencyId,
  officeId: row.officeId,
  requestId: row.requestId,
  programCode: row.programCode,
  model: row.model,
  templateKey: row.templateKey,
  templateVersion: row.templateVersion,
  title: row.title,
  termMonths: row.termMonths,
  noticeMode: row.noticeMode,
  noticeDays: row.noticeDays,
});

/** Whether a vote is needed was settled once; the vote on this change is taken anew. */
const approvalOf = ({ localApproval }: Amended, kind: Parameters<typeof amendmentRule>[0]) => {
  if (!amendmentRule(kind).localApproval || !localApproval) return {};
  const { required, bodyName, legalCitation, recordedById } = localApproval;
  return { localApproval: { create: { required, bodyName, legalCitation, recordedById } } };
};

/** What the new text reads like, with the terms it was drafted on. */
const draftedText = async (tx: Transaction, row: Amended, input: ReturnType<typeof inputOf>) => {
  const { kind } = input;
  const { sourceId, sections, terms: base } = await textInForce(tx, row.id);
  const after = setTerms(kind, base, base, input);
  const templates = await templateBodies(tx, { ...row, sections });
  const rows = sections.map((section) => {
    const template = templates.get(section.key) ?? '';
    const carried = withTerms(section.body, template, { row, number: row.number, before: base, after });
    return { ...toAmendmentSection(section, kind, template), carried };
  });
  return { sourceId, base, after, rows };
};

const inputOf = (context: Pick<StepContext<AgreementCase>, 'input'>) => toInput(context, 'create_amendment');

/** Inserts the draft of an amendment and returns its locked row. */
export const createAmendment = async (context: Omit<StepContext<AgreementCase>, 'row'>): Promise<AgreementCase> => {
  const { tx, now } = context;
  const input = inputOf(context);
  const { kind, reason, amendsId } = input;
  const amended = await tx.agreement.findUniqueOrThrow({ where: { id: amendsId }, include: amendedInclude });
  const { sourceId, base, after, rows } = await draftedText(tx, amended, input);
  const amendmentNumber = nextAmendmentNumber(amended);
  const { id } = await tx.agreement.create({
    data: {
      ...copied(amended),
      ...termColumns(kind, after),
      number: `${amended.number}-A${amendmentNumber}`,
      amendsId,
      amendmentKind: kind,
      amendmentNumber,
      amendmentReason: reason,
      basedOnId: sourceId,
      baseTerms: base,
      statusSince: now,
      createdAt: now,
      sections: { create: rows.map(({ carried: _, ...section }) => section) },
      signatures: { create: placesOf(amended, kind, now) },
      ...approvalOf(amended, kind),
    },
    select: { id: true },
  });
  // Written after the copy, so that the versions of the text show what the amendment sets as its first change.
  for (const { key, body, carried } of rows) {
    if (carried === body) continue;
    await tx.agreementSection.update({
      where: { agreementId_key: { agreementId: id, key } },
      data: { body: carried, source: 'NEGOTIATED' },
    });
  }
  const row = await lockAgreement(tx, id);
  if (!row) throw new Error('The amendment was not stored.');
  return row;
};
