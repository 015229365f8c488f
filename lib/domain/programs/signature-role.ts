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

const icePlaces: readonly SignatureRole[] = [...iceSignatureRoles, 'ICE_LEGAL'];

/** True when the place belongs to the agency's side. */
export const isAgencyPlace = (role: SignatureRole): boolean => !icePlaces.includes(role);

/** The places whose signature binds the agency. Counsel signs as to form and a witness to what they saw. */
export const bindsAgency = (role: SignatureRole): boolean => role === 'AGENCY_HEAD' || role === 'GOVERNING_BODY_HEAD';

/** Who signs at the same time as the one before them. */
type Together = readonly SignatureRole[];

/**
 * The group of each signer: a signer who signs together with the one before has the same.
 * @returns 1, 2, 3… for signers one after the other
 */
export const signingGroups = (order: readonly SignatureRole[], together: Together): number[] => {
  const begins = order.map((role, at) => (at > 0 && together.includes(role) ? 0 : 1));
  return begins.map((_one, at) => begins.slice(0, at + 1).reduce<number>((sum, one) => sum + one, 0));
};

/** The signers in words, a line for each group: "Agency head", "Agency counsel, as to form and Clerk or witness". */
export const signerLines = (order: readonly SignatureRole[], together: Together = []): string[] => {
  const groups = signingGroups(order, together);
  const byGroup = Map.groupBy(
    order.map((role, at) => ({ label: signatureRoleLabels[role], group: groups[at] })),
    ({ group }) => group,
  );
  return [...byGroup.values()].map((members) =>
    members.length === 1
      ? (members[0]?.label ?? '')
      : `${members.map(({ label }) => label).join(' and ')}, in any order`,
  );
};

// Our own rules: nobody signs for one side while the other has not, and a witness attests what stands already.
const togetherFault = (order: readonly SignatureRole[], together: Together): string | null => {
  if (together.some((role) => order.indexOf(role) < 1)) {
    return 'Only somebody who comes after another signer can sign at the same time as they do.';
  }
  const groups = Map.groupBy(
    signingGroups(order, together).map((group, at) => ({ group, role: order[at] ?? 'WITNESS' })),
    ({ group }) => group,
  );
  for (const members of groups.values()) {
    const sides = new Set(members.map(({ role }) => isAgencyPlace(role)));
    if (sides.size > 1) return 'Only people of one side sign at the same time.';
    const attested = members.some(({ role }) => bindsAgency(role));
    if (attested && members.some(({ role }) => role === 'WITNESS')) {
      return 'A witness signs after the people whose signatures they attest.';
    }
  }
  return null;
};

/**
 * Says why an order of signers is not legal, or null when it is.
 * Our own rule, from practice: the agency head first, then its governing body and counsel, ICE last, nobody twice.
 */
export function signingOrderFault(order: readonly SignatureRole[], together: Together = []): string | null {
  if (order.length === 0) return null;
  if (new Set(order).size !== order.length) return 'A role signs only once.';
  if (order[0] !== 'AGENCY_HEAD') return 'The agency head signs first.';
  const ranks = order.map((role) => signatureRoles.indexOf(role));
  const inOrder = ranks.every((rank, at) => at === 0 || rank > (ranks[at - 1] ?? -1));
  return inOrder ? togetherFault(order, together) : "The agency's signers come before ICE.";
}
