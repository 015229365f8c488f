// The shape of an agreement template. Term, notice and signers are data of one version of one template, because the
// texts in use changed them from year to year: an agreement keeps the version it was drafted from.
import type { NoticeMode, ProgramCode } from '@/lib/domain/programs/program-code';
import type { SignatureRole } from '@/lib/domain/programs/signature-role';
import type { ClauseDuty } from './obligations';

/** A clause with {{variables}}. A clause with a `lockReason` is mandatory: negotiation cannot change it. */
export type TemplateSection = {
  readonly key: string;
  readonly heading: string;
  readonly body: string;
  readonly lockReason?: string;
  /** What the clause obliges a side to do again and again; left out where it brings no duty. */
  readonly duties?: readonly ClauseDuty[];
};

export type AgreementTemplate = {
  readonly key: string;
  readonly version: number;
  readonly title: string;
  /** The model within the program, for example "Jail enforcement model". */
  readonly model: string | null;
  /** Empty for an add-on, which joins agreements of the programs that the catalog names. */
  readonly programs: readonly ProgramCode[];
  readonly sections: readonly TemplateSection[];
  /** Null for an agreement that stays open until one side ends it. */
  readonly termMonths: number | null;
  readonly noticeMode: NoticeMode;
  /** 0 when the notice counts on receipt. */
  readonly noticeDays: number;
  /** Who signs, in order. */
  readonly signers: readonly SignatureRole[];
  /** Those of them who sign at the same time as the one before; left out where nobody does. */
  readonly together?: readonly SignatureRole[];
};

/** What the clauses may name, and the words shown while a value is missing. */
export const templateVariables = {
  agreementNumber: 'number of the agreement',
  requestNumber: 'number of the request',
  program: 'name of the program',
  agency: 'name of the agency',
  agencyHead: 'name of the head of the agency',
  agencyHeadTitle: 'title of the head of the agency',
  ori: 'agency identifier (ORI)',
  governingBody: 'name of the governing body',
  area: 'area the agency serves',
  office: 'name of the ICE office',
  objective: 'objective of the agreement',
  scope: 'what the agreement covers',
  supervisorPosition: 'position that supervises for ICE',
  agencyContact: 'point of contact of the agency',
  iceContact: 'point of contact of ICE',
  officerCap: 'greatest number of officers',
  measures: 'measures with baseline and target',
  term: 'term',
  notice: 'how the agreement is ended',
} as const;

export type TemplateVariable = keyof typeof templateVariables;

/** The values of one case. What is absent or empty stays open in the text and is listed. */
export type CaseValues = Readonly<Partial<Record<TemplateVariable, string>>>;
