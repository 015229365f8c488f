// The shape of one entry in the catalog. A term, signer or notice rule here is only the usual one: what binds is
// written on the template version of each agreement, because the official texts changed from year to year.
import type { AgencyType } from '@/lib/domain/agencies/agency-type';
import type { ObligationType } from './obligation-type';
import type { IceLine, NoticeMode, OutcomeKind, ProgramCode } from './program-code';
import type { SignatureRole } from './signature-role';

export const instrumentKinds = [
  'MOA_DELEGATION',
  'ANNUAL_CERTIFICATION_FORM',
  'TASK_FORCE_MOU',
  'DESIGNATION_MOU',
  'PROTOCOL_LETTER',
  'COORDINATION_LETTER',
  'INFORMAL_REFERRAL',
  'SERVICE_ONBOARDING',
  'STATE_MOA',
  'STATE_MOU',
] as const;

export type InstrumentKind = (typeof instrumentKinds)[number];

export const instrumentKindLabels = {
  MOA_DELEGATION: 'Memorandum of agreement that delegates authority',
  ANNUAL_CERTIFICATION_FORM: 'Sharing agreement with a yearly certification',
  TASK_FORCE_MOU: 'Task force memorandum of understanding',
  DESIGNATION_MOU: 'Memorandum of understanding with a designation for each officer',
  PROTOCOL_LETTER: 'Access protocol letter',
  COORDINATION_LETTER: 'Coordination letter',
  INFORMAL_REFERRAL: 'Referral and joint work, usually without a text to sign',
  SERVICE_ONBOARDING: 'Service sign-up, no agreement',
  STATE_MOA: 'Memorandum of agreement with the state identification bureau',
  STATE_MOU: 'Memorandum of understanding with state corrections',
} as const satisfies Record<InstrumentKind, string>;

/** A statement shown to people, and whether a named public source supports it. Unconfirmed ones show as such. */
export type Claim = { readonly text: string; readonly confirmed: boolean };

export type Authority = { readonly citation: string; readonly about: string; readonly confirmed: boolean };

export type SignerWhen = 'ALWAYS' | 'IF_LOCAL_LAW_ASKS' | 'OPTIONAL';

export type ProgramSigner = { readonly role: SignatureRole; readonly when: SignerWhen };

export type TermRule = Claim & { readonly months: number | null };

export type NoticeRule = Claim & { readonly mode: NoticeMode | null; readonly days: number | null };

export type ReadinessItem = {
  readonly key: string;
  readonly label: string;
  readonly needs: 'YES' | 'NUMBER' | 'DATE' | 'TEXT';
  readonly atLeast?: number;
  /** A date that completes the item lies between today and so many months from now. */
  readonly withinMonths?: number;
};

export type Program = {
  readonly code: ProgramCode;
  readonly name: string;
  readonly shortName: string;
  readonly summary: string;
  readonly purpose: string;
  readonly authority: readonly Authority[];
  readonly iceLine: IceLine;
  readonly instrumentKind: InstrumentKind;
  readonly outcomeKind: OutcomeKind;
  readonly delegating: boolean;
  readonly enabledByDefault: boolean;
  readonly whoMayApply: readonly AgencyType[];
  readonly whoMayApplyText: string;
  readonly signers: readonly ProgramSigner[];
  readonly term: TermRule;
  readonly notice: NoticeRule;
  readonly training: Claim;
  readonly duties: readonly ObligationType[];
  readonly whatYouBring: readonly string[];
  readonly readiness: readonly ReadinessItem[];
  readonly sources: readonly string[];
  readonly toBeConfirmed: readonly string[];
};

export const addOnCodes = ['REIMBURSEMENT'] as const;

export type AddOnCode = (typeof addOnCodes)[number];

/** An instrument that joins a program's agreement and never stands alone. */
export type AddOn = Pick<
  Program,
  | 'name'
  | 'summary'
  | 'purpose'
  | 'authority'
  | 'iceLine'
  | 'signers'
  | 'term'
  | 'notice'
  | 'duties'
  | 'whatYouBring'
  | 'readiness'
> & {
  readonly code: AddOnCode;
  readonly isAddOn: true;
  readonly goesWith: readonly ProgramCode[];
  readonly sources: readonly string[];
  readonly toBeConfirmed: readonly string[];
};
