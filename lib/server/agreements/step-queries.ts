import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementHead, FactView, MeasureView } from '@/lib/domain/agreements/agreement-view';
import { placesToAdd } from '@/lib/domain/agreements/guards-ceremony';
import { agreementStepForms, agreementStepScreens } from '@/lib/domain/agreements/step-forms';
import { type AgreementStepName, agreementSteps } from '@/lib/domain/agreements/steps';
import { toCalendarDate } from '@/lib/domain/dates';
import { isAgencyPlace, signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import { decide } from '@/lib/domain/workflow/decide';
import type { Tone } from '@/lib/domain/workflow/step';
import { type StepForm, withValue } from '@/lib/domain/workflow/step-field';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { missingAuthority, toAgreementFacts } from '@/lib/server/agreements/facts';
import { type SignerCandidate, signerCandidates } from '@/lib/server/agreements/signer-candidates';
import { findVisibleAgreement, toAgreementHead } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';

// What the pages of single steps read. A step that this person cannot take has no page; one that has to wait says why.

export type StepPage = AgreementHead & {
  step: AgreementStepName;
  label: string;
  tone: Tone;
  form: StepForm;
  /** Why the step has to wait; empty when it can be taken. */
  reasons: readonly string[];
};

type Open = { row: AgreementCase; head: AgreementHead; reasons: readonly string[] };

/** An agreement with a step that this person can take, or that has to wait for stated reasons; null otherwise. */
export const openStep = async (actor: Actor, id: string, step: AgreementStepName): Promise<Open | null> => {
  const row = await findVisibleAgreement(actor, id);
  if (!row) return null;
  const decision = decide(agreementSteps[step], toAgreementFacts(row, actor), actor);
  if (!decision.ok && decision.why !== 'blocked') return null;
  return { row, head: toAgreementHead(row, actor), reasons: decision.ok ? [] : decision.reasons };
};

const startValues = (row: AgreementCase, step: AgreementStepName): Record<string, string> => {
  if (step === 'save_terms') {
    const { objective, scope, supervisorPosition, agencyContact, iceContact } = row;
    const maxAuthorizedOfficers = row.maxAuthorizedOfficers?.toString() ?? '';
    return { objective, scope, supervisorPosition, agencyContact, iceContact, maxAuthorizedOfficers };
  }
  return step === 'publish_entry' ? { publicSummary: row.publicSummary } : {};
};

/** The page of a step that is drawn from its form; null when there is none for this person now. */
export const getStepPage = async (actor: Actor, id: string, step: AgreementStepName): Promise<StepPage | null> => {
  const form = agreementStepForms[step];
  const open = form && (await openStep(actor, id, step));
  if (!form || !open) return null;
  const values = startValues(open.row, step);
  const { label, tone } = agreementSteps[step];
  return {
    ...open.head,
    step,
    label,
    tone: tone ?? 'primary',
    form: { ...form, fields: form.fields.map((field) => withValue(field, values)) },
    reasons: open.reasons,
  };
};

/** Where a step without a page of its own is taken; null when it has one, or when it is not this person's now. */
export const getStepScreen = async (actor: Actor, id: string, step: AgreementStepName): Promise<string | null> => {
  const screen = agreementStepScreens[step];
  return screen && (await openStep(actor, id, step)) ? screen.href(id) : null;
};

export type ApprovalPage = AgreementHead & {
  values: Record<
    'required' | 'legalCitation' | 'bodyName' | 'meetingOn' | 'resolutionNumber' | 'result' | 'documentId',
    string
  >;
  documents: readonly { id: string; filename: string }[];
};

/** The page on which the agency records its local approval; null when there is none for this person now. */
export const getApprovalPage = async (actor: Actor, id: string): Promise<ApprovalPage | null> => {
  const open = await openStep(actor, id, 'save_local_approval');
  if (!open) return null;
  const approval = open.row.localApproval;
  const documents = await db.document.findMany({
    where: { agreementId: id, kind: 'RESOLUTION', removedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true, filename: true },
    take: 20,
  });
  return {
    ...open.head,
    values: {
      required: approval?.required ?? 'UNKNOWN',
      legalCitation: approval?.legalCitation ?? '',
      bodyName: approval?.bodyName || (open.row.agency.governingBodyName ?? ''),
      meetingOn: approval?.meetingOn ? toCalendarDate(approval.meetingOn) : '',
      resolutionNumber: approval?.resolutionNumber ?? '',
      result: approval?.result ?? 'PENDING',
      documentId: approval?.documentId ?? documents[0]?.id ?? '',
    },
    documents,
  };
};

export type SignerPlace = {
  id: string;
  group: number;
  role: string;
  organization: string;
  userId: string;
  authBasis: string;
  /** Empty where the reader's side does not name this signer. */
  candidates: readonly SignerCandidate[];
  named: FactView;
  /** What the named person lacks to bind the agency today; null when nothing. */
  authorityProblem: string | null;
  /** A place that the reader's side added and may take out again. */
  mayRemove: boolean;
};

export type SignersPage = AgreementHead & {
  places: readonly SignerPlace[];
  /** Places that the reader's side may still add. */
  addable: readonly { value: string; label: string }[];
};

/** The page on which a side names its signers; null when there is none for this person now. */
export const getSignersPage = async (actor: Actor, id: string): Promise<SignersPage | null> => {
  const open = await openStep(actor, id, 'name_signer');
  if (!open) return null;
  const { row, head } = open;
  const places = row.signatures.map(async (place): Promise<SignerPlace> => {
    const mine = isAgencyPlace(place.role) === (head.side === 'AGENCY');
    return {
      id: place.id,
      group: place.group,
      role: signatureRoleLabels[place.role],
      organization: isAgencyPlace(place.role) ? row.agency.legalName : row.office.name,
      userId: place.userId ?? '',
      authBasis: place.authBasis ?? '',
      authorityProblem: missingAuthority(row, place),
      mayRemove: mine && place.added,
      candidates: mine ? await signerCandidates(db, row, place.role) : [],
      named: {
        label: signatureRoleLabels[place.role],
        value: place.user && [place.user.name, place.user.title].filter(Boolean).join(', '),
      },
    };
  });
  const addable = placesToAdd(toAgreementFacts(row, actor), actor).map((value) => ({
    value,
    label: signatureRoleLabels[value],
  }));
  return { ...head, places: await Promise.all(places), addable };
};

export type MeasuresPage = AgreementHead & { measures: readonly MeasureView[] };

/** The page on which the measures are set; null when there is none for this person now. */
export const getMeasuresPage = async (actor: Actor, id: string): Promise<MeasuresPage | null> => {
  const open = await openStep(actor, id, 'save_measures');
  if (!open) return null;
  const measures = open.row.measures.map(({ objective, name, baseline, target, period }) => ({
    objective,
    name,
    baseline,
    target,
    period,
  }));
  return { ...open.head, measures };
};
