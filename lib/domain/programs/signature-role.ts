// Who can sign an agreement, and the order the roles must keep.
export const signatureRoles = [
  'AGENCY_HEAD',
  'GOVERNING_BODY_HEAD',
  'LEGAL_COUNSEL_AGENCY',
  'WITNESS',
  'ICE_LEGAL',
  'ICE_SAC',
  'ICE_FOD',
  'ICE_EXECUTIVE',
] as const;

export type SignatureRole = (typeof signatureRoles)[number];

export const signatureRoleLabels = {
  AGENCY_HEAD: 'Agency head',
  GOVERNING_BODY_HEAD: 'Head of the governing body',
  LEGAL_COUNSEL_AGENCY: 'Agency counsel, as to form',
  WITNESS: 'Clerk or witness',
  ICE_LEGAL: 'ICE counsel, review mark',
  ICE_SAC: 'Special agent in charge',
  ICE_FOD: 'Field office director',
  ICE_EXECUTIVE: 'ICE executive',
} as const satisfies Record<SignatureRole, string>;

/** The roles that bind ICE; every other role but ICE_LEGAL signs for the agency's side. */
export const iceSignatureRoles = ['ICE_SAC', 'ICE_FOD', 'ICE_EXECUTIVE'] as const satisfies readonly SignatureRole[];

/**
 * Says why an order of signers is not legal, or null when it is.
 * Our own rule, from practice: the agency head first, then its governing body and counsel, ICE last, nobody twice.
 */
export function signingOrderFault(order: readonly SignatureRole[]): string | null {
  if (order.length === 0) return null;
  if (new Set(order).size !== order.length) return 'A role signs only once.';
  if (order[0] !== 'AGENCY_HEAD') return 'The agency head signs first.';
  const ranks = order.map((role) => signatureRoles.indexOf(role));
  const inOrder = ranks.every((rank, at) => at === 0 || rank > (ranks[at - 1] ?? -1));
  return inOrder ? null : "The agency's signers come before ICE.";
}
