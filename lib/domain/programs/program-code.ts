// The codes of the ACCESS catalog: thirteen components, with delegated authority split into its three models,
// and rapid repatriation, which is kept but switched off.
import { z } from 'zod';

export const programCodes = [
  '287G_JEM',
  '287G_TFM',
  '287G_WSO',
  'AFES',
  'BEST',
  'CAP',
  'T19',
  'DBFTF',
  'FUGOPS',
  'IPR',
  'LESC',
  'OCS',
  'FIREWALL',
  'PREDATOR',
  'SECCOM',
  'REPAT',
] as const;

export type ProgramCode = (typeof programCodes)[number];

export const programCodeSchema = z.enum(programCodes);

export const iceLines = ['INVESTIGATIONS', 'REMOVAL'] as const;

/** The two ICE program lines; their official names changed over time, these do not. */
export type IceLine = (typeof iceLines)[number];

export const iceLineLabels = {
  INVESTIGATIONS: 'Investigations office',
  REMOVAL: 'Removal office',
} as const satisfies Record<IceLine, string>;

export const outcomeKinds = ['SIGNED_AGREEMENT', 'FORM_AGREEMENT', 'SERVICE', 'REFERRAL'] as const;

/** How a request for a program can end. Only the first two produce a signed document. */
export type OutcomeKind = (typeof outcomeKinds)[number];

export const outcomeKindLabels = {
  SIGNED_AGREEMENT: 'Signed agreement',
  FORM_AGREEMENT: 'Agreement on a standard form',
  SERVICE: 'Service, no agreement to sign',
  REFERRAL: 'Referral to another body',
} as const satisfies Record<OutcomeKind, string>;

export const noticeModes = ['ON_RECEIPT', 'DAYS'] as const;

/** When a notice to end takes effect: at once when received, or after a number of days. */
export type NoticeMode = (typeof noticeModes)[number];
