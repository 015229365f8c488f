// Why a signer declines, as a code for statistics beside the words. Our own list: no official one is published.

export const declineCodes = [
  'TEXT_CHANGE',
  'NO_AUTHORITY',
  'LOCAL_LAW',
  'NO_NEED',
  'NO_RESOURCES',
  'POLICY',
  'OTHER',
] as const;

export type DeclineCode = (typeof declineCodes)[number];

export const declineLabels = {
  TEXT_CHANGE: 'The text has to change',
  NO_AUTHORITY: 'I may not sign this',
  LOCAL_LAW: 'State or local law does not allow it',
  NO_NEED: 'The partnership is not needed any more',
  NO_RESOURCES: 'There are no people or means for it',
  POLICY: 'It does not fit the policy of my side',
  OTHER: 'Another reason',
} as const satisfies Record<DeclineCode, string>;
