// What an authority to sign may rest on.

export const authorityBases = ['ELECTED_OFFICE', 'STATUTE', 'CHARTER', 'BOARD_RESOLUTION', 'DELEGATION'] as const;

export const authorityBasisLabels = {
  ELECTED_OFFICE: 'Elected office',
  STATUTE: 'Statute',
  CHARTER: 'Charter',
  BOARD_RESOLUTION: 'Board resolution',
  DELEGATION: 'Delegation',
} as const satisfies Record<AuthorityBasis, string>;

export type AuthorityBasis = (typeof authorityBases)[number];
