// The duties of an agreement that was in force before it came into the portal.
import { nextDue } from '@/lib/domain/agreements/obligations';
import type { FirstObligation } from '@/lib/domain/agreements/templates/obligations';
import type { CalendarDate } from '@/lib/domain/dates';

/**
 * Duties from a day on. A recurring one falls due next by its own rhythm; one that came once and is past is left out:
 * whether it was done is in the papers of both sides. The decision on renewal stays, also where it is late.
 */
export const dutiesAfter = (
  duties: readonly FirstObligation[],
  today: CalendarDate,
  expiresOn: CalendarDate | null,
): FirstObligation[] =>
  duties.flatMap((duty) => {
    let { dueOn } = duty;
    if (dueOn === null || duty.type === 'RENEWAL_DECISION') return [duty];
    while (dueOn !== null && dueOn <= today) dueOn = nextDue({ dueOn, everyMonths: duty.everyMonths }, expiresOn);
    return dueOn === null ? [] : [{ ...duty, dueOn }];
  });
