import 'server-only';
import { measuresAfterReview } from '@/lib/domain/agreements/measure-review';
import { type MeasureLine, type RenewedSection, renewedText } from '@/lib/domain/agreements/renewed-text';
import { mergeTemplate } from '@/lib/domain/agreements/templates/merge';
import type { AgreementTemplate } from '@/lib/domain/agreements/templates/template';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { measureText, toCaseValues } from '@/lib/server/agreements/case-values';
import { mergeWordings } from '@/lib/server/agreements/merge-wording';
import { type PredecessorSection, predecessorText } from '@/lib/server/agreements/predecessor-text';
import type { Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// The draft of an agreement that follows another: the text in force, its terms, and its measures as reviewed.

const beforeInclude = {
  agency: true,
  office: true,
  request: { select: { number: true } },
  measures: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.AgreementInclude;

type Before = Prisma.AgreementGetPayload<{ include: typeof beforeInclude }>;
type Review = Prisma.RenewalReviewGetPayload<{ include: { measures: true } }>;

const termsOf = ({
  objective,
  scope,
  supervisorPosition,
  agencyContact,
  iceContact,
  maxAuthorizedOfficers,
}: Before) => ({ objective, scope, supervisorPosition, agencyContact, iceContact, maxAuthorizedOfficers });

const measuresOf = ({ measures }: Review) =>
  measuresAfterReview(measures).map((measure, at) => ({ ...measure, position: at + 1 }));

const lineOf = (measure: Review['measures'][number]): MeasureLine => {
  const [after] = measuresAfterReview([measure]);
  return { before: measureText(measure), after: after ? measureText(after) : null };
};

type Draft = { before: Before; review: Review; template: AgreementTemplate; number: string; requestNumber: string };

// A wording is kept only where the section is still that of a template, and not that of the new agreement's own.
const toRow = ({ ...section }: RenewedSection, old: PredecessorSection | undefined, template: AgreementTemplate) => {
  const own = old?.wording.key === template.key && old.wording.version === String(template.version);
  const keeps = old && section.origin === 'CARRIED' && section.source === 'TEMPLATE' && !section.locked && !own;
  return {
    ...section,
    wordingKey: keeps ? old.wording.key : null,
    wordingVersion: keeps ? old.wording.version : null,
  };
};

// An amendment of a term carries it into the clauses that name it. They are still those of the template.
const asWorded = async (tx: Transaction, before: Before): Promise<PredecessorSection[]> => {
  const inForce = await predecessorText(tx, before.id);
  const bodies = await mergeWordings(tx, inForce, {
    agency: before.agency,
    values: toCaseValues(before),
    term: before,
  });
  return inForce.map((section) =>
    bodies.get(section.key) === section.body ? { ...section, source: 'TEMPLATE' } : section,
  );
};

const sectionsOf = async (tx: Transaction, { before, review, template, number, requestNumber }: Draft) => {
  const request = { number: requestNumber };
  const values = toCaseValues({ ...before, request, number, measures: measuresOf(review) });
  const today = mergeTemplate(template, values).sections;
  const inForce = await asWorded(tx, before);
  // What was signed outside the portal has its text in a file: its renewal begins with the template.
  if (inForce.length === 0) return today;
  const oldWording = await mergeWordings(tx, inForce, { agency: before.agency, values, term: template });
  return renewedText({
    inForce,
    oldWording,
    today,
    measures: review.measures.map(lineOf),
  }).map((section) => {
    const old = inForce.find(({ key }) => key === section.key);
    return toRow(section, old, template);
  });
};

export type SuccessorOf = Pick<AgreementCase, 'agencyId'> & {
  programCode: string;
  supersedesId: string;
  requestNumber: string;
};

/** What an agreement that follows another takes over from it. */
export const successorDraft = async (
  tx: Transaction,
  { supersedesId, agencyId, programCode, requestNumber }: SuccessorOf,
  template: AgreementTemplate,
  number: string,
) => {
  const before = await tx.agreement.findFirst({
    where: { id: supersedesId, agencyId, programCode, status: { not: 'VOID' } },
    include: beforeInclude,
  });
  if (!before) return refuseBlocked('A successor follows an agreement of the same agency and program.');
  const review = await tx.renewalReview.findFirst({
    where: { agreementId: before.id, drafted: null },
    orderBy: { id: 'desc' },
    include: { measures: { orderBy: { position: 'asc' } } },
  });
  if (!review) return refuseBlocked('Review the agreement before it is renewed.');
  return {
    terms: termsOf(before),
    measures: measuresOf(review),
    sections: await sectionsOf(tx, { before, review, template, number, requestNumber }),
    renewalReviewId: review.id,
  };
};
