// Which agreements a request can be about: renewing, changing and leaving each fit some statuses only.
import type { EndWanted, RequestType } from './request-type';

/** Statuses of agreements, by the names that their own table gives them, in which something can be asked of them. */
type FittingStatus =
  | 'EXECUTED'
  | 'IMPLEMENTING'
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'EXPIRING'
  | 'RENEWING'
  | 'NEED_REVIEW'
  | 'EXPIRED';

const running: readonly FittingStatus[] = [
  'EXECUTED',
  'IMPLEMENTING',
  'ACTIVE',
  'SUSPENDED',
  'EXPIRING',
  'RENEWING',
  'NEED_REVIEW',
];

const fitting: Partial<Record<RequestType, readonly FittingStatus[]>> = {
  // One that has run out may be wanted again.
  RENEW: ['ACTIVE', 'EXPIRING', 'NEED_REVIEW', 'SUSPENDED', 'EXPIRED'],
  MODIFY: running,
  TERMINATE_OR_SUSPEND: running,
};

/** The statuses of agreements that a request of this type can be about; none for types that are about no agreement. */
export const fittingStatuses = (requestType: RequestType): readonly FittingStatus[] => fitting[requestType] ?? [];

/** Why this cannot be asked of an agreement in that status; null when it can. */
export const misfit = (requestType: RequestType, status: string, wanted: EndWanted | null): string | null => {
  if (!fittingStatuses(requestType).some((one) => one === status)) {
    return 'Choose an agreement in a status that fits what you ask for.';
  }
  if (wanted === 'SUSPEND' && status === 'SUSPENDED') return 'This agreement is suspended already. Choose to end it.';
  return null;
};

const firstWords: Partial<Record<RequestType, string>> = {
  RENEW: 'Renew',
  MODIFY: 'Change',
  TERMINATE_OR_SUSPEND: 'End',
};

const titleMax = 120;

/** The title of a request that is named after its agreement: "Renew AGR-2026-000045, Operation Community Shield". */
export const agreementWishTitle = (
  requestType: RequestType,
  agreement: { number: string; program: string },
  wanted: EndWanted | null,
): string => {
  const verb = wanted === 'SUSPEND' ? 'Suspend' : (firstWords[requestType] ?? 'About');
  return `${verb} ${agreement.number}, ${agreement.program}`.slice(0, titleMax);
};

/** The title of a request for training or a service: the first words of what is wanted. */
export const serviceWishTitle = (serviceWanted: string): string => {
  const [first = ''] = serviceWanted.split(/[\n.;]/u);
  const text = first.trim();
  if (text.length <= titleMax) return text;
  return `${text.slice(0, text.lastIndexOf(' ', titleMax - 1))}…`;
};
