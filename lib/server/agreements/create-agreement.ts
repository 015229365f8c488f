import 'server-only';
import type { LocalApprovalFacts } from '@/lib/domain/agreements/facts';
import { mergeTemplate } from '@/lib/domain/agreements/templates/merge';
import type { AgreementTemplate } from '@/lib/domain/agreements/templates/template';
import { producesAgreement } from '@/lib/domain/programs/catalog';
import { signingGroups } from '@/lib/domain/programs/signature-role';
import { type AgreementCase, lockAgreement } from '@/lib/server/agreements/case-row';
import { toCaseValues } from '@/lib/server/agreements/case-values';
import { toProgramCode } from '@/lib/server/agreements/facts';
import { toInput } from '@/lib/server/agreements/step-input';
import { successorDraft } from '@/lib/server/agreements/successor-draft';
import type { Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { partAnswers } from '@/lib/server/requests/assessment-answers';
import { nextNumber } from '@/lib/server/requests/create-request';
import { templateDay, templateInForce } from '@/lib/server/templates/stored-templates';
import type { StepContext } from '@/lib/server/workflow/noun';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// Drafts an agreement from the request it follows from: text from the template, terms from plan and contacts.

const sourceInclude = {
  agency: true,
  office: true,
  liaison: { select: { id: true, name: true, title: true, phone: true, workEmail: true } },
  contacts: { orderBy: { primary: 'desc' } },
  assessment: { include: { answers: true } },
  plan: {
    include: {
      objectives: { orderBy: { position: 'asc' }, include: { measures: { orderBy: { position: 'asc' } } } },
    },
  },
} as const satisfies Prisma.RequestInclude;

type Source = Prisma.RequestGetPayload<{ include: typeof sourceInclude }>;
type Reached = Source & { officeId: string; office: NonNullable<Source['office']>; liaisonId: string };

/** The request an agreement follows from. Refuses when no field office holds it yet. */
export const sourceRequest = async (tx: Transaction, requestId: string): Promise<Reached> => {
  const request = await tx.request.findUnique({ where: { id: requestId }, include: sourceInclude });
  if (!request) return refuseBlocked('The request of this agreement is not there.');
  const { officeId, office, liaisonId } = request;
  if (officeId === null || office === null || liaisonId === null) {
    return refuseBlocked('Assign the request to a field office and a liaison first.');
  }
  return { ...request, officeId, office, liaisonId };
};

const contactText = (parts: (string | null | undefined)[]): string =>
  parts
    .filter((part) => part)
    .join(', ')
    .slice(0, 300);

const measuresOf = (request: Source) =>
  (request.plan?.objectives ?? [])
    .flatMap(({ text, measures }) => measures.map((measure) => ({ ...measure, objective: text })))
    .map(({ objective, name, baseline, target, period }, index) => ({
      position: index + 1,
      objective,
      name,
      baseline,
      target,
      period,
    }));

const termsOf = (request: Source) => {
  const [contact] = request.contacts;
  const { liaison } = request;
  return {
    objective: (request.plan?.objectives ?? [])
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 1000),
    scope: '',
    supervisorPosition: '',
    agencyContact: contact ? contactText([contact.name, contact.title, contact.phone, contact.email]) : '',
    iceContact: liaison ? contactText([liaison.name, liaison.title, liaison.phone, liaison.workEmail]) : '',
    maxAuthorizedOfficers: null,
  };
};

// Question A7 asks for a vote of the governing body and, in its note, for the law. An answer of the agency that was
// attested by its head prefills the record; the approver still opens the signing on it.
const approvalOf = (request: Reached) => {
  const answer = partAnswers(request, 'SELF').A7;
  const required: LocalApprovalFacts['required'] =
    (['YES', 'NO'] as const).find((one) => one === answer?.value) ?? 'UNKNOWN';
  return {
    required,
    bodyName: request.agency.governingBodyName ?? '',
    legalCitation: required === 'UNKNOWN' ? '' : (answer?.note ?? '').slice(0, 300),
    recordedById: request.assessment?.attestedById ?? request.liaisonId,
  };
};

const sectionsOf = (template: AgreementTemplate, request: Reached, number: string, programCode: string) => {
  const { sections } = mergeTemplate(
    template,
    toCaseValues({
      ...termsOf(request),
      number,
      programCode,
      agency: request.agency,
      office: request.office,
      request,
      measures: measuresOf(request),
    }),
  );
  return sections;
};

const placesOf = ({ signers, together = [] }: AgreementTemplate, createdAt: Date) => {
  const groups = signingGroups(signers, together);
  return signers.map((role, at) => ({ role, position: at + 1, group: groups[at] ?? at + 1, createdAt }));
};

const firstDraft = (template: AgreementTemplate, request: Reached, number: string, programCode: string) => ({
  terms: termsOf(request),
  measures: measuresOf(request),
  sections: sectionsOf(template, request, number, programCode),
  renewalReviewId: null,
});

/** Inserts the draft of an agreement and returns its locked row. */
export const createAgreement = async (context: Omit<StepContext<AgreementCase>, 'row'>): Promise<AgreementCase> => {
  const { tx, now } = context;
  const { requestId, programCode, supersedesId } = toInput(context, 'create');
  const program = toProgramCode(programCode);
  if (!producesAgreement(program)) return refuseBlocked('Partnerships of this program need no agreement.');
  const request = await sourceRequest(tx, requestId);
  const template = await templateInForce(program, templateDay(), request.agency, tx);
  if (!template) return refuseBlocked('No template of this program is in force today. Tell an administrator.');
  const number = await nextNumber(tx, 'AGR', now);
  const { agencyId, number: requestNumber } = request;
  const draft = supersedesId
    ? await successorDraft(tx, { supersedesId, agencyId, programCode, requestNumber }, template, number)
    : firstDraft(template, request, number, programCode);
  const { id } = await tx.agreement.create({
    data: {
      number,
      agencyId: request.agencyId,
      officeId: request.officeId,
      requestId,
      programCode,
      model: template.model,
      templateKey: template.key,
      templateVersion: String(template.version),
      title: template.title,
      ...draft.terms,
      termMonths: template.termMonths,
      noticeMode: template.noticeMode,
      noticeDays: template.noticeDays,
      supersedesId: supersedesId ?? null,
      renewalReviewId: draft.renewalReviewId,
      statusSince: now,
      createdAt: now,
      sections: { create: draft.sections },
      measures: { create: draft.measures },
      signatures: { create: placesOf(template, now) },
      localApproval: { create: approvalOf(request) },
    },
    select: { id: true },
  });
  const row = await lockAgreement(tx, id);
  if (!row) throw new Error('The agreement was not stored.');
  return row;
};
