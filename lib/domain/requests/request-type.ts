// What an agency may ask for, and how urgent it is.

export const requestTypes = [
  'NEW_PARTNERSHIP',
  'ENQUIRY',
  'ADD_PROGRAM',
  'RENEW',
  'MODIFY',
  'TERMINATE_OR_SUSPEND',
  'TRAINING_OR_SERVICE',
] as const;

export type RequestType = (typeof requestTypes)[number];

export const requestTypeLabels = {
  NEW_PARTNERSHIP: 'New partnership',
  ENQUIRY: 'Enquiry',
  ADD_PROGRAM: 'Add a program',
  RENEW: 'Renew an agreement',
  MODIFY: 'Change an agreement',
  TERMINATE_OR_SUSPEND: 'End or suspend an agreement',
  TRAINING_OR_SERVICE: 'Training or a service',
} as const satisfies Record<RequestType, string>;

export const requestTypeHints = {
  NEW_PARTNERSHIP: 'You have a public-safety problem and want help with it.',
  ENQUIRY: 'You want to talk first. An enquiry can grow into a request later.',
  ADD_PROGRAM: 'You have an agreement and want to take up another program.',
  RENEW: 'An agreement of yours comes to its end and is still needed.',
  MODIFY: 'Something in an agreement of yours needs to change.',
  TERMINATE_OR_SUSPEND: 'You want to leave an agreement, for good or for a time.',
  TRAINING_OR_SERVICE: 'You need training or access to a service, with no agreement to sign.',
} as const satisfies Record<RequestType, string>;

/** Types that the liaison settles with the agency: nothing is assessed and no new agreement is sought. */
const settledTypes: readonly RequestType[] = ['RENEW', 'MODIFY', 'TERMINATE_OR_SUSPEND', 'TRAINING_OR_SERVICE'];

/** True when a request of this type ends with what the liaison arranged, without an assessment. */
export const isSettledByLiaison = (requestType: RequestType): boolean => settledTypes.includes(requestType);

/** What a request is called: by its title, or by what it asks for where nothing asks for a title. */
export const requestTitle = ({ title, requestType }: { title: string; requestType: RequestType }): string =>
  title || (isSettledByLiaison(requestType) ? requestTypeLabels[requestType] : 'Request without a title yet');

export const endsWanted = ['END', 'SUSPEND'] as const;

export type EndWanted = (typeof endsWanted)[number];

export const endWantedLabels = {
  END: 'End it for good',
  SUSPEND: 'Suspend it for a time',
} as const satisfies Record<EndWanted, string>;

export const urgencies = ['ROUTINE', 'SOON', 'URGENT'] as const;

export type Urgency = (typeof urgencies)[number];

export const urgencyLabels = {
  ROUTINE: 'Routine: within the next six months',
  SOON: 'Soon: within the next two months',
  URGENT: 'Urgent: harm is happening now',
} as const satisfies Record<Urgency, string>;

export const borderFeatures = ['LAND_BORDER', 'SEAPORT', 'INTL_AIRPORT', 'CORRIDOR'] as const;

export type BorderFeature = (typeof borderFeatures)[number];

export const borderFeatureLabels = {
  LAND_BORDER: 'A land border of the United States',
  SEAPORT: 'A seaport',
  INTL_AIRPORT: 'An international airport',
  CORRIDOR: 'An interstate corridor used for smuggling',
} as const satisfies Record<BorderFeature, string>;
