import 'server-only';
import { mergeTemplate } from '@/lib/domain/agreements/templates/merge';
import type { AgreementTemplate } from '@/lib/domain/agreements/templates/template';
import { signingGroups } from '@/lib/domain/programs/signature-role';
import { type AgreementCase, lockAgreement } from '@/lib/server/agreements/case-row';
import { toCaseValues } from '@/lib/server/agreements/case-values';
import { toInput } from '@/lib/server/agreements/step-input';
import type { Prisma } from '@/lib/server/db/generated/client';
import { nextNumber } from '@/lib/server/requests/create-request';
import { addOnTemplateInForce, templateDay } from '@/lib/server/templates/stored-templates';
import type { StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// Drafts an add-on: its own template, filled in with the terms of the agreement it joins. That agreement is locked by
// the step that begins the add-on, so that two begun at once come one after the other.

const joinedInclude = {
  agency: true,
  office: true,
  request: { select: { number: true } },
  localApproval: true,
  measures: { orderBy: { position: 'asc' } },
  signatures: {
    where: { status: 'SIGNED' },
    orderBy: { position: 'asc' },
    include: { user: { select: { active: true } } },
  },
} as const satisfies Prisma.AgreementInclude;

type Joined = Prisma.AgreementGetPayload<{ include: typeof joinedInclude }>;

/** Whoever signed the agreement for an office is proposed again while they are here. */
const placesOf = ({ signers, together = [] }: AgreementTemplate, { signatures }: Joined, createdAt: Date) => {
  const groups = signingGroups(signers, together);
  return signers.map((role, at) => {
    const before = signatures.find((place) => place.role === role && place.user?.active);
    return {
      role,
      position: at + 1,
      group: groups[at] ?? at + 1,
      userId: before?.userId ?? null,
      authBasis: before?.authBasis ?? null,
      createdAt,
    };
  });
};

const termsOf = ({
  objective,
  scope,
  supervisorPosition,
  agencyContact,
  iceContact,
  maxAuthorizedOfficers,
}: Joined) => ({ objective, scope, supervisorPosition, agencyContact, iceContact, maxAuthorizedOfficers });

/** Whether a vote is needed was settled once; the vote on the add-on is taken anew. */
const approvalOf = ({ localApproval }: Joined) => {
  if (!localApproval) return {};
  const { required, bodyName, legalCitation, recordedById } = localApproval;
  return { localApproval: { create: { required, bodyName, legalCitation, recordedById } } };
};

const measuresOf = ({ measures }: Joined) =>
  measures.map(({ position, objective, name, baseline, target, period }) => ({
    ...{ position, objective, name, baseline, target, period },
  }));

const ofTemplate = (template: AgreementTemplate) => ({
  model: template.model,
  templateKey: template.key,
  templateVersion: String(template.version),
  title: template.title,
  termMonths: template.termMonths,
  noticeMode: template.noticeMode,
  noticeDays: template.noticeDays,
});

/** Inserts the draft of an add-on and returns its locked row. */
export const createAddOn = async (context: Omit<StepContext<AgreementCase>, 'row'>): Promise<AgreementCase> => {
  const { tx, now } = context;
  const { joinsId, addOn } = toInput(context, 'create_add_on');
  const joined = await tx.agreement.findUniqueOrThrow({ where: { id: joinsId }, include: joinedInclude });
  const template = await addOnTemplateInForce(addOn, templateDay(), joined.agency, tx);
  if (!template) return refuseBlocked('No template of this add-on is in force today. Tell an administrator.');
  const number = await nextNumber(tx, 'AGR', now);
  const { sections } = mergeTemplate(template, toCaseValues({ ...joined, number }));
  const { id } = await tx.agreement.create({
    data: {
      number,
      agencyId: joined.agencyId,
      officeId: joined.officeId,
      requestId: joined.requestId,
      programCode: joined.programCode,
      joinsId,
      ...ofTemplate(template),
      ...termsOf(joined),
      statusSince: now,
      createdAt: now,
      sections: { create: sections },
      measures: { create: measuresOf(joined) },
      signatures: { create: placesOf(template, joined, now) },
      ...approvalOf(joined),
    },
    select: { id: true },
  });
  const row = await lockAgreement(tx, id);
  if (!row) throw new Error('The add-on was not stored.');
  return row;
};
