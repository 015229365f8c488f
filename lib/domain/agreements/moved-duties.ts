// What happens to the duties of an agreement whose end date moves.
import { nextDue } from '@/lib/domain/agreements/obligations';
import { renewalDecisionDay } from '@/lib/domain/agreements/templates/obligations';
import type { CalendarDate } from '@/lib/domain/dates';

type Duty = {
  id: string;
  type: string;
  state: string;
  dueOn: CalendarDate | null;
  everyMonths: number | null;
  previousId: string | null;
};

type Moved = {
  /** Open duties that get another day. */
  moved: { id: string; dueOn: CalendarDate }[];
  /** Duties that come after settled ones, which had ended with the old end date. */
  added: { previousId: string; dueOn: CalendarDate }[];
};

const renewal = 'RENEWAL_DECISION';

/** The decision on renewal follows the end date, and a row of duties that had run to the old end goes on to the new. */
export const movedDuties = (duties: readonly Duty[], endsOn: CalendarDate): Moved => {
  const decision = renewalDecisionDay(endsOn);
  const followed = new Set(duties.map(({ previousId }) => previousId));
  const settled = duties.filter(({ id, state }) => state === 'DONE' && !followed.has(id));
  return {
    moved: duties
      .filter(({ type, state, dueOn }) => type === renewal && state === 'OPEN' && dueOn !== decision)
      .map(({ id }) => ({ id, dueOn: decision })),
    added: settled.flatMap(({ id, type, dueOn, everyMonths }) => {
      const next = type === renewal ? decision : nextDue({ dueOn, everyMonths }, endsOn);
      return next === null ? [] : [{ previousId: id, dueOn: next }];
    }),
  };
};
